"""Loading places, municipalities and districts from files."""

from collections.abc import Iterable
from pathlib import Path

from django.db import transaction

from mintregion.regions.models import District, Municipality, Place
from mintregion.regions.place_files import PlaceRow, read_places
from mintregion.regions.services.rows import Loaded, record_bulk, upsert


@transaction.atomic
def load_places(path: Path, *, by: str) -> Loaded:
    """Load a file of places; loading it again changes nothing, a mistake in any row refuses the whole file.

    Raise place_files.PlaceFileRefused with the mistakes. Rows that are not in the file stay.
    """
    rows = read_places(path)
    loaded = _save_districts(rows)
    districts = District.objects.in_bulk(field_name="key")
    loaded += _save_municipalities(rows, districts)
    loaded += _save_places(rows, districts)
    if loaded:
        record_bulk("regions.places_loaded", by=by, after={"file": path.name, "rows": len(rows)})
    return loaded


@transaction.atomic
def save_districts(districts: Iterable[District], *, by: str) -> Loaded:
    """Save districts, matched by key, with name, kind, middle and outline."""
    columns = ["name", "kind", "latitude_e6", "longitude_e6", "outline"]
    loaded = upsert(District.objects.all(), districts, key=["key"], columns=columns)
    if loaded:
        record_bulk("regions.districts_saved", by=by, after={"rows": loaded.created + loaded.changed})
    return loaded


def _save_districts(rows: Iterable[PlaceRow]) -> Loaded:
    """Add districts nobody has entered; names and outlines of known ones are left alone."""
    named = {row.district_key: row.district_name or row.district_key for row in rows if row.district_key}
    known = District.objects.filter(key__in=named)
    missing = [District(key=key, name=named[key]) for key in named.keys() - {d.key for d in known}]
    District.objects.bulk_create(sorted(missing, key=lambda district: district.key))
    return Loaded(len(missing), 0, len(known))


def _save_municipalities(rows: Iterable[PlaceRow], districts: dict[str, District]) -> Loaded:
    wanted = [
        Municipality(
            key=row.municipality_key,
            name=row.name,
            district=districts[row.district_key],
            latitude_e6=row.latitude_e6,
            longitude_e6=row.longitude_e6,
        )
        for row in rows
        if row.municipality_key
    ]
    stored = Municipality.objects.all() if wanted else Municipality.objects.none()
    return upsert(stored, wanted, key=["key"], columns=["name", "district_id", "latitude_e6", "longitude_e6"])


def _save_places(rows: Iterable[PlaceRow], districts: dict[str, District]) -> Loaded:
    municipalities = Municipality.objects.in_bulk(field_name="key")
    wanted = [
        Place(
            country=row.country,
            postcode=postcode,
            name=row.name,
            district=districts.get(row.district_key),
            municipality=municipalities.get(row.municipality_key),
            latitude_e6=row.latitude_e6,
            longitude_e6=row.longitude_e6,
        )
        for row in rows
        for postcode in row.postcodes
    ]
    key = ("country", "postcode", "name")
    stored = {tuple(getattr(place, name) for name in key): place for place in Place.objects.all()}
    for place in wanted:
        _keep_municipality(place, stored.get((place.country, place.postcode, place.name)))
    columns = ["district_id", "municipality_id", "latitude_e6", "longitude_e6"]
    return upsert(stored.values(), wanted, key=key, columns=columns)


def _keep_municipality(place: Place, stored: Place | None) -> None:
    """A file without municipality keys does not take away what another file told."""
    if stored is not None and place.municipality_id is None:
        place.municipality_id = stored.municipality_id
