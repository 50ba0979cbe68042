"""Filters over the whole catalogue: one bit per offer and filter value."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import numpy as np
from numpy.typing import NDArray

from mintregion.catalogue.search.facets import BLOCK_WORDS, Column, Counts, Rows, Words


def word_count(documents: int) -> int:
    """64-bit words needed for one bit per offer."""
    return (documents + 63) // 64


def pack(mask: NDArray[np.bool_]) -> Words:
    """Bits of a mask whose length is a multiple of 64; offer 0 is the lowest bit of word 0."""
    return np.packbits(mask, bitorder="little").view(np.uint64)


def unpack(words: Words, documents: int) -> NDArray[np.bool_]:
    """The mask of `documents` entries."""
    return np.unpackbits(words.view(np.uint8), count=documents, bitorder="little").view(np.bool_)


def population(words: Words) -> int:
    """Number of set bits."""
    return int(np.bitwise_count(words).sum(dtype=np.int64))


def slice_of_set_bits(words: Words, offset: int, limit: int) -> NDArray[np.int64]:
    """Positions of the set bits number `offset` … `offset + limit - 1`, reading only the words that hold them."""
    until = np.cumsum(np.bitwise_count(words), dtype=np.int64)
    if not len(until) or offset >= until[-1] or limit < 1:
        return np.empty(0, np.int64)
    first = int(np.searchsorted(until, offset, side="right"))
    last = int(np.searchsorted(until, offset + limit, side="left"))
    bits = unpack(np.ascontiguousarray(words[first : last + 1]), (min(last, len(words) - 1) - first + 1) * 64)
    skip = offset - (int(until[first - 1]) if first else 0)
    return (np.flatnonzero(bits) + first * 64)[skip : skip + limit]


class Bitmaps:
    """The filters of a built catalogue as bitmaps; `bits` has shape (values, words)."""

    def __init__(self, rows: Rows, bits: Words, documents: int) -> None:
        self._rows = rows
        self._bits = bits
        self._documents = documents
        self._totals = np.bitwise_count(bits).sum(axis=1, dtype=np.int64)
        self._plain_totals = {
            column.spec.name: np.bincount(self._values(column), minlength=column.spec.size)[
                : column.spec.size
            ]
            for column in self._columns()
            if not column.has_bitmaps
        }

    def _columns(self) -> Iterable[Column]:
        return self._rows.layout.columns.values()

    def filter(
        self, candidates: Words | None, filters: Mapping[str, tuple[int, ...]], *, counted: bool
    ) -> tuple[Words | None, Counts]:
        """Candidates that pass all filters (None stands for every offer), and the counts per value."""
        chosen = {name: self._choice(name, values) for name, values in filters.items()}
        full = _all_of(candidates, chosen.values())
        if not counted:
            return full, {}
        numbers = self._count(full, 0, len(self._bits))
        counts = {}
        for column in self._columns():
            name, near = column.spec.name, full
            if name in chosen:
                near = _all_of(candidates, (words for other, words in chosen.items() if other != name))
            if not column.has_bitmaps:
                part = self._histogram(column, near)
            elif name in chosen:
                part = self._count(near, column.bitmaps, column.bitmaps + column.spec.size)
            else:
                part = numbers[column.bitmaps : column.bitmaps + column.spec.size]
            counts[name] = tuple(part.tolist())
        return full, counts

    def _choice(self, name: str, values: tuple[int, ...]) -> Words:
        """Offers with any of the values."""
        column = self._rows.layout.columns[name]
        known = [value for value in values if 0 <= value < column.spec.size]
        if column.has_bitmaps:
            any_of: Words = np.bitwise_or.reduce(
                self._bits[[column.bitmaps + value for value in known]], axis=0
            )
            return any_of
        mask = np.zeros(self._bits.shape[1] * 64, np.bool_)
        mask[: self._documents] = np.isin(self._values(column), np.array(known, np.uint16))
        return pack(mask)

    def _values(self, column: Column) -> NDArray[np.unsignedinteger]:
        values: NDArray[np.unsignedinteger] = (
            self._rows.wides[column.wide] if column.wide >= 0 else self._rows.matrix[:, column.start]
        )
        return values

    def _histogram(self, column: Column, near: Words | None) -> NDArray[np.int64]:
        """Counts of a filter that has no bitmaps."""
        if near is None:
            return self._plain_totals[column.spec.name]
        kept = self._values(column).take(np.flatnonzero(unpack(near, self._documents)))
        return np.bincount(kept, minlength=column.spec.size)[: column.spec.size]

    def _count(self, near: Words | None, start: int, stop: int) -> NDArray[np.int64]:
        """Set bits of the bitmaps `start` … `stop - 1` within `near`."""
        counts: NDArray[np.int64] = self._totals[start:stop]
        if near is None:
            return counts
        counts = np.empty(stop - start, np.int64)
        step = max(1, BLOCK_WORDS // max(1, len(near)))
        for low in range(start, stop, step):
            high = min(low + step, stop)
            hits = np.bitwise_count(self._bits[low:high] & near)
            # 32 bits: at most 16 million offers, and twice as fast to add up.
            counts[low - start : high - start] = hits.sum(axis=1, dtype=np.uint32)
        return counts


def _all_of(candidates: Words | None, masks: Iterable[Words]) -> Words | None:
    """Conjunction; None when nothing restricts."""
    joined = candidates
    for mask in masks:
        joined = mask if joined is None else joined & mask
    return joined
