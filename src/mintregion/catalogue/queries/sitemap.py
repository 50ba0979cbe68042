"""Addresses of the catalogue's pages, for the sitemap."""

from collections.abc import Iterator
from datetime import datetime

from django.urls import reverse

from mintregion.catalogue.models import Offer
from mintregion.catalogue.models.offer import slug_of
from mintregion.catalogue.vocabulary import scheme
from mintregion.regions.models import Region

CHUNK = 2000


def addresses_of_pages(_region: Region | None) -> Iterator[tuple[str, datetime | None]]:
    """Paths of the ways into the catalogue."""
    for name in ("offer_list", "drill_down", "ladder"):
        yield reverse(f"catalogue:{name}"), None
    for stage in scheme("stage"):
        yield reverse("catalogue:ladder_stage", args=[stage.key]), None


def addresses_of_offers(region: Region | None) -> Iterator[tuple[str, datetime | None]]:
    """Paths of a region's offers with their last change; one query, read in chunks.

    The host of all regions names none: each offer belongs to the host of its region.
    """
    if region is None:
        return
    # Resolving each address by itself would take five times as long.
    before, _, after = reverse("catalogue:offer_detail", args=[0, "-"]).partition("0/-")
    offers = Offer.objects.published().of_region(region).order_by("pk")
    for pk, title, edited_at in offers.values_list("pk", "title", "edited_at").iterator(chunk_size=CHUNK):
        yield f"{before}{pk}/{slug_of(title)}{after}", edited_at


def count_offers(region: Region | None) -> int:
    """How many addresses `addresses_of_offers` gives."""
    return 0 if region is None else Offer.objects.published().of_region(region).count()
