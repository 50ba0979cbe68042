"""Counting offers per filter value: short lists by histogram, long ones by bitmap."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mintregion.catalogue.search.model import FacetSpec, Schema

Words = NDArray[np.uint64]
Counts = dict[str, tuple[int, ...]]

NO_BYTE = 255
NO_WIDE = 65_535
BITMAP_MAX = 128
"""Single-valued filters with more values get no bitmaps: a histogram of all rows costs about as much."""

BLOCK_WORDS = 32_768
"""Words combined at once when bitmaps are counted: 256 KiB, which stays in the processor's cache."""

_BITS_OF_BYTE = ((np.arange(256)[:, None] >> np.arange(8)) & 1).astype(np.float64)


@dataclass(frozen=True, slots=True)
class Column:
    """Where one filter lies: bytes of the row matrix (`start`, `stop`) or a wide column, and its bitmaps."""

    spec: FacetSpec
    start: int
    stop: int
    wide: int
    bitmaps: int

    @property
    def has_bitmaps(self) -> bool:
        return self.bitmaps >= 0


class FacetLayout:
    """Places the filters of a schema.

    A row holds one offer: single values below 256 as one byte (255: none), multi values as one bit each. Larger
    single values are 16-bit columns of their own (65535: none).
    """

    def __init__(self, schema: Schema) -> None:
        self.columns: dict[str, Column] = {}
        self.row_bytes = self.wide_columns = self.bitmap_count = 0
        for spec in schema.facets:
            wide = not spec.multi and spec.size > NO_BYTE
            width = (spec.size + 7) // 8 if spec.multi else int(not wide)
            mapped = spec.multi or spec.size <= BITMAP_MAX
            self.columns[spec.name] = Column(
                spec,
                self.row_bytes,
                self.row_bytes + width,
                self.wide_columns if wide else -1,
                self.bitmap_count if mapped else -1,
            )
            self.row_bytes += width
            self.wide_columns += wide
            self.bitmap_count += spec.size if mapped else 0
        self._offsets = np.arange(self.row_bytes, dtype=np.intp) * 256

    def encode(self, documents: Sequence[Mapping[str, int | tuple[int, ...]]]) -> Rows:
        """Rows of offers given by their values; an unknown filter or value is an error."""
        matrix = np.zeros((len(documents), self.row_bytes), np.uint8)
        wides = np.full((self.wide_columns, len(documents)), NO_WIDE, np.uint16)
        for column in self.columns.values():
            values = [facets.get(column.spec.name) for facets in documents]
            if column.spec.multi:
                matrix[:, column.start : column.stop] = _bit_rows(column, values)
            elif column.wide >= 0:
                wides[column.wide] = _single_values(column, values, NO_WIDE)
            else:
                matrix[:, column.start] = _single_values(column, values, NO_BYTE)
        return Rows(self, matrix, wides)

    def histograms(self, matrix: NDArray[np.uint8]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """How often each byte value, and each bit, stands in each byte of the rows; shapes (bytes, 256), (bytes, 8)."""
        flat = (matrix + self._offsets).ravel()
        values = np.bincount(flat, minlength=self.row_bytes * 256).reshape(self.row_bytes, 256)
        return values, (values @ _BITS_OF_BYTE).astype(np.int64)


def _bit_rows(column: Column, values: Iterable[int | tuple[int, ...] | None]) -> NDArray[np.uint8]:
    """One little-endian bit set of `stop - start` bytes per offer."""
    masks = []
    for chosen in values:
        mask = 0
        for value in (chosen,) if isinstance(chosen, int) else chosen or ():
            mask |= 1 << value
        masks.append(mask)
    bits = np.array(masks, np.uint64)
    if column.spec.size < 64 and (bits >> np.uint64(column.spec.size)).any():
        raise ValueError(f"facet {column.spec.name}: a value is not below {column.spec.size}")
    return bits.view(np.uint8).reshape(-1, 8)[:, : column.stop - column.start]


def _single_values(
    column: Column, values: Sequence[int | tuple[int, ...] | None], none: int
) -> NDArray[np.int64]:
    """One value per offer, `none` where there is none."""
    numbers = np.array([none if value is None else value for value in values], np.int64)
    wrong = (numbers != none) & ((numbers < 0) | (numbers >= column.spec.size))
    if wrong.any():
        raise ValueError(f"facet {column.spec.name}: a value is not below {column.spec.size}")
    return numbers


class Rows:
    """Filter values of offers, one row each: the list path, fit for short lists of candidates."""

    def __init__(self, layout: FacetLayout, matrix: NDArray[np.uint8], wides: NDArray[np.uint16]) -> None:
        self.layout = layout
        self.matrix = matrix
        self.wides = wides

    def filter(
        self, ordinals: NDArray[np.integer], filters: Mapping[str, tuple[int, ...]], *, counted: bool
    ) -> tuple[NDArray[np.bool_] | None, Counts]:
        """Which of the candidates pass all filters (None: all), and the counts per value."""
        rows = self.matrix.take(ordinals, axis=0)
        passes = {name: self._passes(name, values, rows, ordinals) for name, values in filters.items()}
        full = _all_of(passes.values())
        if not counted:
            return full, {}
        counts: Counts = {}
        self._count(counts, self._columns_not_in(passes), ordinals, rows, full)
        for name in passes:
            others = _all_of(mask for other, mask in passes.items() if other != name)
            self._count(counts, [self.layout.columns[name]], ordinals, rows, others)
        return full, counts

    def _columns_not_in(self, names: Container[str]) -> list[Column]:
        return [column for name, column in self.layout.columns.items() if name not in names]

    def _passes(
        self, name: str, values: tuple[int, ...], rows: NDArray[np.uint8], ordinals: NDArray[np.integer]
    ) -> NDArray[np.bool_]:
        column = self.layout.columns[name]
        known = [value for value in values if 0 <= value < column.spec.size]
        if column.wide >= 0:
            return np.isin(self.wides[column.wide][ordinals], np.array(known, np.uint16))
        if not column.spec.multi:
            table = np.zeros(256, np.bool_)
            table[known] = True
            return table[rows[:, column.start]]
        mask = sum(1 << value for value in set(known)).to_bytes(column.stop - column.start, "little")
        hits = rows[:, column.start : column.stop] & np.frombuffer(mask, np.uint8)
        passes: NDArray[np.bool_] = np.logical_or.reduce(hits, axis=1)
        return passes

    def _count(
        self,
        counts: Counts,
        columns: Sequence[Column],
        ordinals: NDArray[np.integer],
        rows: NDArray[np.uint8],
        mask: NDArray[np.bool_] | None,
    ) -> None:
        """Add to `counts` those of some columns over the candidates in `mask`."""
        if mask is not None:
            # Far faster than indexing by the mask, whose pattern no processor foresees.
            chosen = np.flatnonzero(mask)
            ordinals, rows = ordinals.take(chosen), rows.take(chosen, axis=0)
        values, bits = self.layout.histograms(rows)
        for column in columns:
            size = column.spec.size
            if column.wide >= 0:
                numbers = np.bincount(self.wides[column.wide].take(ordinals), minlength=size)[:size]
            elif column.spec.multi:
                numbers = bits[column.start : column.stop].ravel()[:size]
            else:
                numbers = values[column.start, :size]
            counts[column.spec.name] = tuple(numbers.tolist())


def _all_of(masks: Iterable[NDArray[np.bool_]]) -> NDArray[np.bool_] | None:
    """Conjunction; None when there is nothing to join."""
    joined: NDArray[np.bool_] | None = None
    for mask in masks:
        joined = mask if joined is None else joined & mask
    return joined
