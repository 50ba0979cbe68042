"""Turns what somebody asks for into a query of the engine, and asks it."""

import re
from dataclasses import replace

from mintregion.catalogue.index.documents import number_term, organisation_term, reach_term
from mintregion.catalogue.index.live import State
from mintregion.catalogue.index.words import ANALYSED, GERMAN, analyser, words_of
from mintregion.catalogue.models import Offer
from mintregion.catalogue.models.offer import GRADES
from mintregion.catalogue.search.finder import Found, find
from mintregion.catalogue.search.model import Alternative, Area, Query
from mintregion.catalogue.selection import Selection
from mintregion.organisations.models import Organisation
from mintregion.regions.models import Region
from mintregion.regions.queries import ResolvedPlace

#: "Klasse 11", "Kl. 9", "11. Klasse", "classe 11", "grade 11" inside typed words mean the grade.
GRADE = re.compile(
    r"\b(?:klassenstufe|klasse|kl\.?|jahrgang|classe|grade)\s*(\d{1,2})\b|\b(\d{1,2})\.?\s*klasse\b",
    re.IGNORECASE,
)
#: "N 24" alone is a number of the handbook.
NUMBER = re.compile(r"^([A-Za-z]{1,3})\s?(\d{1,6})$")
#: A mark no offer has: asks for nothing.
NOTHING = "nothing:"
TITLE_WORDS = 30


def ask(
    state: State,
    selection: Selection,
    *,
    region: Region | None,
    place: ResolvedPlace | None,
    language: str,
    offset: int,
    limit: int,
    facets: bool,
) -> Found:
    """Search for a selection. A number of the handbook wins over its letters as words."""
    words, grades = _without_grades(selection.q)
    base = Query(
        filters=_filters(state, selection, region, grades),
        terms=_terms(selection, region),
        area=_area(selection, place),
        sort=selection.sort,
        offset=offset,
        limit=limit,
        facets=facets,
    )
    if number := NUMBER.match(words):
        numbered = replace(base, terms=(*base.terms, number_term(number[1], int(number[2]))))
        found = find(state.engine, analyser(), "", numbered)
        if found.result.total:
            return found
    return find(state.engine, analyser(), words, base, language=ANALYSED.get(language, GERMAN))


def similar_ids(state: State, offer: Offer, count: int) -> list[int]:
    """Ids of offers of the same region like this one: same theme and stage, first those that share rare words.

    Where a theme has too few, words of title, kind and theme alone decide.
    """
    numbers = state.vocabulary.numbers
    region = {"region": (numbers["region"].get(offer.region.slug, 0),)}
    alike = region | {
        name: tuple(numbers[name][key] for key in keys)
        for name, keys in (("theme", offer.themes), ("stage", offer.stages))
        if keys
    }
    words = dict.fromkeys(words_of(offer).title)
    group = tuple(Alternative((word,)) for word in list(words)[:TITLE_WORDS])
    found: dict[int, None] = {}
    for groups, filters in (((group,), alike), ((), alike), ((group,), region)):
        query = Query(groups=groups, filters=filters, limit=count + 1, facets=False)
        found.update(dict.fromkeys(state.engine.search(query).ids))
        found.pop(offer.pk, None)
        if len(found) >= count:
            break
    return list(found)[:count]


def _without_grades(text: str) -> tuple[str, tuple[int, ...]]:
    """Words without the grades named in them, and those grades."""
    named = [int(match[1] or match[2]) for match in GRADE.finditer(text)]
    known = tuple(grade for grade in named if grade in GRADES)
    if not known or len(known) < len(named):
        return text, ()
    return GRADE.sub(" ", text).strip(" ,"), known


def _filters(
    state: State, selection: Selection, region: Region | None, grades: tuple[int, ...]
) -> dict[str, tuple[int, ...]]:
    numbers = state.vocabulary.numbers
    filters = {
        name: tuple(numbers[name][value] for value in values if value in numbers[name])
        for name, values in selection.filters.items()
    }
    if grades and "grade" not in filters:
        filters["grade"] = tuple(grade - GRADES.start for grade in grades)
    filters["region"] = _regions(state, region)
    # A value the index does not hold, such as an unknown district, gives no offer.
    return {name: values or (0,) for name, values in filters.items()}


def _regions(state: State, region: Region | None) -> tuple[int, ...]:
    numbers = state.vocabulary.numbers["region"]
    slugs = state.vocabulary.public_regions if region is None else {region.slug}
    return tuple(sorted(numbers[slug] for slug in slugs if slug in numbers))


def _terms(selection: Selection, region: Region | None) -> tuple[str, ...]:
    if not selection.organisation:
        return ()
    organisations = Organisation.objects.filter(slug=selection.organisation)
    if region is not None:
        organisations = organisations.filter(region=region)
    pk = organisations.values_list("pk", flat=True).first()
    return (organisation_term(pk) if pk is not None else NOTHING,)


def _area(selection: Selection, place: ResolvedPlace | None) -> Area | None:
    if place is None:
        return None
    return Area(
        place.latitude_e6,
        place.longitude_e6,
        selection.km * 1000,
        reach_term(place.district_key) if place.district_key else None,
    )
