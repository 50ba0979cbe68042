"""Takes German compounds apart with a list of base words ("Betriebserkundung": Betrieb, Erkundung)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import OSA

from mintregion.catalogue.search.language import fold

REMEMBERED_WORDS = 100_000
SHORTEST_COMPOUND = 6
LONGEST_COMPOUND = 60
"""Longer words are pasted rubbish; reading them would take seconds."""

SHORTEST_STEM = 4
LINKS = ("", "s", "n", "en", "es", "er", "e", "ens", "ns", "ier", "innen")
"""What German puts between two parts; "ier" is for verbs made of nouns (Experimentierkoffer), "innen" for women."""

ENDINGS = ("", "n", "e", "en", "s", "er", "es", "ern", "em", "nen", "ens", "ers")

_PENALTY_PER_PART = 10


@dataclass(frozen=True, slots=True)
class Part:
    """A base word in its common folded form, and where it stands in the folded compound."""

    word: str
    start: int
    stop: int


@dataclass(frozen=True, slots=True)
class _Best:
    """Cheapest way to read the rest of a word: fewer parts first, then fewer linking letters."""

    cost: int
    parts: tuple[Part, ...]


class Compounds:
    """Splits by dynamic programming from the right: every part but the last in a form that stands in front."""

    def __init__(self, words: Iterable[str], irregular: Mapping[str, str]) -> None:
        self._irregular = irregular
        self._full: dict[str, str] = {}
        self._front: dict[str, str] = {}
        self._spelling: dict[str, str] = {}
        self._written: dict[str, tuple[str, ...]] = {}
        self._known: dict[str, tuple[Part, ...]] = {}
        for word in words:
            self._add(word)
        self._front.update((form, common) for form, common in irregular.items() if common in self._full)
        self._longest = max(map(len, self._front), default=0)

    def _add(self, entry: str) -> None:
        word = fold(entry.replace("|", ""))
        if "|" in entry:
            self._written[word] = tuple(fold(part) for part in entry.split("|"))
        self._front.setdefault(word, word)
        if entry.endswith("-"):
            return
        self._full.setdefault(word, word)
        self._spelling.setdefault(word, entry.replace("|", "").lower())
        for stem in _front_stems(word):
            self._front.setdefault(stem, word)

    def base(self, word: str) -> str | None:
        """Common form of a folded word that is itself a base word, also with an ending; None for others."""
        common = self._irregular.get(word, word)
        if common in self._full:
            return self._full[common]
        for ending in ENDINGS[1:]:
            stem = word.removesuffix(ending)
            if stem != word and len(stem) >= SHORTEST_STEM - 1 and stem in self._full:
                return self._full[stem]
        return None

    def similar(self, word: str, distance: int) -> dict[str, int]:
        """Base words as written within so many edits (OSA) of a folded word or of it without -n, -en, -s; the edits."""
        best: dict[str, int] = {}
        for form in dict.fromkeys(
            (word, word.removesuffix("n"), word.removesuffix("en"), word.removesuffix("s"))
        ):
            for base, edits, _ in process.extract(
                form, self._full.keys(), scorer=OSA.distance, score_cutoff=distance, limit=None
            ):
                written = self._spelling[base]
                best[written] = min(int(edits), best.get(written, distance))
        return best

    def split(self, word: str) -> tuple[Part, ...]:
        """Parts of a folded word, in order; empty when it is no compound of known words, or itself a base word."""
        parts = self._known.get(word)
        if parts is None:
            base = self._irregular.get(word) or self.base(word)
            if base in self._written:
                parts = self._expanded((Part(base, 0, len(word)),))
            else:
                parts = () if base is not None else self.split_base(word)
            if len(self._known) >= REMEMBERED_WORDS:
                self._known = {}
            self._known[word] = parts
        return parts

    def split_base(self, word: str) -> tuple[Part, ...]:
        """The same also for base words: Kindergarten as Kinder, Garten."""
        if not SHORTEST_COMPOUND <= len(word) <= LONGEST_COMPOUND:
            return ()
        rest: dict[int, _Best] = {}
        for start in range(len(word) - 2, -1, -1):
            best = self._from(word, start, rest)
            if best is not None:
                rest[start] = best
        whole = rest.get(0)
        return self._expanded(whole.parts) if whole is not None and len(whole.parts) > 1 else ()

    def _expanded(self, parts: Iterable[Part]) -> tuple[Part, ...]:
        """Parts that the list takes apart itself are replaced by theirs."""
        found = []
        for part in parts:
            start = part.start
            for word in self._written.get(part.word, (part.word,)):
                stop = part.stop if word == part.word else min(start + len(word), part.stop)
                found.append(Part(word, start, stop))
                start = stop
        return tuple(found)

    def _from(self, word: str, start: int, rest: Mapping[int, _Best]) -> _Best | None:
        """Cheapest reading of `word[start:]`, given those of all later places."""
        best = None
        last = self.base(word[start:]) if start else None
        if last is not None:
            best = _Best(_PENALTY_PER_PART, (Part(last, start, len(word)),))
        for stop in range(start + 2, min(len(word) - 1, start + self._longest) + 1):
            front = self._front.get(word[start:stop])
            if front is None:
                continue
            for link in LINKS:
                after = rest.get(stop + len(link))
                if after is None or not word.startswith(link, stop):
                    continue
                cost = after.cost + _PENALTY_PER_PART + len(link)
                if best is None or cost < best.cost:
                    best = _Best(cost, (Part(front, start, stop), *after.parts))
        return best


def _front_stems(word: str) -> Iterator[str]:
    """Shorter forms in front of another word: Schul-, Programmier-, Lese-, Tüftel-."""
    if word.endswith("e") and len(word) > SHORTEST_STEM:
        yield word[:-1]
    if word.endswith(("en", "eln", "ern")) and len(word) > SHORTEST_STEM:
        yield word[:-1]
    if word.endswith("en") and len(word) > SHORTEST_STEM:
        yield word[:-2]
