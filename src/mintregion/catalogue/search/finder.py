"""From a typed text to a result: reads it, searches, and relaxes the words when they find nothing at all."""

from __future__ import annotations

from dataclasses import dataclass, replace

from mintregion.catalogue.search.analyser import Analyser
from mintregion.catalogue.search.engine import Engine
from mintregion.catalogue.search.language import Language
from mintregion.catalogue.search.model import Query, Result
from mintregion.catalogue.search.reading import Reading, read_query


@dataclass(frozen=True, slots=True)
class Found:
    """A result, the query that gave it, and how its words were read. `relaxed`: not all words were required.

    What to mark in texts is `highlight.terms_of(found.query.groups)`.
    """

    result: Result
    query: Query
    reading: Reading
    relaxed: bool


def find(
    engine: Engine,
    analyser: Analyser,
    text: str,
    query: Query,
    *,
    language: Language = "de",
    typing: bool = False,
) -> Found:
    """Search for `text` within `query`, whose own groups are replaced.

    Words are relaxed only when they occur in no offer together: an empty result because of filters stays empty.
    """
    reading = read_query(text, analyser, engine, language=language, typing=typing)
    asked = replace(query, groups=reading.groups)
    result = engine.search(asked)
    if result.total or not reading.groups or _any_match(engine, asked):
        return Found(result, asked, reading, relaxed=False)
    for groups in reading.relaxed:
        weaker = replace(query, groups=groups)
        if _any_match(engine, weaker):
            return Found(engine.search(weaker), weaker, reading, relaxed=True)
    return Found(result, asked, reading, relaxed=False)


def _any_match(engine: Engine, query: Query) -> bool:
    """Whether the words alone match anything."""
    return engine.search(Query(groups=query.groups, limit=0, facets=False)).total > 0
