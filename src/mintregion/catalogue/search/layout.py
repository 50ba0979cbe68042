"""Files of an index: where they lie, how a finished one becomes the current one, how a damaged one is noticed.

directory/
    CURRENT                  name of the generation in use and checksum of its manifest
    LOCK                     held by the one process that builds
    generation-…/            manifest.json and one .npy file per array, never changed after the rename
    building-…/              unfinished work; removed by the next build
"""

from __future__ import annotations

import fcntl
import json
import os
import shutil
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any
from uuid import uuid4

import numpy as np
from numpy.typing import NDArray

from mintregion.catalogue.search.model import FacetSpec, Schema

FORMAT_VERSION = 1
"""Raise this when a file, an array or the meaning of one changes."""

ARRAYS = (
    *("ids", "id_order", "versions", "days", "sites", "reach", "matrix", "wides", "bits"),
    *("title_order", "title_rank", "title_blob", "title_ends"),
    *("site_latitudes", "site_longitudes", "site_vectors", "travelling"),
    *("term_blob", "term_ends", "posting_ends", "posting_documents", "posting_impacts"),
    *("word_blob", "word_ends", "word_frequencies", "word_letters", "word_lengths"),
)

_CURRENT = "CURRENT"
_LOCK = "LOCK"
_MANIFEST = "manifest.json"
_GENERATION = "generation-"
_BUILDING = "building-"

Array = NDArray[Any]


class IndexDamaged(Exception):
    """There is no usable index: missing, torn, changed on disk, or written by another version. Build it again."""


class BuildRunning(Exception):
    """Another process is building in this directory."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a generation says about itself. `files` maps array names to [bytes, CRC-32]."""

    analyser_version: str
    catalogue_version: int
    schema: Schema
    documents: int
    mean_length: float
    files: dict[str, list[int]]
    format_version: int = FORMAT_VERSION

    def to_json(self) -> bytes:
        return json.dumps(asdict(self), sort_keys=True).encode()

    @classmethod
    def from_json(cls, text: bytes) -> Manifest:
        """Raises IndexDamaged when the text is not a manifest of this format."""
        try:
            content = json.loads(text)
            if content["format_version"] != FORMAT_VERSION:
                raise IndexDamaged(f"format {content['format_version']} instead of {FORMAT_VERSION}")
            facets = tuple(FacetSpec(**facet) for facet in content["schema"]["facets"])
            return cls(**{**content, "schema": Schema(facets)})
        except (ValueError, KeyError, TypeError) as error:
            raise IndexDamaged(f"manifest unreadable: {error}") from error


@contextmanager
def building(directory: Path) -> Iterator[Path]:
    """An empty folder to write a generation into, for one process at a time; gone again if the work fails."""
    directory.mkdir(parents=True, exist_ok=True)
    with (directory / _LOCK).open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise BuildRunning(str(directory)) from error
        for leftover in directory.glob(f"{_BUILDING}*"):
            shutil.rmtree(leftover, ignore_errors=True)
        folder = directory / f"{_BUILDING}{uuid4().hex}"
        folder.mkdir()
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)


def wait_for_build(directory: Path) -> None:
    """Return when no process builds in this directory any more, at once if none does."""
    directory.mkdir(parents=True, exist_ok=True)
    with (directory / _LOCK).open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_SH)


def write_array(folder: Path, name: str, array: Array) -> list[int]:
    """Write one array durably; returns its size in bytes and its CRC-32."""
    path = folder / f"{name}.npy"
    with path.open("wb") as file:
        np.save(file, array)
        file.flush()
        os.fsync(file.fileno())
    return [path.stat().st_size, _checksum(path)]


def publish(folder: Path, manifest: Manifest) -> Path:
    """Make a complete folder the current generation: manifest, one rename, one switch; all durable in this order."""
    directory = folder.parent
    text = manifest.to_json()
    _write_durably(folder / _MANIFEST, text)
    _sync_directory(folder)
    generation = directory / folder.name.replace(_BUILDING, f"{_GENERATION}{manifest.catalogue_version}-")
    previous = _current_name(directory)
    folder.rename(generation)
    _sync_directory(directory)
    _write_durably(directory / f"{_CURRENT}.new", f"{generation.name} {zlib.crc32(text)}\n".encode())
    (directory / f"{_CURRENT}.new").replace(directory / _CURRENT)
    _sync_directory(directory)
    _remove_generations(directory, keep={generation.name, previous})
    return generation


def open_current(directory: Path) -> tuple[Manifest, dict[str, Array]]:
    """Manifest and mapped arrays of the current generation, all checksums compared.

    Raises IndexDamaged. When another process switches generations meanwhile, the new one is opened.
    """
    while True:
        pointer = _read(directory / _CURRENT)
        try:
            return _open_generation(directory, pointer)
        except IndexDamaged:
            if _read(directory / _CURRENT) == pointer:
                raise


def _open_generation(directory: Path, pointer: bytes) -> tuple[Manifest, dict[str, Array]]:
    name, _, checksum = pointer.decode(errors="replace").strip().partition(" ")
    if not name.startswith(_GENERATION) or "/" in name:
        raise IndexDamaged("CURRENT names no generation")
    folder = directory / name
    text = _read(folder / _MANIFEST)
    if str(zlib.crc32(text)) != checksum:
        raise IndexDamaged("manifest changed")
    manifest = Manifest.from_json(text)
    if set(manifest.files) != set(ARRAYS):
        raise IndexDamaged("manifest incomplete")
    return manifest, {array: _open_array(folder, array, manifest.files[array]) for array in ARRAYS}


def _open_array(folder: Path, name: str, expected: list[int]) -> Array:
    path = folder / f"{name}.npy"
    try:
        if [path.stat().st_size, _checksum(path)] != expected:
            raise IndexDamaged(f"{path.name} changed")
        # A plain array on the mapped memory: slices of numpy.memmap cost a microsecond more each.
        return np.asarray(np.load(path, mmap_mode="r"))
    except (OSError, ValueError) as error:
        raise IndexDamaged(f"{path.name}: {error}") from error


def _current_name(directory: Path) -> str:
    try:
        return (directory / _CURRENT).read_text(errors="replace").partition(" ")[0]
    except OSError:
        return ""


def _remove_generations(directory: Path, keep: set[str]) -> None:
    """Older generations go. The previous one stays for a process that is opening it now; open maps live on."""
    for folder in directory.glob(f"{_GENERATION}*"):
        if folder.name not in keep:
            shutil.rmtree(folder, ignore_errors=True)


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise IndexDamaged(f"{path.name}: {error.strerror}") from error


def _checksum(path: Path) -> int:
    checksum = 0
    with path.open("rb") as file:
        while block := file.read(1 << 20):
            checksum = zlib.crc32(block, checksum)
    return checksum


def _write_durably(path: Path, content: bytes) -> None:
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _sync_directory(directory: Path) -> None:
    """Make renames and new names in a directory survive a power cut."""
    descriptor = os.open(directory, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
