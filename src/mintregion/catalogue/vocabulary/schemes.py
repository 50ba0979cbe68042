"""Reads the vocabulary files that ship with the product."""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from mintregion.catalogue.vocabulary.concepts import Concept, Scheme

FILES = Path(__file__).parent / "files"


def _read(path: Path) -> Scheme:
    entries = tomllib.loads(path.read_text(encoding="utf-8"))["concept"]
    concepts = tuple(_concept(entry) for entry in entries)
    positions = {concept.position for concept in concepts}
    if len(positions) != len(concepts):
        raise ValueError(f"{path.name} gives a position twice.")
    return Scheme(path.stem, concepts)


def _concept(entry: dict[str, Any]) -> Concept:
    return Concept(
        key=entry["key"],
        position=entry["position"],
        labels=MappingProxyType(entry["label"]),
        note=MappingProxyType(entry.get("note", {})),
        same_as=MappingProxyType({name: tuple(uris) for name, uris in entry.get("same_as", {}).items()}),
        words=tuple(entry.get("words", ())),
        broader=entry.get("broader", ""),
    )


SCHEMES: Mapping[str, Scheme] = MappingProxyType(
    {path.stem: _read(path) for path in sorted(FILES.glob("*.toml"))}
)


def scheme(name: str) -> Scheme:
    """Give one vocabulary by name; raise KeyError when there is none."""
    return SCHEMES[name]
