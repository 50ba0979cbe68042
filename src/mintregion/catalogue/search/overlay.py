"""Offers changed since the build, held in memory; a snapshot never changes once it is made."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from mintregion.catalogue.search.base import Base
from mintregion.catalogue.search.collecting import (
    DAY,
    EXACT,
    ID,
    LATITUDE,
    LONGITUDE,
    NO_COORDINATE,
    REACH,
    VERSION,
    numbers_of,
)
from mintregion.catalogue.search.facets import Rows
from mintregion.catalogue.search.geography import (
    chord_limit,
    metres,
    nowhere,
    reach_limits,
    squared_chords,
    unit_vectors,
)
from mintregion.catalogue.search.language import fold
from mintregion.catalogue.search.model import Alternative, Area, Document, Group, Query, Sort
from mintregion.catalogue.search.partial import TITLE_STEP, Partial
from mintregion.catalogue.search.ranking import (
    BODY_WEIGHT,
    FREQUENCY_MAX,
    TITLE_WEIGHT,
    first_rows,
    idf,
    impacts,
)

Integers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class _Lists:
    """Inverted lists that only ever grow: rows of newer snapshots are cut off by their number when read."""

    rows: dict[str, list[int]] = field(default_factory=dict)
    impacts: dict[str, list[int]] = field(default_factory=dict)

    def add(self, term: str, row: int, impact: int) -> None:
        # Impacts first: a reader in another thread takes as many impacts as it sees rows.
        self.impacts.setdefault(term, []).append(impact)
        self.rows.setdefault(term, []).append(row)

    def holds(self, term: str, size: int) -> bool:
        """Whether any row below `size` holds the term."""
        rows = self.rows.get(term)
        return rows is not None and rows[0] < size

    def read(self, term: str, size: int) -> tuple[Integers, Integers]:
        """Rows below `size` that hold the term, and their impacts."""
        rows = self.rows.get(term, [])
        count = bisect_left(rows, size)
        return np.array(rows[:count], np.int64), np.array(self.impacts.get(term, [])[:count], np.int64)


@dataclass(frozen=True, slots=True)
class Overlay:
    """Changed offers in order of arrival (rows). `numbers` as in `collecting.numbers_of`; `live` are the valid ones.

    `title_positions` say before which built offer a title sorts. `words` are pairs (folded, as written) that the
    built vocabulary does not know.
    """

    numbers: Integers
    rows: Rows
    vectors: NDArray[np.float64]
    live: NDArray[np.bool_]
    title_keys: tuple[str, ...]
    title_positions: Integers
    words: tuple[tuple[str, str], ...]
    _lists: _Lists

    @classmethod
    def empty(cls, base: Base) -> Overlay:
        return cls(
            np.empty((6, 0), np.int64),
            base.layout.encode([]),
            np.empty((3, 0)),
            np.empty(0, np.bool_),
            (),
            np.empty(0, np.int64),
            (),
            _Lists(),
        )

    @property
    def size(self) -> int:
        """Rows, valid or not."""
        return len(self.live)

    @property
    def ids(self) -> Integers:
        return self._column(ID)

    @property
    def versions(self) -> Integers:
        return self._column(VERSION)

    def _column(self, number: int) -> Integers:
        column: Integers = self.numbers[number]
        return column

    def changed(self, base: Base, documents: Sequence[Document], gone: Sequence[int]) -> Overlay:
        """A snapshot with these documents, and without the older rows of them and of the ids in `gone`.

        Only one thread may make snapshots, each from the latest.
        """
        encoded = base.layout.encode([document.facets for document in documents])
        numbers = numbers_of(documents)
        positions = [base.title_position(document.title_key, document.id) for document in documents]
        live = self.live & ~np.isin(self.ids, [*gone, *(document.id for document in documents)])
        for row, document in enumerate(documents, start=self.size):
            self._add_to_lists(base, document, row)
        return Overlay(
            np.concatenate((self.numbers, numbers), axis=1),
            Rows(
                base.layout,
                np.concatenate((self.rows.matrix, encoded.matrix)),
                np.concatenate((self.rows.wides, encoded.wides), axis=1),
            ),
            np.concatenate((self.vectors, _vectors(numbers)), axis=1),
            np.concatenate((live, np.ones(len(documents), np.bool_))),
            self.title_keys + tuple(document.title_key for document in documents),
            np.concatenate((self.title_positions, np.array(positions, np.int64))),
            self.words + _new_words(base, documents, self.words),
            self._lists,
        )

    def _add_to_lists(self, base: Base, document: Document, row: int) -> None:
        """Impacts with the statistics of the built part, so that both parts rank alike."""
        counts: Counter[str] = Counter()
        for tokens, weight in ((document.title_tokens, TITLE_WEIGHT), (document.body_tokens, BODY_WEIGHT)):
            for term, times in Counter(tokens).items():
                counts[term] += weight * times
        shares = impacts(
            idf(np.array([base.postings.frequency(term) for term in counts], np.int64), base.size),
            np.minimum(np.array(list(counts.values()), np.int64), FREQUENCY_MAX),
            np.array(len(document.title_tokens) + len(document.body_tokens)),
            base.manifest.mean_length,
        )
        for term, share in zip(counts, shares.tolist(), strict=True):
            self._lists.add(term, row, share)
        for term in dict.fromkeys(document.terms):
            self._lists.add(EXACT + term, row, 1)

    def knows(self, term: str) -> bool:
        """Whether any changed offer holds the term."""
        return self._lists.holds(term, self.size)

    def search(self, query: Query, sort: Sort, wanted: int) -> Partial:
        """Matches among the changed offers, the first `wanted` in order."""
        matching, scores = self.live, np.zeros(self.size, np.int64)
        for group in query.groups:
            found = self._group(group)
            matching = matching & (found > 0)
            scores = scores + found
        for term in query.terms:
            matching = matching & self._holding(EXACT + term)
        if query.area is not None:
            matching = matching & self._inside(query.area)
        rows = np.flatnonzero(matching)
        keep, counts = self.rows.filter(rows, query.filters, counted=query.facets)
        rows = rows if keep is None else rows[keep]
        keys = self._keys(sort, query.area, scores)[rows]
        chosen = first_rows(keys, self.ids[rows], wanted)
        return Partial(len(rows), counts, keys[chosen], self.ids[rows[chosen]], rows[chosen])

    def latitudes(self, rows: NDArray[np.integer]) -> Integers:
        """Micro-degrees per row, NO_COORDINATE without a place."""
        return self._column(LATITUDE).take(rows)

    def longitudes(self, rows: NDArray[np.integer]) -> Integers:
        """Micro-degrees per row, NO_COORDINATE without a place."""
        return self._column(LONGITUDE).take(rows)

    def distances(self, area: Area, rows: NDArray[np.integer]) -> Integers:
        """Whole metres from the centre, FAR without a place."""
        return metres(squared_chords(self.vectors[:, rows], area))

    def _group(self, group: Group) -> Integers:
        """Score of every row: that of its best alternative, 0 for none."""
        best = np.zeros(self.size, np.int64)
        for choice in group:
            best = np.maximum(best, self._alternative(choice))
        return best

    def _alternative(self, choice: Alternative) -> Integers:
        terms = set(choice.terms)
        total = np.zeros(self.size, np.int64)
        held = np.zeros(self.size, np.int64)
        for term in terms:
            rows, shares = self._lists.read(term, self.size)
            total[rows] += shares
            held[rows] += 1
        return np.where(held == len(terms), total * choice.weight // max(1, len(terms)), 0)

    def _holding(self, term: str) -> NDArray[np.bool_]:
        mask = np.zeros(self.size, np.bool_)
        mask[self._lists.read(term, self.size)[0]] = True
        return mask

    def _inside(self, area: Area) -> NDArray[np.bool_]:
        chords2 = squared_chords(self.vectors, area)
        inside = chords2 <= np.maximum(reach_limits(self._column(REACH)), chord_limit(area.radius_m))
        if area.district_term is not None:
            inside |= self._holding(EXACT + area.district_term)
        return inside

    def _keys(self, sort: Sort, area: Area | None, scores: Integers) -> Integers:
        """Key of every row as described in `Partial`."""
        if sort == "newest":
            return -self._column(DAY)
        if sort == "distance" and area is not None:
            return metres(squared_chords(self.vectors, area))
        if sort == "title":
            order = sorted(range(self.size), key=lambda row: (self.title_keys[row], int(self.ids[row])))
            rank = np.empty(self.size, np.int64)
            rank[order] = np.arange(self.size)
            return self.title_positions * TITLE_STEP + rank
        return -scores


def _vectors(numbers: Integers) -> NDArray[np.float64]:
    """Points on the unit sphere per changed offer, nowhere without coordinates; shape (3, offers)."""
    placed = (numbers[LATITUDE] != NO_COORDINATE) & (numbers[LONGITUDE] != NO_COORDINATE)
    return np.where(placed, unit_vectors(numbers[LATITUDE], numbers[LONGITUDE]), nowhere())


def _new_words(
    base: Base, documents: Sequence[Document], known: Sequence[tuple[str, str]]
) -> tuple[tuple[str, str], ...]:
    """Words of the documents that no vocabulary knows yet."""
    seen = {folded for folded, _ in known}
    found: dict[str, str] = {}
    for word in dict.fromkeys(word for document in documents for word in document.words):
        folded = fold(word)
        if folded not in seen and not base.vocabulary.knows(folded):
            found.setdefault(folded, word)
    return tuple(found.items())
