"""What the pages of the portal read beyond the catalogue: figures counted from rows, regions with their addresses."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Prefetch, Q

from mintregion.backstage import generations
from mintregion.catalogue.models import Offer
from mintregion.regions.models import Region, RegionHost

DAYS_OF_A_CHECK = 365


@dataclass(frozen=True, slots=True)
class Figures:
    """Published offers of a region, and what they say about it."""

    offers: int
    checked: int
    organisations: int


@dataclass(frozen=True, slots=True)
class RegionEntry:
    """A region on the page of the network."""

    region: Region
    url: str
    offers: int


def figures_of(region: Region, *, today: date) -> Figures:
    """Count the published offers of a region, those checked within a year, and who offers them; one query."""
    since = today - timedelta(days=DAYS_OF_A_CHECK)
    counted = (
        Offer.objects.published()
        .of_region(region)
        .aggregate(
            offers=Count("pk"),
            checked=Count("pk", filter=Q(checked_at__gt=since)),
            organisations=Count("organisation", distinct=True),
        )
    )
    return Figures(**counted)


def versions_shown() -> tuple[int, int]:
    """Versions of everything the start page shows, offers and regions; one query in a request."""
    current = generations.current()
    return current.get("catalogue", 0), current.get("regions", 0)


def regions_with_offers(*, scheme: str, host: str) -> list[RegionEntry]:
    """All public regions by name with the address of each; three queries.

    `host` is the one this page was asked under: a port in it holds for the other regions too, and a
    region without a host name of its own is shown here.
    """
    hosts = Prefetch("hosts", queryset=RegionHost.objects.order_by("-is_primary", "host"))
    regions = Region.objects.filter(is_public=True).prefetch_related(hosts)
    counts = dict(Offer.objects.published().order_by().values_list("region").annotate(Count("pk")))
    _name, colon, port = host.partition(":")
    return [
        RegionEntry(region, _address(region.hosts.all(), scheme, colon + port), counts.get(region.pk, 0))
        for region in regions
    ]


def _address(hosts: Iterable[RegionHost], scheme: str, port: str) -> str:
    for first in hosts:
        return f"{scheme}://{first.host}{port}/"
    return "/"
