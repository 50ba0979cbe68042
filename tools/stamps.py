"""Do a step only when its inputs changed: a stamp file holds the fingerprint of the last good run."""

import hashlib
from collections.abc import Iterable
from pathlib import Path

from tools.paths import ROOT


def fingerprint(files: Iterable[Path], *facts: str) -> str:
    """Return a digest over names and contents of the files, in any order, and over further facts."""
    digest = hashlib.sha256()
    for file in sorted(files):
        name = file.relative_to(ROOT) if file.is_relative_to(ROOT) else file
        digest.update(f"{name.as_posix()}\0{file.stat().st_size}\0".encode())
        digest.update(file.read_bytes())
    for fact in facts:
        digest.update(f"{fact}\0".encode())
    return digest.hexdigest()


def is_current(stamp: Path, value: str) -> bool:
    """Say whether the step behind this stamp already ran with these inputs."""
    return stamp.is_file() and stamp.read_text(encoding="ascii").strip() == value


def write(stamp: Path, value: str) -> None:
    """Remember that the step ran with these inputs."""
    stamp.parent.mkdir(parents=True, exist_ok=True)
    stamp.write_text(value + "\n", encoding="ascii")
