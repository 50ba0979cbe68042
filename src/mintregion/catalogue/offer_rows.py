"""Rows of offers in tables: what each column says."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from mintregion.catalogue import facts, wording
from mintregion.catalogue.models import Offer


@dataclass(frozen=True, slots=True)
class OfferRow:
    """One offer in words; an empty text is "not stated"."""

    offer: Offer
    kind: str
    school_types: str
    duration: str
    places: tuple[str, ...]
    grades: str
    participants: str
    cost: str
    freshness: wording.Freshness


def offer_rows(offers: Iterable[Offer], *, today: date) -> list[OfferRow]:
    """Put offers into words; their relations must be loaded."""
    return [
        OfferRow(
            offer=offer,
            kind=wording.kind_label(offer),
            school_types=wording.school_types_words(offer) or offer.school_types_as_written,
            duration=wording.duration_words(offer),
            places=facts.places_in_short(offer),
            grades=wording.grades_words(offer) or offer.grades_as_written,
            participants=wording.participants_words(offer),
            cost=", ".join(wording.labels("cost", (offer.cost,))) or str(offer.text("cost_text")),
            freshness=wording.freshness(offer, today),
        )
        for offer in offers
    ]
