"""Which offers hold the words of a query, and how well they fit."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mintregion.catalogue.search.model import Alternative, Group
from mintregion.catalogue.search.strings import SortedStrings

REMEMBERED_TERMS = 20_000
_UNION_BY_SORT = 64
"""Lists that together hold less than one in so many offers are merged by sorting, others by marking."""

_MEET_BY_SEARCH = 12
"""A list so many times longer than the other is searched instead of read."""

Ordinals = NDArray[np.integer]
Scores = NDArray[np.int32]
Matches = tuple[Ordinals, Scores]
"""Ascending ordinals and their scores: impact times weight, 1 / (2048 · 64) of a BM25 point."""

NONE: Matches = (np.empty(0, np.int32), np.empty(0, np.int32))


@dataclass(frozen=True, slots=True)
class Scratch:
    """Working arrays of one thread, all False or zero between uses. `mask` is as long as whole bitmap words."""

    mask: NDArray[np.bool_]
    scores: Scores

    @classmethod
    def for_documents(cls, documents: int) -> Scratch:
        padded = (documents + 63) // 64 * 64
        return cls(np.zeros(padded, np.bool_), np.zeros(padded, np.int32))


class Postings:
    """Inverted lists: for every term the ordinals of its offers, ascending, and its impact in each."""

    def __init__(
        self,
        terms: SortedStrings,
        ends: NDArray[np.int64],
        documents: NDArray[np.int32],
        impacts: NDArray[np.uint16],
        size: int,
    ) -> None:
        self._terms = terms
        self._ends = ends
        self._documents = documents
        self._impacts = impacts
        self._size = size
        self._spans: dict[str, tuple[int, int]] = {}

    def span(self, term: str) -> tuple[int, int]:
        """Where the list of a term lies; an empty span for an unknown one."""
        span = self._spans.get(term)
        if span is None:
            span = self._find(term)
            if len(self._spans) >= REMEMBERED_TERMS:
                self._spans = {}
            self._spans[term] = span
        return span

    def _find(self, term: str) -> tuple[int, int]:
        position = self._terms.find(term)
        if position < 0:
            return 0, 0
        return int(self._ends[position - 1]) if position else 0, int(self._ends[position])

    def frequency(self, term: str) -> int:
        """Number of offers that hold the term."""
        start, stop = self.span(term)
        return stop - start

    def documents_with(self, term: str) -> NDArray[np.int32]:
        """Ordinals of the offers that hold the term."""
        start, stop = self.span(term)
        return self._documents[start:stop]

    def match(self, groups: Iterable[Group], scratch: Scratch) -> Matches:
        """Offers that satisfy every group; their score is the sum over groups of the best alternative."""
        found = sorted((self._group(group, scratch) for group in groups), key=lambda matches: len(matches[0]))
        ordinals, scores = found[0]
        for others in found[1:]:
            if not len(ordinals):
                break
            ordinals, scores = _meet(ordinals, scores, others, scratch)
        return ordinals, scores

    def _group(self, group: Group, scratch: Scratch) -> Matches:
        """Union of the alternatives, each offer with its best score."""
        found = [
            matches for matches in (self._alternative(choice, scratch) for choice in group) if len(matches[0])
        ]
        if len(found) < 2:
            return found[0] if found else NONE
        best = scratch.scores
        found = [(ordinals.astype(np.intp), scores) for ordinals, scores in found]
        for ordinals, scores in found:
            best[ordinals] = np.maximum(best.take(ordinals), scores)
        union = self._union([ordinals for ordinals, _ in found], scratch)
        scores = best.take(union)
        best[union] = 0
        return union, scores

    def _union(self, lists: list[Ordinals], scratch: Scratch) -> Ordinals:
        if sum(map(len, lists)) * _UNION_BY_SORT < self._size:
            merged = np.concatenate(lists)
            merged.sort()
            return merged.take(np.flatnonzero(np.diff(merged, prepend=-1)))
        mask = scratch.mask
        for ordinals in lists:
            mask[ordinals] = True
        union = np.flatnonzero(mask)
        mask[union] = False
        return union

    def _alternative(self, choice: Alternative, scratch: Scratch) -> Matches:
        """Offers that hold all terms of one alternative; the score is the mean impact times the weight."""
        spans = sorted((self.span(term) for term in set(choice.terms)), key=lambda span: span[1] - span[0])
        if not spans or spans[0][0] == spans[0][1]:
            return NONE
        ordinals, scores = self._list(spans[0])
        for span in spans[1:]:
            ordinals, scores = _meet(ordinals, scores, self._list(span), scratch)
        scores *= choice.weight
        if len(spans) > 1:
            scores //= len(spans)
        return ordinals, scores

    def _list(self, span: tuple[int, int]) -> Matches:
        return self._documents[slice(*span)], self._impacts[slice(*span)].astype(np.int32)


def _meet(ordinals: Ordinals, scores: Scores, others: Matches, scratch: Scratch) -> Matches:
    """Intersection with another list; scores are added. Every score is above zero."""
    other_ordinals, other_scores = others
    if len(other_ordinals) < _MEET_BY_SEARCH * len(ordinals):
        table = scratch.scores
        # Converted once: numpy would convert 32-bit positions on each of both writes.
        places = other_ordinals.astype(np.intp)
        table[places] = other_scores
        added = table.take(ordinals)
        table[places] = 0
        both = np.flatnonzero(added)
        return ordinals.take(both), scores.take(both) + added.take(both)
    at = np.searchsorted(other_ordinals, ordinals)
    at[at == len(other_ordinals)] = 0
    both = np.flatnonzero(other_ordinals.take(at) == ordinals)
    return ordinals.take(both), scores.take(both) + other_scores.take(at.take(both))
