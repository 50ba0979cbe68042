"""The narrow interface of the search: what goes into the index, what is asked, what comes back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

WEIGHT_ONE = 64
"""Weights of alternatives are whole 64ths, so that scores are integers and every order is exact."""

MULTI_MAX = 64
SINGLE_MAX = 65_535

Sort = Literal["fit", "distance", "newest", "title"]


@dataclass(frozen=True, slots=True)
class FacetSpec:
    """One filter: values are 0 … size-1; a multi-valued one (at most 64 values) may hold several per offer."""

    name: str
    size: int
    multi: bool = False

    def __post_init__(self) -> None:
        most = MULTI_MAX if self.multi else SINGLE_MAX
        if not 0 < self.size <= most:
            raise ValueError(f"facet {self.name}: size {self.size} is not within 1 … {most}")


@dataclass(frozen=True, slots=True)
class Schema:
    """The filters of the catalogue, fixed for one build."""

    facets: tuple[FacetSpec, ...]

    def __post_init__(self) -> None:
        if len({facet.name for facet in self.facets}) != len(self.facets):
            raise ValueError("facet names must differ")


@dataclass(frozen=True, slots=True)
class Document:
    """One offer as the index sees it.

    `title_tokens` and `body_tokens` come from `Analyser.tokens`; `words` are the words as people type them
    (`Analyser.words`), for completion and correction. Coordinates are whole micro-degrees. `reach_m` says
    that the offer comes to you: 0 never, -1 anywhere, else within so many metres of its own place. `day`
    counts from 1970-01-01. `title_key` is compared as text. `terms` are exact marks such as "org:12".
    """

    id: int
    version: int = 0
    title_tokens: tuple[str, ...] = ()
    body_tokens: tuple[str, ...] = ()
    facets: Mapping[str, int | tuple[int, ...]] = field(default_factory=dict)
    latitude_e6: int | None = None
    longitude_e6: int | None = None
    reach_m: int = 0
    day: int = 0
    title_key: str = ""
    terms: tuple[str, ...] = ()
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Deleted:
    """An offer that is no longer to be found."""

    id: int


@dataclass(frozen=True, slots=True)
class Alternative:
    """Tokens that must all occur; `weight` in 64ths scales their score."""

    terms: tuple[str, ...]
    weight: int = WEIGHT_ONE


Group = tuple[Alternative, ...]
"""What one typed word may be: any of these. An offer must satisfy every group of a query."""


@dataclass(frozen=True, slots=True)
class Area:
    """A circle of whole metres around a point; `district_term` also admits offers that come to that district."""

    latitude_e6: int
    longitude_e6: int
    radius_m: int
    district_term: str | None = None


@dataclass(frozen=True, slots=True)
class Query:
    """What is asked. Values of one filter are alternatives; filters, terms, groups and area must all hold."""

    groups: tuple[Group, ...] = ()
    filters: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    terms: tuple[str, ...] = ()
    area: Area | None = None
    sort: Sort = "fit"
    offset: int = 0
    limit: int = 20
    facets: bool = True


@dataclass(frozen=True, slots=True)
class Result:
    """One page of offers. `distances_m` is there when an area was asked (None: the offer has no place).

    `facets` holds one count per value; a filter's counts ignore its own choice.
    """

    total: int
    ids: tuple[int, ...]
    versions: tuple[int, ...]
    distances_m: tuple[int | None, ...] | None
    facets: dict[str, tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class MapPoints:
    """Offers with a place, for the map. `total` counts all matches, also those without a place or cut off."""

    total: int
    ids: tuple[int, ...]
    latitudes_e6: tuple[int, ...]
    longitudes_e6: tuple[int, ...]


def effective_sort(query: Query) -> Sort:
    """Without words there is no fit, without a point no distance: then the newest come first."""
    if query.sort == "fit" and not query.groups:
        return "newest"
    if query.sort == "distance" and query.area is None:
        return "newest"
    return query.sort
