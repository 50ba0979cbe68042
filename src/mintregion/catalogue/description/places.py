"""Addresses and points as plain values."""

from dataclasses import dataclass

from mintregion.organisations.models import Organisation
from mintregion.regions.models import Place


@dataclass(frozen=True, slots=True)
class Address:
    """Where something is. `point` is latitude and longitude in degrees (WGS 84)."""

    name: str = ""
    street: str = ""
    postcode: str = ""
    town: str = ""
    country: str = "DE"
    district: str = ""
    point: tuple[float, float] | None = None

    def __bool__(self) -> bool:
        return bool(self.name or self.street or self.postcode or self.town or self.point)


def address_of_organisation(organisation: Organisation) -> Address:
    """Give the postal address of an organisation; its place (with district) must be loaded."""
    place = organisation.place
    return Address(
        street=organisation.street,
        postcode=organisation.postcode or (place.postcode if place else ""),
        town=organisation.town or (place.name if place else ""),
        country=place.country if place else "DE",
        district=organisation.district_key,
        point=organisation.point or (place.point if place else None),
    )


def address_of_place(place: Place | None, *, name: str, point: tuple[float, float] | None) -> Address | None:
    """Give where an offer takes place away from its organisation, or None when nothing is said."""
    if place is None:
        return Address(name=name, point=point) if name or point else None
    return Address(
        name=name,
        postcode=place.postcode,
        town=place.name,
        country=place.country,
        district=place.district.key if place.district else "",
        point=point or place.point,
    )
