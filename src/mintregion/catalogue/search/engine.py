"""The search engine: the built part, the overlay of changes, and one immutable snapshot of both for each query."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from mintregion.catalogue.search.base import Base, Dead
from mintregion.catalogue.search.bitmaps import pack, word_count
from mintregion.catalogue.search.collecting import NO_COORDINATE
from mintregion.catalogue.search.geography import FAR
from mintregion.catalogue.search.layout import IndexDamaged, open_current
from mintregion.catalogue.search.model import (
    Deleted,
    Document,
    MapPoints,
    Query,
    Result,
    Schema,
    effective_sort,
)
from mintregion.catalogue.search.overlay import Overlay
from mintregion.catalogue.search.partial import Partial, add_counts, merged_order
from mintregion.catalogue.search.vocabulary import Similar, Vocabulary


@dataclass(frozen=True, slots=True)
class _Snapshot:
    base: Base
    overlay: Overlay
    dead: Dead | None
    vocabulary: Vocabulary


Row = tuple[bool, int]
"""Whether an offer lies in the overlay, and its row there or its ordinal in the built part."""


class Engine:
    """Searches one generation of the index. Any number of threads may search while one applies changes."""

    def __init__(self, base: Base) -> None:
        self._writing = threading.Lock()
        self._snapshot = _Snapshot(base, Overlay.empty(base), None, base.vocabulary)

    @classmethod
    def open(
        cls, directory: Path, *, analyser_version: str | None = None, schema: Schema | None = None
    ) -> Engine:
        """Open the current generation.

        Raises IndexDamaged when it cannot be trusted or was made for another analyser or schema than those given.
        """
        manifest, arrays = open_current(directory)
        if analyser_version not in (None, manifest.analyser_version):
            raise IndexDamaged(f"analysed by version {manifest.analyser_version}")
        if schema not in (None, manifest.schema):
            raise IndexDamaged("built for other filters")
        return cls(Base(manifest, arrays))

    @property
    def catalogue_version(self) -> int:
        """Version of the catalogue when the index was built; later changes are for `apply`."""
        return self._snapshot.base.manifest.catalogue_version

    @property
    def size(self) -> int:
        """Offers in the built part."""
        return self._snapshot.base.size

    @property
    def changes(self) -> int:
        """Rows in the overlay; above about 2000 a new build pays."""
        return self._snapshot.overlay.size

    def apply(self, changes: Iterable[Document | Deleted]) -> None:
        """Let later searches see these changes, all at once. Of several changes to one offer the last counts."""
        with self._writing:
            last = {change.id: change for change in changes}
            if not last:
                return
            before = self._snapshot
            documents = [change for change in last.values() if isinstance(change, Document)]
            gone = [change.id for change in last.values() if isinstance(change, Deleted)]
            overlay = before.overlay.changed(before.base, documents, gone)
            self._snapshot = _Snapshot(
                before.base,
                overlay,
                _bury(before.base, before.dead, list(last)),
                before.base.vocabulary.extended(overlay.words),
            )

    def search(self, query: Query) -> Result:
        """One page of matches with counts; see Query and Result."""
        snapshot = self._snapshot
        total, counts, rows = _find(snapshot, query)
        return Result(
            total,
            tuple(_by_row(rows, snapshot.base.ids.take, snapshot.overlay.ids.take)),
            tuple(_by_row(rows, snapshot.base.versions.take, snapshot.overlay.versions.take)),
            _distances(snapshot, query, rows),
            counts,
        )

    def map_points(self, query: Query, limit: int) -> MapPoints:
        """The first `limit` matches, those of them with a place; page and filters' counts of the query are ignored."""
        snapshot = self._snapshot
        total, _, rows = _find(snapshot, replace(query, offset=0, limit=limit, facets=False))
        base, overlay = snapshot.base, snapshot.overlay
        columns = (
            _by_row(rows, base.ids.take, overlay.ids.take),
            _by_row(rows, base.latitudes, overlay.latitudes),
            _by_row(rows, base.longitudes, overlay.longitudes),
        )
        points = [point for point in zip(*columns, strict=True) if NO_COORDINATE not in point]
        ids, latitudes, longitudes = zip(*points, strict=True) if points else ((), (), ())
        return MapPoints(total, ids, latitudes, longitudes)

    def knows(self, term: str) -> bool:
        """Whether any offer holds the token."""
        snapshot = self._snapshot
        return snapshot.base.postings.frequency(term) > 0 or snapshot.overlay.knows(term)

    def completions(self, prefix: str, limit: int) -> list[str]:
        """Words of the catalogue that begin with the folded `prefix`, most frequent first, as written."""
        return self._snapshot.vocabulary.completions(prefix, limit)

    def similar(self, word: str, distance: int) -> list[Similar]:
        """Words of the catalogue within so many edits of the folded `word`, nearest first."""
        return self._snapshot.vocabulary.similar(word, distance)


def _bury(base: Base, dead: Dead | None, ids: Sequence[int]) -> Dead | None:
    """Mark built offers as replaced; masks are copied, older snapshots keep theirs."""
    ordinals = [ordinal for ordinal in map(base.ordinal, ids) if ordinal >= 0]
    if not ordinals:
        return dead
    if dead is None:
        mask = np.zeros(word_count(base.size) * 64, np.bool_)
        alive = pack(np.arange(len(mask)) < base.size)
    else:
        mask, alive = dead.mask.copy(), dead.alive.copy()
    mask[ordinals] = True
    touched = np.unique(np.array(ordinals) // 64)
    alive[touched] &= ~pack(mask.reshape(-1, 64)[touched].ravel())
    return Dead(mask, alive)


def _find(snapshot: _Snapshot, query: Query) -> tuple[int, dict[str, tuple[int, ...]], list[Row]]:
    """Total, counts, and the rows of the page in order."""
    sort = effective_sort(query)
    offset, limit = max(0, query.offset), max(0, query.limit)
    if not snapshot.overlay.size:
        built = snapshot.base.search(query, sort, snapshot.dead, offset, limit)
        return built.total, built.counts, [(False, row) for row in built.rows.tolist()]
    built = snapshot.base.search(query, sort, snapshot.dead, 0, offset + limit)
    changed = snapshot.overlay.search(query, sort, offset + limit)
    parts: tuple[Partial, Partial] = (built, changed)
    rows = [
        (is_changed, int(parts[is_changed].rows[position]))
        for is_changed, position in merged_order(built, changed, offset, limit)
    ]
    return built.total + changed.total, add_counts(built.counts, changed.counts), rows


def _by_row(
    rows: Sequence[Row],
    built: Callable[[NDArray[np.intp]], NDArray[np.integer]],
    changed: Callable[[NDArray[np.intp]], NDArray[np.integer]],
) -> list[int]:
    """One number per row, asked of the part each row lies in, in one call per part."""
    numbers = np.empty(len(rows), np.int64)
    for is_changed, part in ((False, built), (True, changed)):
        at = [position for position, row in enumerate(rows) if row[0] is is_changed]
        if at:
            numbers[at] = part(np.array([rows[position][1] for position in at]))
    return numbers.tolist()


def _distances(snapshot: _Snapshot, query: Query, rows: Sequence[Row]) -> tuple[int | None, ...] | None:
    """Metres per row, None for an offer without a place; None as a whole without an area."""
    if query.area is None:
        return None
    area = query.area
    metres = _by_row(
        rows,
        lambda ordinals: snapshot.base.places.distances(area, ordinals),
        lambda changed: snapshot.overlay.distances(area, changed),
    )
    return tuple(None if distance == FAR else distance for distance in metres)
