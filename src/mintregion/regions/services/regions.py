"""Saving regions with their host names, districts and text pages."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import models, transaction

from mintregion.backstage import audit, generations
from mintregion.regions.models import District, Region, RegionHost, RegionPage
from mintregion.regions.services.rows import Loaded, record_bulk, upsert


@transaction.atomic
def save_region(region: Region, *, by: str) -> bool:
    """Save a region, seen by every process with its next request; return whether anything changed."""
    return _save_with_trail(region, "regions.region_saved", region=region, by=by)


@transaction.atomic
def save_page(page: RegionPage, *, by: str) -> bool:
    """Save a text page such as the imprint; return whether anything changed."""
    return _save_with_trail(page, "regions.page_saved", region=page.region, by=by)


@transaction.atomic
def set_hosts(region: Region, hosts: Sequence[str], *, by: str) -> bool:
    """Let a region be found under exactly these host names, the first being the one used in links."""
    wanted = [
        RegionHost(region=region, host=host.lower(), is_primary=number == 0)
        for number, host in enumerate(hosts)
    ]
    surplus = RegionHost.objects.filter(region=region).exclude(host__in=[row.host for row in wanted])
    removed, _by_model = surplus.delete()
    loaded = upsert(RegionHost.objects.all(), wanted, key=["host"], columns=["region_id", "is_primary"])
    return _record_part("regions.hosts_set", region, loaded, removed, by=by, after={"hosts": list(hosts)})


@transaction.atomic
def set_districts(region: Region, districts: Iterable[District], *, by: str) -> bool:
    """Make a region consist of exactly these districts."""
    wanted = sorted(districts, key=lambda district: district.key)
    if list(region.districts.order_by("key")) == wanted:
        return False
    region.districts.set(wanted)
    keys = [district.key for district in wanted]
    record_bulk("regions.districts_set", by=by, region=region.slug, after={"districts": keys})
    return True


def _save_with_trail(row: models.Model, action: str, *, region: Region, by: str) -> bool:
    stored = type(row)._default_manager.filter(pk=row.pk).first() if row.pk else None  # noqa: SLF001
    before, after = audit.differences(audit.snapshot(stored) if stored else {}, audit.snapshot(row))
    if not after:
        return False
    row.save()
    audit.record(action, row, by=by, region=region.slug, before=before, after=after)
    generations.bump("regions")
    return True


def _record_part(
    action: str, region: Region, loaded: Loaded, removed: int, *, by: str, after: dict[str, Any]
) -> bool:
    if not loaded and not removed:
        return False
    record_bulk(action, by=by, region=region.slug, after=after)
    return True
