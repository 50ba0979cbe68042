"""Writes offers and organisations as the JSON API gives them; `catalogue/api/schemas.py` is their contract."""

from collections.abc import Iterable, Mapping
from typing import Any

from mintregion.catalogue.description.offer import OfferDescription
from mintregion.catalogue.description.organisation import OrganisationDescription, OrganisationReference
from mintregion.catalogue.description.places import Address
from mintregion.catalogue.description.terms import Term

#: Fields whose values the API gives as they stand in the description.
PLAIN = (
    "id",
    "version",
    "external_id",
    "number",
    "region",
    "url",
    "uri",
    "language",
    "languages",
    "untranslated",
    "title",
    "short_text",
    "long_text",
    "plain_sentence",
    "keywords",
    "kind_as_written",
    "school_types_as_written",
    "grade_from",
    "grade_to",
    "grades_as_written",
    "place_as_written",
    "travel_km",
    "cost_text",
    "accessibility_text",
    "school_year_from",
    "school_year_to",
    "is_sample",
)
SINGLE = ("kind", "track", "field", "cost")
SEVERAL = ("themes", "stages", "audiences", "school_types", "venues", "languages_spoken", "accessibility")
PLAIN_OF_ORGANISATION = (
    "id",
    "external_id",
    "region",
    "slug",
    "name",
    "url",
    "uri",
    "language",
    "languages",
    "untranslated",
    "description",
    "phone",
    "email",
    "contact_page",
    "website",
    "accessibility",
    "is_claimed",
    "is_sample",
)


def offer_as_json(offer: OfferDescription) -> dict[str, Any]:
    """Write an offer; concepts become `{"value", "label"}` as in the facets."""
    written: dict[str, Any] = {name: getattr(offer, name) for name in PLAIN}
    written |= {name: _term(getattr(offer, name)) for name in SINGLE}
    written |= {name: [_term(term) for term in getattr(offer, name)] for name in SEVERAL}
    written["organisation"] = _reference(offer.organisation)
    written["image"] = (
        {"url": offer.image.url, "text": offer.image.text, "credit": offer.image.credit}
        if offer.image
        else None
    )
    written["place"] = _address(offer.place) if offer.place else None
    written["home"] = _address(offer.home)
    written |= _point(offer.point)
    written |= _amount("duration", offer.duration.least, offer.duration.most, offer.duration.as_written)
    written["duration_unit"] = offer.duration.unit
    written |= _amount(
        "participants", offer.participants.least, offer.participants.most, offer.participants.as_written
    )
    written["participants"] = offer.participants.unit
    written["travel_districts"] = [_choice(key, name) for key, name in offer.travel_districts]
    written["links"] = [{"label": label, "url": url} for label, url in offer.links]
    written["checked_at"] = offer.checked_at.isoformat() if offer.checked_at else None
    written["published_at"] = offer.published_at.isoformat(timespec="seconds") if offer.published_at else None
    written["edited_at"] = offer.edited_at.isoformat(timespec="seconds")
    return written


def organisation_as_json(organisation: OrganisationDescription) -> dict[str, Any]:
    """Write an organisation."""
    written: dict[str, Any] = {name: getattr(organisation, name) for name in PLAIN_OF_ORGANISATION}
    parent = organisation.parent_body
    written["kind"] = _choice(organisation.kind, organisation.kind_label)
    written["address"] = _address(organisation.address)
    written |= _point(organisation.address.point)
    written["part_of"] = _reference(organisation.part_of) if organisation.part_of else None
    written["parent_body"] = (
        {"name": parent.name, "kind": _choice(parent.kind, parent.kind_label)} if parent else None
    )
    written["edited_at"] = organisation.edited_at.isoformat(timespec="seconds")
    return written


def facets_as_json(facets: Mapping[str, Iterable[Any]]) -> dict[str, list[dict[str, Any]]]:
    """Write the counts beside the filters."""
    return {
        name: [{"value": one.value, "label": str(one.label), "count": one.count} for one in counts]
        for name, counts in facets.items()
    }


def _term(term: Term | None) -> dict[str, str] | None:
    return _choice(term.key, term.label) if term else None


def _choice(value: str, label: str) -> dict[str, str]:
    return {"value": value, "label": label}


def _reference(organisation: OrganisationReference) -> dict[str, Any]:
    return {
        "id": organisation.id,
        "slug": organisation.slug,
        "name": organisation.name,
        "url": organisation.url,
        "uri": organisation.uri,
    }


def _address(address: Address) -> dict[str, Any]:
    return {
        "name": address.name,
        "street": address.street,
        "postcode": address.postcode,
        "town": address.town,
        "country": address.country,
        "district": address.district,
    }


def _point(point: tuple[float, float] | None) -> dict[str, float | None]:
    latitude, longitude = point or (None, None)
    return {"latitude": latitude, "longitude": longitude}


def _amount(name: str, least: int | None, most: int | None, as_written: str) -> dict[str, Any]:
    return {f"{name}_min": least, f"{name}_max": most, f"{name}_as_written": as_written}
