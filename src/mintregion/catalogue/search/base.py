"""The built part of an index: mapped arrays, never changed while open."""

from __future__ import annotations

import threading
from bisect import bisect_left
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from mintregion.catalogue.search.bitmaps import (
    Bitmaps,
    pack,
    population,
    slice_of_set_bits,
    unpack,
    word_count,
)
from mintregion.catalogue.search.collecting import EXACT
from mintregion.catalogue.search.facets import Counts, FacetLayout, Rows, Words
from mintregion.catalogue.search.geography import Places
from mintregion.catalogue.search.layout import Manifest
from mintregion.catalogue.search.model import Area, Query, Sort
from mintregion.catalogue.search.partial import TITLE_STEP, Partial
from mintregion.catalogue.search.postings import Ordinals, Postings, Scores, Scratch
from mintregion.catalogue.search.ranking import first_rows
from mintregion.catalogue.search.strings import SortedStrings
from mintregion.catalogue.search.vocabulary import Vocabulary

LIST_MAX_SHARE = 24
LIST_ALWAYS = 2_000
"""Candidates below one in 24 offers, or below 2000, are counted as a list, others by bitmaps: measured crossing."""

LIST_AREA_SHARE = 8
"""Lists of more than one in eight offers are compared with all places at once."""

_TITLES_READ = 65_536


@dataclass(frozen=True, slots=True)
class Dead:
    """Offers of the built part that were changed or deleted since: as a mask (padded to whole words) and alive bits."""

    mask: NDArray[np.bool_]
    alive: Words


@dataclass(frozen=True, slots=True)
class _Candidates:
    """Offers before filters: a list with scores (None without words), or bits (None: every offer)."""

    ordinals: Ordinals | None
    scores: Scores | None
    bits: Words | None


class Base:
    """Answers a query over the built catalogue. Offers are numbered from the newest on (ordinals)."""

    def __init__(self, manifest: Manifest, arrays: dict[str, NDArray[Any]]) -> None:
        self.manifest = manifest
        self.size = manifest.documents
        self.ids, self.versions, self.days = arrays["ids"], arrays["versions"], arrays["days"]
        self._id_order = arrays["id_order"]
        self.layout = FacetLayout(manifest.schema)
        self._rows = Rows(self.layout, arrays["matrix"], arrays["wides"])
        self._bitmaps = Bitmaps(self._rows, arrays["bits"], self.size)
        self._title_order, self._title_rank = arrays["title_order"], arrays["title_rank"]
        self._titles = SortedStrings(arrays["title_blob"], arrays["title_ends"])
        self._sites = arrays["sites"]
        self._latitudes, self._longitudes = arrays["site_latitudes"], arrays["site_longitudes"]
        self.places = Places(
            arrays["site_vectors"],
            arrays["site_latitudes"][:-1],
            arrays["sites"],
            arrays["reach"],
            arrays["travelling"],
        )
        self.postings = Postings(
            SortedStrings(arrays["term_blob"], arrays["term_ends"]),
            arrays["posting_ends"],
            arrays["posting_documents"],
            arrays["posting_impacts"],
            self.size,
        )
        self.vocabulary = Vocabulary(
            SortedStrings(arrays["word_blob"], arrays["word_ends"]),
            arrays["word_frequencies"],
            arrays["word_letters"],
            arrays["word_lengths"],
        )
        self._local = threading.local()

    @property
    def scratch(self) -> Scratch:
        """Working arrays of this thread."""
        scratch: Scratch | None = getattr(self._local, "scratch", None)
        if scratch is None:
            scratch = self._local.scratch = Scratch.for_documents(self.size)
        return scratch

    def ordinal(self, document: int) -> int:
        """Ordinal of an offer by id, or -1."""
        at = bisect_left(range(self.size), document, key=lambda place: self.ids[self._id_order[place]])
        if at == self.size or self.ids[self._id_order[at]] != document:
            return -1
        return int(self._id_order[at])

    def title_position(self, key: str, document: int) -> int:
        """Number of built offers whose title (ties: id) sorts before this one."""
        low = self._titles.position(key)
        high = self._titles.position_between(key + "\0", low, self.size)
        return low + int(np.searchsorted(self.ids[self._title_order[low:high]], document))

    def latitudes(self, ordinals: Ordinals) -> NDArray[np.int32]:
        """Micro-degrees per offer, NO_COORDINATE without a place."""
        return self._latitudes.take(self._sites.take(ordinals))

    def longitudes(self, ordinals: Ordinals) -> NDArray[np.int32]:
        """Micro-degrees per offer, NO_COORDINATE without a place."""
        return self._longitudes.take(self._sites.take(ordinals))

    def search(self, query: Query, sort: Sort, dead: Dead | None, first: int, count: int) -> Partial:
        """Matches of the built part; rows number `first` … `first + count - 1` of its order."""
        candidates = self._candidates(query, dead)
        if candidates.ordinals is None:
            bits, counts = self._bitmaps.filter(candidates.bits, query.filters, counted=query.facets)
            total = self.size if bits is None else population(bits)
            keys, rows = self._order_bits(bits, sort, query.area, first, count)
        else:
            ordinals, scores, counts = self._filter_list(candidates.ordinals, candidates.scores, query)
            total = len(ordinals)
            keys, rows = self._order_list(ordinals, scores, sort, query.area, first, count)
        return Partial(total, counts, keys, self.ids[rows], rows)

    def _candidates(self, query: Query, dead: Dead | None) -> _Candidates:
        """Words, exact terms, deletions and area; the filters come later because their counts need the rest."""
        ordinals, scores = self._listed(query)
        if ordinals is None:
            return _Candidates(None, None, self._bits_inside(query.area, dead))
        keep = None if dead is None else ~dead.mask.take(ordinals)
        if query.area is not None:
            inside = self._inside(query.area, ordinals)
            keep = inside if keep is None else keep & inside
        return _Candidates(*_kept(ordinals, scores, keep), None)

    def _listed(self, query: Query) -> tuple[Ordinals | None, Scores | None]:
        """Offers by words and exact terms; None when the query has neither."""
        ordinals, scores = self.postings.match(query.groups, self.scratch) if query.groups else (None, None)
        for term in query.terms:
            listed = self.postings.documents_with(EXACT + term)
            if ordinals is None:
                ordinals = listed
                continue
            mask = self.scratch.mask
            mask[listed] = True
            keep = mask.take(ordinals)
            mask[listed] = False
            ordinals, scores = _kept(ordinals, scores, keep)
        return ordinals, scores

    def _inside(self, area: Area, ordinals: Ordinals) -> NDArray[np.bool_]:
        """Which of the listed offers lie in the area."""
        if len(ordinals) * LIST_AREA_SHARE > self.size:
            return self._mask_inside(area).take(ordinals)
        inside = self.places.inside(area, ordinals)
        if area.district_term is not None:
            mask = self.scratch.mask
            coming = self.postings.documents_with(EXACT + area.district_term)
            mask[coming] = True
            inside |= mask.take(ordinals)
            mask[coming] = False
        return inside

    def _mask_inside(self, area: Area) -> NDArray[np.bool_]:
        """Whether each built offer lies in the area; as long as whole bitmap words."""
        mask = np.zeros(word_count(self.size) * 64, np.bool_)
        self.places.mark_inside(area, mask[: self.size])
        if area.district_term is not None:
            mask[self.postings.documents_with(EXACT + area.district_term)] = True
        return mask

    def _bits_inside(self, area: Area | None, dead: Dead | None) -> Words | None:
        """All living offers in the area as bits; None stands for every offer."""
        alive = None if dead is None else dead.alive
        if area is None:
            return alive
        bits = pack(self._mask_inside(area))
        return bits if alive is None else bits & alive

    def _filter_list(
        self, ordinals: Ordinals, scores: Scores | None, query: Query
    ) -> tuple[Ordinals, Scores | None, Counts]:
        """Listed offers that pass the filters, and the counts; long lists go by bitmaps."""
        if not query.filters and not query.facets:
            return ordinals, scores, {}
        if len(ordinals) < max(LIST_ALWAYS, self.size // LIST_MAX_SHARE):
            keep, counts = self._rows.filter(ordinals, query.filters, counted=query.facets)
        else:
            mask = self.scratch.mask
            mask[ordinals] = True
            bits = pack(mask)
            mask[ordinals] = False
            full, counts = self._bitmaps.filter(bits, query.filters, counted=query.facets)
            keep = unpack(full, self.size).take(ordinals) if query.filters and full is not None else None
        return *_kept(ordinals, scores, keep), counts

    def _order_bits(
        self, bits: Words | None, sort: Sort, area: Area | None, first: int, count: int
    ) -> tuple[NDArray[np.int64], Ordinals]:
        if sort == "newest":
            rows = self._newest_from(bits, first, count)
            return -self.days[rows].astype(np.int64), rows
        if sort == "title":
            rows = self._titles_from(bits, first, count)
            return self._title_keys(rows), rows
        every: Ordinals = np.arange(self.size) if bits is None else np.flatnonzero(unpack(bits, self.size))
        return self._order_list(every, None, sort, area, first, count)

    def _newest_from(self, bits: Words | None, first: int, count: int) -> Ordinals:
        if bits is None:
            return np.arange(first, max(first, min(first + count, self.size)))
        return slice_of_set_bits(bits, first, count)

    def _titles_from(self, bits: Words | None, first: int, count: int) -> Ordinals:
        """Rows of the title order, read in pieces until there are enough."""
        if bits is None:
            return self._title_order[first : first + count]
        mask = unpack(bits, self.size)
        found: list[Ordinals] = []
        missing = first + count
        for start in range(0, self.size, _TITLES_READ):
            piece = self._title_order[start : start + _TITLES_READ]
            found.append(piece[mask[piece]])
            missing -= len(found[-1])
            if missing <= 0:
                break
        rows = np.concatenate(found or [self._title_order[:0]])
        return rows[first : first + count]

    def _order_list(
        self, ordinals: Ordinals, scores: Scores | None, sort: Sort, area: Area | None, first: int, count: int
    ) -> tuple[NDArray[np.int64], Ordinals]:
        """Keys and rows of a list. Ordinals ascend, which is already the order of the newest."""
        if sort == "newest":
            rows = ordinals[first : first + count]
            return -self.days[rows].astype(np.int64), rows
        if sort == "title":
            keys = self._title_keys(ordinals)
        elif sort == "distance" and area is not None:
            keys = self.places.distances(area, ordinals)
        else:
            keys = -(np.zeros(len(ordinals), np.int64) if scores is None else scores.astype(np.int64))
        chosen = first_rows(keys, self.ids[ordinals], first + count)[first:]
        return keys[chosen], ordinals[chosen]

    def _title_keys(self, ordinals: Ordinals) -> NDArray[np.int64]:
        """Place in the title order; changed offers sort directly before the built offer they are placed at."""
        return self._title_rank[ordinals].astype(np.int64) * TITLE_STEP + (TITLE_STEP - 1)


def _kept(
    ordinals: Ordinals, scores: Scores | None, keep: NDArray[np.bool_] | None
) -> tuple[Ordinals, Scores | None]:
    """Listed offers for which `keep` holds; all without it."""
    if keep is None:
        return ordinals, scores
    chosen = np.flatnonzero(keep)
    return ordinals.take(chosen), None if scores is None else scores.take(chosen)
