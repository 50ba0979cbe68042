"""Reads the files of the demonstration region into rows that are not saved yet."""

import tomllib
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar

from django.conf import settings
from django.utils import timezone

from mintregion.catalogue.models import Offer
from mintregion.organisations.models import Organisation, ParentBody
from mintregion.regions.models import MICRO, District, Place, Region, RegionPage

Row = TypeVar("Row")
#: When the offers of the source texts were entered; a fixed day, so that loading again changes nothing.
ENTERED_AT = datetime(2026, 11, 1, 9, tzinfo=timezone.get_fixed_timezone(60))


def entries(name: str, table: str) -> list[dict[str, Any]]:
    """Entries of one table in a file such as "offers.toml"."""
    found = _read(name)[table]
    return found if isinstance(found, list) else [found]


def places_file() -> Path:
    """The hand-written list of places."""
    return settings.DEMO_DATA / "places.csv"


def districts() -> Iterator[District]:
    """Districts with their middle and our own outline."""
    for entry in entries("districts.toml", "district"):
        yield District(
            key=entry["key"],
            name=entry["name"],
            kind=entry["kind"],
            outline=entry["outline"],
            latitude_e6=round(entry["latitude"] * MICRO),
            longitude_e6=round(entry["longitude"] * MICRO),
        )


def fill_region(region: Region, entry: Mapping[str, Any]) -> Region:
    """Write the facts of the file into a region; host names and districts are not columns."""
    return _fill(region, {name: value for name, value in entry.items() if name not in ("hosts", "districts")})


def fill_page(page: RegionPage, entry: Mapping[str, Any]) -> RegionPage:
    """Write the text of the file into a page."""
    return _fill(page, entry)


def fill_organisation(
    organisation: Organisation,
    entry: Mapping[str, Any],
    *,
    places: Mapping[tuple[str, str], Place],
    bodies: Mapping[str, ParentBody],
    organisations: Mapping[str, Organisation],
) -> Organisation:
    """Write the facts of the file into an organisation; the point on the map is that of its place."""
    plain = {
        name: value for name, value in entry.items() if name not in ("id", "part_of", "parent_body", "place")
    }
    _fill(organisation, plain)
    town = entry.get("place", entry.get("town", ""))
    organisation.place = places.get((entry.get("postcode", ""), town))
    organisation.part_of = organisations[entry["part_of"]] if "part_of" in entry else None
    organisation.parent_body = bodies[entry["parent_body"]] if "parent_body" in entry else None
    if organisation.place is not None:
        organisation.latitude_e6 = organisation.place.latitude_e6
        organisation.longitude_e6 = organisation.place.longitude_e6
    return organisation


def fill_offer(offer: Offer, entry: Mapping[str, Any], *, organisations: Mapping[str, Organisation]) -> Offer:
    """Write what the source says into a published offer; what it does not say stays empty."""
    plain = {
        name: tuple(value) if isinstance(value, list) and name != "keywords" else value
        for name, value in entry.items()
        if name not in ("id", "organisation", "travel_districts", "links")
    }
    _fill(offer, plain)
    offer.organisation = organisations[entry["organisation"]]
    offer.state = Offer.State.PUBLISHED
    offer.published_at = offer.published_at or ENTERED_AT
    return offer


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((settings.DEMO_DATA / name).read_text(encoding="utf-8"))


def _fill(row: Row, values: Mapping[str, Any]) -> Row:
    for name, value in values.items():
        setattr(row, name, value.strip() if isinstance(value, str) else value)
    return row
