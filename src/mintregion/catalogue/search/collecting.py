"""First half of a build: offers in, compact arrays out, one chunk at a time."""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mintregion.catalogue.search.facets import FacetLayout, Rows
from mintregion.catalogue.search.model import Document
from mintregion.catalogue.search.ranking import BODY_WEIGHT, FREQUENCY_MAX, TITLE_WEIGHT

EXACT = "="
"""Written before exact terms, so that "org:12" never meets a word."""

DOCUMENTS_MAX = 1 << 24
_WEIGHTS = (TITLE_WEIGHT, BODY_WEIGHT, 0)

NO_COORDINATE = 1 << 30

ID, VERSION, DAY, LATITUDE, LONGITUDE, REACH = range(6)
"""Rows of the numbers of offers."""


@dataclass(frozen=True, slots=True)
class Chunk:
    """Offers in order of arrival. `postings` are term code << 32 | arrival << 8 | weighted frequency, sorted."""

    numbers: NDArray[np.int64]
    rows: Rows
    postings: NDArray[np.int64]
    lengths: NDArray[np.int64]


def numbers_of(documents: Sequence[Document]) -> NDArray[np.int64]:
    """Rows ID … REACH of `documents`, NO_COORDINATE where there is no place; shape (6, offers)."""
    rows = [
        (
            document.id,
            document.version,
            document.day,
            NO_COORDINATE if document.latitude_e6 is None else document.latitude_e6,
            NO_COORDINATE if document.longitude_e6 is None else document.longitude_e6,
            document.reach_m,
        )
        for document in documents
    ]
    return np.ascontiguousarray(np.array(rows, np.int64).reshape(-1, 6).T)


class Collector:
    """Takes offers apart into numbers; holds about 60 bytes and 8 per distinct token of every offer."""

    def __init__(self, layout: FacetLayout) -> None:
        self.layout = layout
        self.codes: defaultdict[str, int] = defaultdict()
        self.codes.default_factory = self.codes.__len__
        self.words: Counter[str] = Counter()
        self.title_keys: list[str] = []
        self.chunks: list[Chunk] = []

    def add(self, documents: Sequence[Document]) -> None:
        """Append one chunk."""
        arrived = len(self.title_keys)
        if arrived + len(documents) > DOCUMENTS_MAX:
            raise ValueError(f"an index holds at most {DOCUMENTS_MAX} offers")
        codes, counts = self._encode(documents)
        arrivals = np.repeat(np.arange(arrived, arrived + len(documents)), counts.sum(axis=1))
        weights = np.repeat(np.tile(_WEIGHTS, len(documents)), counts.ravel())
        self.chunks.append(
            Chunk(
                numbers_of(documents),
                self.layout.encode([document.facets for document in documents]),
                _count_together((codes << 32) | (arrivals << 8) | weights),
                counts[:, :2].sum(axis=1),
            )
        )
        self.title_keys.extend(document.title_key for document in documents)
        for document in documents:
            self.words.update(document.words)

    def _encode(self, documents: Iterable[Document]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Codes of all tokens in a row, and how many come from title, body and exact terms of each offer."""
        codes, counts = array("q"), array("q")
        code = self.codes.__getitem__
        for document in documents:
            exact = [EXACT + term for term in document.terms]
            for tokens in (document.title_tokens, document.body_tokens, exact):
                codes.extend(map(code, tokens))
                counts.append(len(tokens))
        return np.frombuffer(codes, np.int64), np.frombuffer(counts, np.int64).reshape(-1, 3)


def _count_together(tokens: NDArray[np.int64]) -> NDArray[np.int64]:
    """Join equal tokens of one offer: their weights become one frequency of at most 255."""
    tokens.sort()
    pairs = tokens >> 8
    starts = np.flatnonzero(np.diff(pairs, prepend=-1))
    if not len(starts):
        return tokens
    frequencies = np.minimum(np.add.reduceat(tokens & 0xFF, starts), FREQUENCY_MAX)
    return (pairs[starts] << 8) | frequencies
