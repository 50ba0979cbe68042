"""The same answers by brute force in plain Python, for tests and measurements: slow, short, without numpy."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable

from mintregion.catalogue.search.model import (
    Area,
    Deleted,
    Document,
    Group,
    Query,
    Result,
    Schema,
    effective_sort,
)

EARTH_RADIUS_M = 6_371_008.8
FAR = 1 << 40


class Oracle:
    """Holds all documents; `documents` are those of the build, whose statistics ranking uses until the next one."""

    def __init__(self, schema: Schema, documents: Iterable[Document]) -> None:
        self._schema = schema
        self._documents = {document.id: document for document in documents}
        built = self._documents.values()
        self._size = len(built)
        self._frequencies = Counter(term for document in built for term in set(_frequencies(document)))
        lengths = [len(document.title_tokens) + len(document.body_tokens) for document in built]
        self._mean_length = max(1.0, sum(lengths) / len(lengths)) if lengths else 1.0

    def apply(self, changes: Iterable[Document | Deleted]) -> None:
        for change in changes:
            self._documents.pop(change.id, None)
            if isinstance(change, Document):
                self._documents[change.id] = change

    def search(self, query: Query) -> Result:
        scored = {document.id: self._score(document, query.groups) for document in self._documents.values()}
        near = [
            document
            for document in self._documents.values()
            if scored[document.id] is not None
            and set(query.terms) <= set(document.terms)
            and (query.area is None or _is_inside(document, query.area))
        ]
        hits = [document for document in near if _passes(document, query, without=None)]
        hits.sort(key=lambda document: (_sort_key(document, query, scored[document.id] or 0), document.id))
        page = hits[query.offset : query.offset + query.limit]
        area = query.area
        distances = None if area is None else tuple(_distance(document, area) for document in page)
        return Result(
            len(hits),
            tuple(document.id for document in page),
            tuple(document.version for document in page),
            distances,
            self._counts(near, query) if query.facets else {},
        )

    def _counts(self, near: list[Document], query: Query) -> dict[str, tuple[int, ...]]:
        counts = {}
        for facet in self._schema.facets:
            seen = Counter(
                value
                for document in near
                if _passes(document, query, without=facet.name)
                for value in _values(document, facet.name)
            )
            counts[facet.name] = tuple(seen[value] for value in range(facet.size))
        return counts

    def _score(self, document: Document, groups: tuple[Group, ...]) -> int | None:
        """Sum over groups of the best alternative, None when one group fails."""
        frequencies = _frequencies(document)
        total = 0
        for group in groups:
            best = 0
            for choice in group:
                terms = set(choice.terms)
                if terms and terms <= frequencies.keys():
                    impact = sum(self._impact(term, frequencies[term], document) for term in terms)
                    best = max(best, impact * choice.weight // len(terms))
            if not best:
                return None
            total += best
        return total

    def _impact(self, term: str, frequency: int, document: Document) -> int:
        """BM25 with k1 1.2, b 0.75 in whole 2048ths."""
        containing = self._frequencies[term]
        rarity = math.log(1 + (self._size - containing + 0.5) / (containing + 0.5))
        length = len(document.title_tokens) + len(document.body_tokens)
        damping = 1.2 * (1 - 0.75 + 0.75 * length / self._mean_length)
        score = rarity * min(frequency, 255) * 2.2 / (min(frequency, 255) + damping)
        return min(max(round(score * 2048), 1), 65_535)


def _frequencies(document: Document) -> Counter[str]:
    """A title token counts four times."""
    counts = Counter(document.body_tokens)
    for token in document.title_tokens:
        counts[token] += 4
    return counts


def _values(document: Document, facet: str) -> tuple[int, ...]:
    value = document.facets.get(facet, ())
    return (value,) if isinstance(value, int) else tuple(set(value))


def _passes(document: Document, query: Query, without: str | None) -> bool:
    return all(
        name == without or set(values) & set(_values(document, name))
        for name, values in query.filters.items()
    )


def _distance(document: Document, area: Area) -> int | None:
    """Haversine in whole metres."""
    if document.latitude_e6 is None or document.longitude_e6 is None:
        return None
    latitude, other = math.radians(document.latitude_e6 / 1e6), math.radians(area.latitude_e6 / 1e6)
    longitudes = math.radians(document.longitude_e6 / 1e6) - math.radians(area.longitude_e6 / 1e6)
    half = (
        math.sin((latitude - other) / 2) ** 2
        + math.cos(latitude) * math.cos(other) * math.sin(longitudes / 2) ** 2
    )
    return round(2 * EARTH_RADIUS_M * math.asin(math.sqrt(half)))


def _is_inside(document: Document, area: Area) -> bool:
    if document.reach_m == -1 or area.district_term in document.terms:
        return True
    distance = _distance(document, area)
    return distance is not None and distance <= max(area.radius_m, document.reach_m)


def _sort_key(document: Document, query: Query, score: int) -> int | str:
    match effective_sort(query):
        case "newest":
            return -document.day
        case "title":
            return document.title_key
        case "distance" if query.area is not None:
            distance = _distance(document, query.area)
            return FAR if distance is None else distance
        case _:
            return -score
