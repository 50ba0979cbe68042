"""Finds offers by words, filters and place, with the counts beside every filter."""

from collections.abc import Mapping
from dataclasses import dataclass

from mintregion.catalogue.index import asking, live
from mintregion.catalogue.index.vocabulary import IndexVocabulary
from mintregion.catalogue.search.highlight import terms_of
from mintregion.catalogue.search.model import MapPoints
from mintregion.catalogue.selection import FILTERS, Selection, known_values
from mintregion.catalogue.vocabulary import SCHEMES
from mintregion.regions.models import Region
from mintregion.regions.queries import ResolvedPlace, find_place

PAGE_SIZE = 20


@dataclass(frozen=True, slots=True)
class Hit:
    """One offer of a result page; the version tells a kept card from an outdated one."""

    offer_id: int
    version: int
    distance_m: int | None


@dataclass(frozen=True, slots=True)
class FacetCount:
    """One value of a filter and how many offers choosing it gives."""

    value: str
    label: str
    count: int
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Found:
    """One page of a search.

    `place` is None although `near` was given when no such place is known. `is_relaxed` says that no
    offer holds all words, so that offers with some of them are shown. `terms` are the tokens to mark.
    """

    total: int
    hits: tuple[Hit, ...]
    counts: Mapping[str, tuple[int, ...]]
    place: ResolvedPlace | None
    suggestion: str
    is_relaxed: bool
    terms: frozenset[str]
    vocabulary: IndexVocabulary
    regions_version: int
    selection: Selection

    def facet(self, name: str) -> list[FacetCount]:
        """Values of one filter in reading order; districts that have no offer are left out."""
        if name not in self.counts:
            return []
        counts, numbers = self.counts[name], self.vocabulary.numbers[name]
        chosen = self.selection.filters.get(name, ())
        values = [
            FacetCount(value, label, counts[numbers[value]], value in chosen)
            for value, label in self._labelled(name)
            if value in numbers
        ]
        return values if name != "district" else [v for v in values if v.count or v.is_chosen]

    @property
    def facets(self) -> dict[str, list[FacetCount]]:
        """All filters."""
        return {name: self.facet(name) for name in FILTERS if name in self.counts}

    def _labelled(self, name: str) -> list[tuple[str, str]]:
        if name == "district":
            return list(zip(self.vocabulary.districts, self.vocabulary.district_names, strict=True))
        if name in SCHEMES:
            return SCHEMES[name].choices()
        return [(value, value) for value in known_values(name) or ()]


def find_offers(
    selection: Selection,
    *,
    region: Region | None,
    language: str,
    page_size: int = PAGE_SIZE,
    facets: bool = True,
) -> Found:
    """Find one page of published offers.

    Words that no offer holds together are relaxed to some of them, and a correction is suggested.
    One query reads the versions of shared data, two more resolve a place when one is asked for.
    """
    state = live.current_state()
    place = find_place(selection.near, region=region) if selection.near else None
    found = asking.ask(
        state,
        selection,
        region=region,
        place=place,
        language=language,
        offset=(selection.page - 1) * page_size,
        limit=page_size,
        facets=facets,
    )
    result = found.result
    distances = result.distances_m or (None,) * len(result.ids)
    return Found(
        total=result.total,
        hits=tuple(map(Hit, result.ids, result.versions, distances)),
        counts=result.facets,
        place=place,
        suggestion=found.reading.suggestion or "",
        is_relaxed=found.relaxed,
        terms=terms_of(found.query.groups),
        vocabulary=state.vocabulary,
        regions_version=state.regions_version,
        selection=selection,
    )


def count_offers(selection: Selection, *, region: Region | None, language: str) -> int:
    """How many published offers a selection gives."""
    return find_offers(selection, region=region, language=language, page_size=0, facets=False).total


def points_of(selection: Selection, *, region: Region | None, language: str, limit: int) -> MapPoints:
    """Places of the offers of a selection, for the map; at most `limit` offers are looked at."""
    state = live.current_state()
    place = find_place(selection.near, region=region) if selection.near else None
    found = asking.ask(
        state, selection, region=region, place=place, language=language, offset=0, limit=0, facets=False
    )
    return state.engine.map_points(found.query, limit)


def suggest_words(typed: str, limit: int = 8) -> list[str]:
    """Complete the last word somebody is typing with words of the catalogue, most frequent first."""
    head, _, last = typed.rpartition(" ")
    if len(last) < 2:
        return []
    return [f"{head} {word}".strip() for word in live.complete(last, limit)]
