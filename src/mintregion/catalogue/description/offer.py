"""The description of an offer: everything public about it in plain values, from which every format is written."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import override

from mintregion.catalogue.description.organisation import OrganisationReference, refer_to
from mintregion.catalogue.description.places import Address, address_of_organisation, address_of_place
from mintregion.catalogue.description.terms import (
    LOWER_SECONDARY,
    UPPER_GRADES,
    UPPER_SECONDARY,
    PublicConcept,
    Term,
    optional_term,
    public_concepts,
    terms,
)
from mintregion.catalogue.description.texts import texts_in
from mintregion.catalogue.models import Offer

PICTURE_WIDTH = 1600


@dataclass(frozen=True, slots=True)
class Amount:
    """A number or a range with its unit or rule, and the words of the source."""

    least: int | None
    most: int | None
    unit: str
    as_written: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture: its address, what it shows, who took it."""

    url: str
    text: str
    credit: str


@dataclass(frozen=True, slots=True)
class OfferDescription:
    """Everything public about an offer, in one language.

    `url` is the page in that language, `uri` the short address that never changes. `untranslated` names the
    texts that stand in German for want of a translation. `place` is set when the offer takes place away
    from its organisation, whose own address is `home`.
    """

    id: int
    version: int
    external_id: str
    number: str
    region: str
    url: str
    uri: str
    amb_url: str
    language: str
    languages: tuple[str, ...]
    untranslated: tuple[str, ...]
    title: str
    short_text: str
    long_text: str
    plain_sentence: str
    keywords: tuple[str, ...]
    image: Picture | None
    organisation: OrganisationReference
    home: Address
    kind: Term | None
    kind_as_written: str
    track: Term | None
    field: Term | None
    themes: tuple[Term, ...]
    stages: tuple[Term, ...]
    levels: tuple[PublicConcept, ...]
    audiences: tuple[Term, ...]
    school_types: tuple[Term, ...]
    school_types_as_written: str
    grade_from: int | None
    grade_to: int | None
    grades_as_written: str
    duration: Amount
    participants: Amount
    venues: tuple[Term, ...]
    place: Address | None
    place_as_written: str
    travel_km: int | None
    travel_districts: tuple[tuple[str, str], ...]
    cost: Term | None
    cost_text: str
    languages_spoken: tuple[Term, ...]
    accessibility: tuple[Term, ...]
    accessibility_text: str
    school_year_from: int | None
    school_year_to: int | None
    links: tuple[tuple[str, str], ...]
    is_sample: bool
    checked_at: date | None
    published_at: datetime | None
    edited_at: datetime

    @property
    def point(self) -> tuple[float, float] | None:
        """Where it takes place or comes from: latitude and longitude in degrees."""
        return (self.place.point if self.place else None) or self.home.point

    @property
    def summary(self) -> str:
        """The shortest honest text about it."""
        return self.short_text or self.plain_sentence or self.long_text or self.title


#: Columns a description repeats as they are.
AS_STORED = (
    *("version", "external_id", "kind_as_written", "school_types_as_written", "grade_from", "grade_to"),
    *("grades_as_written", "place_as_written", "travel_km", "school_year_from", "school_year_to"),
    *("is_sample", "checked_at", "published_at"),
)
#: Sets of keys that become terms of a scheme, and single keys whose scheme has the column's name.
SETS = {
    "themes": "theme",
    "audiences": "audience",
    "school_types": "school_type",
    "venues": "venue",
    "languages_spoken": "language",
    "accessibility": "accessibility",
}
SINGLES = ("kind", "track", "field", "cost")


def describe(offer: Offer, *, language: str, base_url: str) -> OfferDescription:
    """Describe an offer in one language; give every text that is not translated in German.

    Region, organisation and both places with their districts must be loaded, links and travel districts
    prefetched. `base_url` is the scheme and host of the offer's region, without a slash at the end.
    """
    texts, untranslated = texts_in(offer, language)
    stages = terms("stage", offer.stages, language)
    gathered: dict[str, Any] = {
        **texts,
        **_addresses(offer, language, base_url),
        **{name: getattr(offer, name) for name in AS_STORED},
        **{name: terms(scheme, getattr(offer, name), language) for name, scheme in SETS.items()},
        **{name: optional_term(name, getattr(offer, name), language) for name in SINGLES},
    }
    return OfferDescription(
        **gathered,
        id=offer.pk,
        number=offer.handbook_number,
        region=offer.region.slug,
        language=language,
        languages=offer.languages(),
        untranslated=untranslated,
        keywords=tuple(offer.keywords),
        image=_picture(offer, base_url),
        organisation=refer_to(offer.organisation, language=language, base_url=base_url),
        home=address_of_organisation(offer.organisation),
        stages=stages,
        levels=_levels(stages, offer.grades),
        duration=Amount(
            offer.duration_min, offer.duration_max, offer.duration_unit, offer.duration_as_written
        ),
        participants=Amount(
            offer.participants_min, offer.participants_max, offer.participants, offer.participants_as_written
        ),
        place=address_of_place(offer.place, name=offer.place_as_written, point=offer.point),
        travel_districts=tuple((district.key, district.name) for district in offer.travel_districts.all()),
        links=tuple((link.label, link.url) for link in offer.links.all()),
        edited_at=offer.edited_at or offer.created_at,
    )


def _addresses(offer: Offer, language: str, base_url: str) -> dict[str, Any]:
    """Address of the page in its language, and those that never change."""
    with override(language):
        url = base_url + offer.get_absolute_url()
    with override(settings.LANGUAGE_CODE):
        uri = base_url + reverse("catalogue:offer_permanent", args=[offer.pk])
        amb_url = base_url + reverse("catalogue:offer_amb", args=[offer.pk])
    return {"url": url, "uri": uri, "amb_url": amb_url}


def _levels(stages: tuple[Term, ...], grades: range) -> tuple[PublicConcept, ...]:
    """Public levels of education; the grades decide between the two levels of secondary school."""
    levels = public_concepts(stages, "kim_level")
    if not grades:
        return levels
    unsuited = set()
    if grades[-1] < UPPER_GRADES.start:
        unsuited.add(UPPER_SECONDARY)
    if grades[0] >= UPPER_GRADES.start:
        unsuited.add(LOWER_SECONDARY)
    # An offer for trainees too keeps upper secondary: vocational schools belong to it.
    if any(stage.key == "training" for stage in stages):
        unsuited.discard(UPPER_SECONDARY)
    return tuple(level for level in levels if level.uri not in unsuited)


def _picture(offer: Offer, base_url: str) -> Picture | None:
    if not offer.image:
        return None
    url = base_url + reverse("catalogue:offer_image", args=[offer.pk, PICTURE_WIDTH])
    return Picture(url, offer.image_text, offer.image_credit)
