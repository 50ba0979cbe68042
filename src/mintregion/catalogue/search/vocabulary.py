"""The words people may type: completion of a beginning, and words that look alike."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import process
from rapidfuzz.distance import OSA

from mintregion.catalogue.search.language import fold
from mintregion.catalogue.search.strings import SortedStrings, pack_strings

_SEPARATOR = "\t"
COMPLETIONS_READ_MAX = 2_000


@dataclass(frozen=True, slots=True)
class Similar:
    """A known word near a typed one: as written, edits away (OSA), and in how many offers."""

    word: str
    distance: int
    frequency: int


def letters(word: str) -> int:
    """Set of the letters of a folded word as 32 bits; two words one edit apart differ in at most two bits."""
    bits = 0
    for letter in word:
        bits |= 1 << (ord(letter) % 32)
    return bits


def pack_words(words: Mapping[str, int]) -> Iterator[tuple[str, NDArray[Any]]]:
    """Arrays of a vocabulary from words as written and their numbers of offers.

    Entries are "folded<tab>as written", sorted; of several spellings of one folded word the most frequent is kept.
    """
    spelled: dict[str, str] = {}
    total: Counter[str] = Counter()
    for word, frequency in words.items():
        folded = fold(word)
        total[folded] += frequency
        if folded not in spelled or frequency > words[spelled[folded]]:
            spelled[folded] = word
    order = sorted(spelled)
    blob, ends = pack_strings(f"{folded}{_SEPARATOR}{spelled[folded]}" for folded in order)
    yield "word_blob", blob
    yield "word_ends", ends
    yield "word_frequencies", np.array([total[folded] for folded in order], np.int32)
    yield "word_letters", np.array([letters(folded) for folded in order], np.uint32)
    yield "word_lengths", np.array([min(len(folded), 255) for folded in order], np.uint8)


class Vocabulary:
    """Words of the built catalogue; `later` are further words of offers changed since."""

    def __init__(
        self,
        words: SortedStrings,
        frequencies: NDArray[np.int32],
        letter_sets: NDArray[np.uint32],
        lengths: NDArray[np.uint8],
        later: Sequence[tuple[str, str]] = (),
    ) -> None:
        self._words = words
        self._frequencies = frequencies
        self._letters = letter_sets
        self._lengths = lengths
        self._later = later

    def extended(self, later: Sequence[tuple[str, str]]) -> Vocabulary:
        """The same words and `later` (pairs of folded and as written)."""
        return Vocabulary(self._words, self._frequencies, self._letters, self._lengths, later)

    def knows(self, word: str) -> bool:
        """Whether the built catalogue holds the folded `word`."""
        return self._words.has_prefix(word + _SEPARATOR)

    def completions(self, prefix: str, limit: int) -> list[str]:
        """Words that begin with the folded `prefix`, most frequent first, as written."""
        span = self._words.starting_with(prefix)
        span = span[:COMPLETIONS_READ_MAX]
        frequencies = self._frequencies[span.start : span.stop]
        best = np.argsort(-frequencies, kind="stable")[:limit] + span.start
        found = [self._entry(index)[1] for index in best.tolist()]
        found += [written for folded, written in self._later if folded.startswith(prefix)]
        return list(dict.fromkeys(found))[:limit]

    def similar(self, word: str, distance: int) -> list[Similar]:
        """Words within so many edits of the folded `word`, nearest and most frequent first."""
        differing = np.bitwise_count(self._letters ^ np.uint32(letters(word)))
        lengths = np.abs(self._lengths.astype(np.int16) - len(word))
        near = np.flatnonzero((differing <= 2 * distance) & (lengths <= distance)).tolist()
        entries = [(*self._entry(index), int(self._frequencies[index])) for index in near]
        entries += [(folded, written, 1) for folded, written in self._later]
        hits = process.extract(
            word, [entry[0] for entry in entries], scorer=OSA.distance, score_cutoff=distance, limit=None
        )
        found = [Similar(entries[index][1], int(edits), entries[index][2]) for _, edits, index in hits]
        return sorted(found, key=lambda hit: (hit.distance, -hit.frequency, hit.word))

    def _entry(self, index: int) -> tuple[str, str]:
        folded, _, written = self._words[index].partition(_SEPARATOR)
        return folded, written
