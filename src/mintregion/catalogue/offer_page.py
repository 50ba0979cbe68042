"""Everything the page of an offer shows, put together."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from mintregion.catalogue import facts, queries, wording
from mintregion.catalogue.cards import cards_of_offers
from mintregion.catalogue.index.documents import site_of
from mintregion.catalogue.maps import Pin, SketchMap, sketch_map
from mintregion.catalogue.models import Offer
from mintregion.catalogue.selection import Selection
from mintregion.catalogue.vocabulary import scheme
from mintregion.regions.models import Region


@dataclass(frozen=True, slots=True)
class FreshnessBar:
    """What the bar above the facts says; `state` is fresh, old, never or sample."""

    state: str
    sentence: str
    advice: str


@dataclass(frozen=True, slots=True)
class SearchLink:
    """Words that lead to a search."""

    label: str
    url: str


def of(offer: Offer, *, region: Region | None) -> dict[str, Any]:
    """Put together the context of `catalogue/offer_detail.html`.

    Costs the same number of queries for every offer.
    """
    return {
        "offer": offer,
        "kind": wording.kind_label(offer),
        "stages": _labelled("stage", offer.stages),
        "subjects": [_search(label, "theme", key) for key, label in _labelled("theme", offer.themes)],
        "bar": freshness_bar(offer, timezone.localdate()),
        "facts": facts.fact_table(offer),
        "band": facts.grade_band(offer),
        "keywords": [_words_link(keyword) for keyword in offer.keywords],
        "map": map_of(offer, region),
        "more_of_provider": queries.offers_of_organisation(offer.organisation).exclude(pk=offer.pk).count(),
        "similar": similar_cards(offer),
    }


def similar_cards(offer: Offer) -> list[SafeString]:
    """Give the cards of offers that are alike."""
    return cards_of_offers(queries.similar_offers(offer), today=timezone.localdate())


def map_of(offer: Offer, region: Region | None) -> SketchMap:
    """Draw where the offer takes place or comes from; an empty map when nobody knows."""
    latitude, longitude = site_of(offer)
    if latitude is None or longitude is None or offer.venues == ("online",):
        return SketchMap("")
    name = wording.place_words(offer)
    return sketch_map(region, pins=[Pin("", latitude, longitude, is_current=True, name=name)])


def freshness_bar(offer: Offer, today: date) -> FreshnessBar:
    """Say who should trust the facts how far, and what to do."""
    if offer.is_sample:
        return FreshnessBar(
            "sample",
            _("Example offer, invented for the demonstration."),
            _("Nobody offers this. Do not write to anybody about it."),
        )
    freshness = wording.freshness(offer, today)
    if offer.checked_at is None:
        return FreshnessBar(
            "never", _("These facts have not been checked yet."), _("Ask the provider before you plan.")
        )
    if freshness.state == "old":
        months = wording.months_between(offer.checked_at, today)
        return FreshnessBar(
            "old", _last_checked(offer.checked_at, months), _("Ask the provider before you plan.")
        )
    due = offer.checked_at.replace(day=1, year=offer.checked_at.year + 1)
    return FreshnessBar(
        "fresh",
        _("Checked on %(day)s.") % {"day": date_format(offer.checked_at, "SHORT_DATE_FORMAT")},
        _("Next check by %(month)s.") % {"month": date_format(due, "YEAR_MONTH_FORMAT")},
    )


def _last_checked(day: date, months: int) -> str:
    return _("Last checked on %(day)s, %(months)s months ago.") % {
        "day": date_format(day, "SHORT_DATE_FORMAT"),
        "months": months,
    }


def _labelled(name: str, keys: tuple[str, ...]) -> list[tuple[str, str]]:
    known = scheme(name)
    return [(key, known[key].label) for key in keys if key in known]


def _search(label: str, name: str, value: str) -> SearchLink:
    return SearchLink(label, reverse("catalogue:offer_list") + Selection().adding(name, value).query_string())


def _words_link(words: str) -> SearchLink:
    return SearchLink(words, reverse("catalogue:offer_list") + Selection(q=words).query_string())
