"""What pages read about regions: which one a host shows, its pages, and places people name."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from mintregion.backstage import generations
from mintregion.regions.gazetteer import Entry, Gazetteer, ResolvedPlace, Sort
from mintregion.regions.models import District, Municipality, Place, Region, RegionHost, RegionPage

__all__ = [
    "ResolvedPlace",
    "find_place",
    "forget_regions",
    "page_kinds_of",
    "page_of",
    "primary_hosts",
    "public_regions",
    "region_for_host",
    "regions_with_districts",
    "suggest_places",
]

ON_THE_MAP = {"latitude_e6__isnull": False, "longitude_e6__isnull": False}


class _Memory:
    """What one process remembers of the regions at one generation; parts are read when first needed."""

    def __init__(self, version: int) -> None:
        self.version = version

    @cached_property
    def public_regions(self) -> tuple[Region, ...]:
        return tuple(Region.objects.filter(is_public=True))

    @cached_property
    def region_of_host(self) -> Mapping[str, Region]:
        by_id = {region.pk: region for region in self.public_regions}
        hosts = RegionHost.objects.filter(region__is_public=True).values_list("host", "region_id")
        return {host.lower(): by_id[region_id] for host, region_id in hosts}

    @cached_property
    def districts_of_region(self) -> Mapping[int, frozenset[str]]:
        rows = Region.districts.through.objects.values_list("region_id", "district__key")
        keys: dict[int, set[str]] = {}
        for region_id, key in rows:
            keys.setdefault(region_id, set()).add(key)
        return {region_id: frozenset(found) for region_id, found in keys.items()}

    @cached_property
    def page_kinds_of_region(self) -> Mapping[int, frozenset[str]]:
        kinds: dict[int, set[str]] = {}
        for region_id, kind in RegionPage.objects.values_list("region_id", "kind"):
            kinds.setdefault(region_id, set()).add(kind)
        return {region_id: frozenset(found) for region_id, found in kinds.items()}

    @cached_property
    def gazetteer(self) -> Gazetteer:
        return Gazetteer([*_municipalities(), *_places(), *_districts()])


@dataclass
class _Kept:
    memory: _Memory | None = None


_kept = _Kept()


def _memory() -> _Memory:
    version = generations.current().get("regions", 0)
    memory = _kept.memory
    if memory is None or memory.version != version:
        memory = _kept.memory = _Memory(version)
    return memory


def forget_regions() -> None:
    """Drop what this process remembers; for tests, whose rolled-back rows leave no new generation."""
    _kept.memory = None


def region_for_host(host: str) -> Region | None:
    """Give the region shown under a host name (without port), or None for the network of all regions.

    The only public region of an installation answers under every name.
    """
    memory = _memory()
    if len(memory.public_regions) == 1:
        return memory.public_regions[0]
    return memory.region_of_host.get(host.lower())


def public_regions() -> tuple[Region, ...]:
    """All public regions by name."""
    return _memory().public_regions


def regions_with_districts(only: Region | None = None) -> list[Region]:
    """All public regions by name, or only one of them, with their districts loaded."""
    regions = Region.objects.filter(is_public=True).prefetch_related("districts")
    return list(regions.filter(pk=only.pk) if only else regions)


def primary_hosts() -> Mapping[int, str]:
    """Host name used in links to each public region, by the region's id."""
    hosts: dict[int, str] = {}
    for host, region in _memory().region_of_host.items():
        hosts.setdefault(region.pk, host)
    return hosts


def page_of(region: Region, kind: str) -> RegionPage | None:
    """Give one text page of a region, such as its imprint, or None when nobody has written it."""
    return RegionPage.objects.filter(region=region, kind=kind).first()


def page_kinds_of(region: Region) -> frozenset[str]:
    """Kinds of the text pages a region has written, for links that lead somewhere."""
    return _memory().page_kinds_of_region.get(region.pk, frozenset())


def find_place(text: str, *, region: Region | None) -> ResolvedPlace | None:
    """Resolve a postcode, place, municipality or district; places of the region come first.

    Forgives umlauts spelt out, missing hyphens and one or two typing errors; the answer then says that
    it is a guess. Return None when nothing is similar.
    """
    memory = _memory()
    prefer = memory.districts_of_region.get(region.pk, frozenset()) if region else frozenset()
    return memory.gazetteer.find(text, prefer=prefer)


def suggest_places(text: str, *, region: Region | None, limit: int = 8) -> list[str]:
    """Give what somebody may be about to type, such as "54343 Föhren"; also for "Meinten Sie …?"."""
    memory = _memory()
    prefer = memory.districts_of_region.get(region.pk, frozenset()) if region else frozenset()
    return memory.gazetteer.suggest(text, prefer=prefer, limit=limit)


def _municipalities() -> Iterator[Entry]:
    columns = ("name", "latitude_e6", "longitude_e6", "district__key")
    for name, latitude, longitude, key in Municipality.objects.filter(**ON_THE_MAP).values_list(*columns):
        yield Entry(name, "", latitude, longitude, key, Sort.MUNICIPALITY)


def _places() -> Iterator[Entry]:
    columns = ("name", "postcode", "latitude_e6", "longitude_e6", "district__key")
    for name, postcode, latitude, longitude, key in Place.objects.filter(**ON_THE_MAP).values_list(*columns):
        yield Entry(name, postcode, latitude, longitude, key or "", Sort.PLACE)


def _districts() -> Iterator[Entry]:
    columns = ("name", "latitude_e6", "longitude_e6", "key")
    for name, latitude, longitude, key in District.objects.filter(**ON_THE_MAP).values_list(*columns):
        yield Entry(name, "", latitude, longitude, key, Sort.DISTRICT)
