"""Offers of one organisation as a table, and how many each organisation has."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Any

from django.db.models import Count, Q

from mintregion.catalogue import wording
from mintregion.catalogue.models import Offer
from mintregion.catalogue.queries.offers import offers_of_organisation
from mintregion.organisations.models import Organisation

PAGE_SIZE = 50
# To compare durations in different units; school days and teaching weeks need no exact value.
MINUTES = {
    Offer.DurationUnit.MINUTE: 1,
    Offer.DurationUnit.HOUR: 60,
    Offer.DurationUnit.DAY: 24 * 60,
    Offer.DurationUnit.WEEK: 7 * 24 * 60,
    Offer.DurationUnit.MONTH: 30 * 24 * 60,
    Offer.DurationUnit.SCHOOL_YEAR: 300 * 24 * 60,
}
UNKNOWN = 10**9


def _kind(offer: Offer) -> tuple[Any, ...]:
    return (wording.kind_label(offer).casefold() or "\uffff", offer.title.casefold())


def _duration(offer: Offer) -> tuple[Any, ...]:
    length = offer.duration_min if offer.duration_min is not None else offer.duration_max
    unit = MINUTES.get(Offer.DurationUnit(offer.duration_unit)) if offer.duration_unit else None
    return (length * unit if length is not None and unit else UNKNOWN, *_kind(offer))


def _grade(offer: Offer) -> tuple[Any, ...]:
    return (
        offer.grades[0] if offer.grades else UNKNOWN,
        offer.grades[-1] if offer.grades else UNKNOWN,
        *_kind(offer),
    )


def _title(offer: Offer) -> tuple[Any, ...]:
    return (offer.title.casefold(),)


ORDERS: dict[str, Callable[[Offer], tuple[Any, ...]]] = {
    "kind": _kind,
    "title": _title,
    "duration": _duration,
    "grade": _grade,
}
SORTED_COLUMNS = ("id", "title", "kind", "kind_as_written", "duration_min", "duration_max", "duration_unit")


@dataclass(frozen=True, slots=True)
class OfferTable:
    """One page of the offers of an organisation. `sort` is a key of ORDERS, with "-" in front when turned round."""

    offers: tuple[Offer, ...]
    total: int
    sort: str
    page: int
    pages: int


def offer_table(organisation: Organisation, *, sort: str = "kind", page: int = 1) -> OfferTable:
    """Give one page of the offers of an organisation and its parts, sorted as people read the labels.

    An unknown order or page gives the first. Reads the sorted columns of all and the whole rows of one
    page: four queries, however many there are.
    """
    sort = sort if sort.removeprefix("-") in ORDERS else "kind"
    # The label of a kind depends on the language, so the database cannot sort by it.
    every = Offer.objects.published().filter(
        pk__in=offers_of_organisation(organisation).order_by().values("pk")
    )
    rows = list(every.only(*SORTED_COLUMNS, "grade_from", "grade_to"))
    rows.sort(key=ORDERS[sort.removeprefix("-")], reverse=sort.startswith("-"))
    pages = max(1, ceil(len(rows) / PAGE_SIZE))
    page = page if 1 <= page <= pages else 1
    ids = [row.pk for row in rows[(page - 1) * PAGE_SIZE : page * PAGE_SIZE]]
    whole = {offer.pk: offer for offer in offers_of_organisation(organisation).filter(pk__in=ids)}
    return OfferTable(tuple(whole[pk] for pk in ids if pk in whole), len(rows), sort, page, pages)


def offer_counts(organisation_ids: Sequence[int]) -> dict[int, int]:
    """Count the published offers of each organisation, those of its parts included. One query."""
    counts = dict.fromkeys(organisation_ids, 0)
    published = Offer.objects.published().order_by()
    grouped = published.values_list("organisation_id", "organisation__part_of_id").annotate(
        number=Count("pk")
    )
    belongs = Q(organisation__in=organisation_ids) | Q(organisation__part_of__in=organisation_ids)
    for own, whole, number in grouped.filter(belongs):
        for pk in {own, whole} & counts.keys():
            counts[pk] += number
    return {pk: number for pk, number in counts.items() if number}
