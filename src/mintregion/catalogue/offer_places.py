"""Where the offers of a search are: one entry for each point, for the large map and its list."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from mintregion.catalogue.ground import districts_of
from mintregion.catalogue.models import Offer
from mintregion.catalogue.queries import points_of
from mintregion.catalogue.selection import Selection
from mintregion.regions.models import MICRO, Region

MOST_OFFERS = 2000
# The list below the map stays readable, and the page light, with a few of each place.
NAMED_OFFERS = 4


@dataclass(frozen=True, slots=True)
class OfferPlace:
    """One point with its offers: how many, what it is called, and the first of them by title."""

    number: int
    latitude_e6: int
    longitude_e6: int
    name: str
    count: int
    offers: tuple[Offer, ...]

    @property
    def more(self) -> int:
        """How many offers are not named."""
        return self.count - len(self.offers)


@dataclass(frozen=True, slots=True)
class OfferPlaces:
    """The places of a search, most offers first; `shown` of all `total` offers are on the map.

    The others have no point, or are beyond the MOST_OFFERS that one map can hold (`is_cut`).
    """

    places: tuple[OfferPlace, ...]
    total: int
    shown: int

    @property
    def is_cut(self) -> bool:
        """Whether there are more offers than the map holds."""
        return self.shown >= MOST_OFFERS

    @property
    def without_place(self) -> int:
        """How many offers have no point; 0 when the map is cut and nobody counted."""
        return 0 if self.is_cut else self.total - self.shown


def offer_places(selection: Selection, *, region: Region | None, language: str) -> OfferPlaces:
    """Gather the offers of a search by point; two queries, at most MOST_OFFERS offers."""
    found = points_of(selection, region=region, language=language, limit=MOST_OFFERS)
    at: dict[tuple[int, int], list[int]] = {}
    for pk, latitude, longitude in zip(found.ids, found.latitudes_e6, found.longitudes_e6, strict=True):
        at.setdefault((latitude, longitude), []).append(pk)
    offers = {
        offer.pk: offer
        for offer in Offer.objects.published()
        .filter(pk__in=found.ids)
        .select_related("organisation", "place")
        .only(
            "title", "translations", "venues", "place_as_written", "place__name",
            "organisation__name", "organisation__town", "organisation__translations",
        )
    }  # fmt: skip
    ordered = sorted(at.items(), key=lambda item: (-len(item[1]), item[0]))
    return OfferPlaces(
        places=tuple(_place(number, *item, offers) for number, item in enumerate(ordered, start=1)),
        total=found.total,
        shown=len(found.ids),
    )


def places_as_geojson(found: OfferPlaces, *, region: Region | None) -> dict[str, Any]:
    """Write the places and the outlines of the districts as GeoJSON (RFC 7946): longitude comes first."""
    outlines = [
        _feature(
            {"type": "Polygon", "coordinates": district.outline}, {"kind": "district", "name": district.name}
        )
        for district in districts_of(region)
        if district.outline
    ]
    points = [
        _feature(
            {"type": "Point", "coordinates": [place.longitude_e6 / MICRO, place.latitude_e6 / MICRO]},
            {
                "kind": "place",
                "number": place.number,
                "name": place.name,
                "count": place.count,
                "more": place.more,
                "offers": [
                    {"title": str(o.text("title")), "url": o.get_absolute_url()} for o in place.offers
                ],
            },
        )
        for place in found.places
    ]
    return {"type": "FeatureCollection", "features": outlines + points}


def _place(number: int, point: tuple[int, int], ids: Sequence[int], offers: dict[int, Offer]) -> OfferPlace:
    here = sorted((offers[pk] for pk in ids if pk in offers), key=lambda offer: offer.title.casefold())
    return OfferPlace(number, *point, _name(here), len(here), tuple(here[:NAMED_OFFERS]))


def _name(offers: Sequence[Offer]) -> str:
    """Call a point after its one organisation, else after the town."""
    names = list(dict.fromkeys(str(offer.organisation.text("name")) for offer in offers))
    if len(names) == 1:
        return names[0]
    towns = list(
        dict.fromkeys(offer.place.name if offer.place else offer.organisation.town for offer in offers)
    )
    return ", ".join(filter(None, towns[:2])) or ", ".join(names[:2])


def _feature(geometry: dict[str, Any], properties: dict[str, Any]) -> dict[str, Any]:
    return {"type": "Feature", "geometry": geometry, "properties": properties}
