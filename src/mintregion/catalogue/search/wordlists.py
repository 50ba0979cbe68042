"""Reads the word lists beside this file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files

from mintregion.catalogue.search.language import Language, fold


def entry_lines(name: str) -> Iterator[str]:
    """Lines of a list without comments and blanks."""
    return _content((files(__package__) / name).read_text("utf-8").splitlines())


def _content(lines: Iterable[str]) -> Iterator[str]:
    stripped = (line.partition("#")[0].strip() for line in lines)
    return (line for line in stripped if line)


@cache
def lexicon_words() -> tuple[str, ...]:
    """Entries of the lexicon as written there."""
    return tuple(word for line in entry_lines("lexicon.txt") for word in line.split())


@cache
def stop_words(language: Language) -> frozenset[str]:
    """Words without meaning of their own: folded for German, as `fold_foreign` gives them for others."""
    lines = (line.split() for line in entry_lines("stop_words.txt"))
    return frozenset(word for code, *words in lines if code == language for word in words)


@cache
def irregular_forms() -> dict[str, str]:
    """Folded form to folded common form."""
    pairs = (line.split() for line in entry_lines("irregular.txt"))
    return {fold(form): fold(common) for form, common in pairs}


def synonym_groups(own: Iterable[str] = ()) -> list[list[str]]:
    """Groups of the shipped list and of further lines in the same form."""
    lines = [*entry_lines("synonyms.txt"), *_content(own)]
    return [[entry.strip() for entry in line.split(",") if entry.strip()] for line in lines]
