"""Finds the places and districts that cells name."""

import re
from collections import defaultdict
from collections.abc import Iterable

from mintregion.catalogue.exchange.words.nearest import folded
from mintregion.regions.models import District, Place, Region

POSTCODE_FIRST = re.compile(r"(?P<postcode>[0-9A-Z]{2}[0-9A-Z -]{1,8})\s+(?P<name>\D.*)")
LEGAL_FORM = re.compile(r"\b(?:landkreis|kreis|eifelkreis|stadt|kreisfreie|region)\b", re.IGNORECASE)
CHUNK = 400


class Ground:
    """Places a file names, and every district."""

    def __init__(self, region: Region, places: Iterable[str]) -> None:
        self._places: dict[str, list[Place]] = defaultdict(list)
        self._own = {district.pk for district in region.districts.all()}
        self._districts: dict[str, District] = {}
        self._load_places(sorted({_name(place) for place in places if place}))
        for district in District.objects.order_by("key"):
            for name in (district.key, folded(district.name), _core(district.name)):
                self._districts.setdefault(name, district)

    def place(self, text: str) -> Place | None:
        """Give the place "54290 Trier" or "Trier"; None when it is unknown or several places are called so."""
        postcode = _postcode(text)
        named = self._places.get(folded(_name(text)), [])
        fitting = [place for place in named if not postcode or place.postcode == postcode]
        same_ground = {(place.name, place.municipality_id) for place in fitting}
        return fitting[0] if fitting and (postcode or len(same_ground) == 1) else None

    def district(self, text: str) -> District | None:
        """Give the district of a key or name, with or without "Landkreis"."""
        return (
            self._districts.get(text.strip())
            or self._districts.get(folded(text))
            or self._districts.get(_core(text))
        )

    def own_district(self, area: str) -> District | None:
        """Give the district an area names, if it is one of the region's; "Region Trier" is none."""
        if "region" in area.casefold():
            return None
        found = self.district(area)
        return found if found and found.pk in self._own else None

    def _load_places(self, names: list[str]) -> None:
        for start in range(0, len(names), CHUNK):
            chunk = Place.objects.select_related("district").filter(name__in=names[start : start + CHUNK])
            for place in chunk.order_by("postcode", "id"):
                self._places[folded(place.name)].append(place)


def _name(text: str) -> str:
    match = POSTCODE_FIRST.fullmatch(text.strip())
    return match["name"].strip() if match else text.strip()


def _postcode(text: str) -> str:
    match = POSTCODE_FIRST.fullmatch(text.strip())
    return match["postcode"].strip() if match else ""


def _core(name: str) -> str:
    return folded(LEGAL_FORM.sub("", name))
