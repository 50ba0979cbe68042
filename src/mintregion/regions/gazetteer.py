"""Finds places by what people type: postcode, name, part of a name, or a name with a typing error."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property

from rapidfuzz import process
from rapidfuzz.distance import OSA

#: From this many letters on two typing errors are forgiven, below only one.
LONG_NAME = 8
SHORTEST_PREFIX = 3
UMLAUTS = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe"})
SPELT_OUT_UMLAUT = re.compile(r"([aou])e")
POSTCODE = re.compile(r"\b(?:[A-Z]{1,2}-)?(\d{4,5})\b", re.IGNORECASE)
WORDS_OF_DISTRICTS = re.compile(r"\b(landkreis|eifelkreis|kreis|kreisfreie stadt|stadt)\b")


class Sort(IntEnum):
    """What an entry is; of two entries with one name the lower sort answers."""

    MUNICIPALITY = 0
    PLACE = 1
    DISTRICT = 2


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of the gazetteer; the point is in micro-degrees."""

    name: str
    postcode: str
    latitude_e6: int
    longitude_e6: int
    district_key: str
    sort: Sort = Sort.PLACE


@dataclass(frozen=True, slots=True)
class ResolvedPlace:
    """A point that stands for what somebody typed.

    `is_guess` tells that the text had a typing error or was only the beginning of a name;
    `alternatives` are other places that could have been meant, nearest first.
    """

    name: str
    latitude_e6: int
    longitude_e6: int
    district_key: str
    is_guess: bool = False
    alternatives: tuple[str, ...] = ()


def fold(text: str) -> str:
    """Make spellings of one name equal: "Föhren", "FOEHREN" and "Fohren" all give "fohren"."""
    plain = unicodedata.normalize("NFKD", text.casefold().translate(UMLAUTS))
    letters = "".join(sign if sign.isalnum() else " " for sign in plain if not unicodedata.combining(sign))
    return SPELT_OUT_UMLAUT.sub(r"\1", " ".join(letters.split()))


class Gazetteer:
    """All places an installation knows, prepared for look-ups."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._by_name: dict[str, list[Entry]] = defaultdict(list)
        self._by_postcode: dict[str, list[Entry]] = defaultdict(list)
        for entry in entries:
            for name in _names(entry):
                self._by_name[name].append(entry)
            if entry.postcode:
                self._by_postcode[entry.postcode].append(entry)

    @cached_property
    def _sorted_names(self) -> list[str]:
        return sorted(self._by_name)

    def find(self, text: str, *, prefer: AbstractSet[str] = frozenset()) -> ResolvedPlace | None:
        """Resolve a text; of several places with one name those in districts `prefer` come first."""
        if postcode := POSTCODE.search(text):
            return self._at_postcode(postcode[1], text.replace(postcode[0], " "))
        wanted = fold(text)
        if exact := self._by_name.get(wanted):
            return _resolved(_in_order(exact, prefer), is_guess=False)
        guesses = self._guesses(wanted, prefer)
        return _resolved(guesses, is_guess=True) if guesses else None

    def suggest(self, text: str, *, prefer: AbstractSet[str] = frozenset(), limit: int = 8) -> list[str]:
        """Give labels such as "54343 Föhren" for the beginning of a postcode or name, best first."""
        wanted = fold(text)
        if wanted.isdigit():
            entries = [
                e
                for code in sorted(self._by_postcode)
                if code.startswith(wanted)
                for e in self._by_postcode[code]
            ]
        else:
            entries = list(self._by_name.get(wanted, ())) + self._guesses(wanted, prefer)
        return list(dict.fromkeys(f"{entry.postcode} {entry.name}".strip() for entry in entries))[:limit]

    def _at_postcode(self, postcode: str, rest: str) -> ResolvedPlace | None:
        entries = self._by_postcode.get(postcode, [])
        if named := [entry for entry in entries if fold(entry.name) == fold(rest)]:
            return _resolved(named, is_guess=False)
        if not entries:
            return None
        if len({entry.name for entry in entries}) == 1:
            return _resolved(entries, is_guess=False)
        return _middle(postcode, entries)

    def _guesses(self, wanted: str, prefer: AbstractSet[str]) -> list[Entry]:
        if len(wanted) < SHORTEST_PREFIX:
            return []
        begun = [
            entry for name in self._sorted_names if name.startswith(wanted) for entry in self._by_name[name]
        ]
        return _in_order(begun, prefer) or self._misspelt(wanted, prefer)

    def _misspelt(self, wanted: str, prefer: AbstractSet[str]) -> list[Entry]:
        errors = 2 if len(wanted) >= LONG_NAME else 1
        found = process.extract(
            wanted, self._sorted_names, scorer=OSA.distance, score_cutoff=errors, limit=20
        )
        nearest = sorted(found, key=lambda match: (match[1], match[0]))
        return [entry for name, _, _ in nearest for entry in _in_order(self._by_name[name], prefer)]


def _names(entry: Entry) -> set[str]:
    full = fold(entry.name)
    if entry.sort is not Sort.DISTRICT:
        return {full}
    bare = " ".join(WORDS_OF_DISTRICTS.sub(" ", full).split())
    return {full, bare, f"landkreis {bare}", f"kreis {bare}"}


def _in_order(entries: Iterable[Entry], prefer: AbstractSet[str]) -> list[Entry]:
    return sorted(entries, key=lambda e: (e.district_key not in prefer, e.sort, e.name, e.postcode))


def _resolved(entries: Sequence[Entry], *, is_guess: bool) -> ResolvedPlace:
    first = entries[0]
    others = dict.fromkeys(
        _label(e) for e in entries if (e.name, e.district_key) != (first.name, first.district_key)
    )
    return ResolvedPlace(
        first.name,
        first.latitude_e6,
        first.longitude_e6,
        first.district_key,
        is_guess=is_guess,
        alternatives=tuple(others)[:5],
    )


def _label(entry: Entry) -> str:
    return f"{entry.postcode} {entry.name}".strip()


def _middle(postcode: str, entries: Sequence[Entry]) -> ResolvedPlace:
    """The middle of all places with one postcode; it has no name but the postcode itself."""
    districts = {entry.district_key for entry in entries}
    return ResolvedPlace(
        postcode,
        round(sum(entry.latitude_e6 for entry in entries) / len(entries)),
        round(sum(entry.longitude_e6 for entry in entries) / len(entries)),
        districts.pop() if len(districts) == 1 else "",
    )
