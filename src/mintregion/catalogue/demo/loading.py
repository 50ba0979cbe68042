"""Loads the demonstration region in one transaction; loading it again changes nothing."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from mintregion.backstage import audit
from mintregion.catalogue.demo import files
from mintregion.catalogue.models import Offer
from mintregion.catalogue.services import OfferChange, save_offers
from mintregion.catalogue.synthesis import synthesise
from mintregion.organisations.models import Organisation, ParentBody
from mintregion.organisations.services import save_organisations, save_parent_body
from mintregion.regions.models import District, Place, Region, RegionPage
from mintregion.regions.services import (
    load_places,
    save_districts,
    save_page,
    save_region,
    set_districts,
    set_hosts,
)

BY = "command:load_demo"


@dataclass(frozen=True, slots=True)
class Demo:
    """What now exists: the region, and how many offers of it are real and how many invented."""

    region: Region
    organisations: int
    offers: int
    invented: int


@transaction.atomic
def load_demo(*, invented: int = 1000, seed: int = 1) -> Demo:
    """Create or renew the demonstration region with `invented` synthetic offers beside the real ones."""
    save_districts(files.districts(), by=BY)
    load_places(files.places_file(), by=BY)
    region = _save_region()
    organisations = _save_organisations(region)
    offers = _save_offers(region, organisations)
    synthesise(region, count=invented, seed=seed, by=BY)
    return Demo(
        region=region,
        organisations=Organisation.objects.filter(region=region).count(),
        offers=len(offers),
        invented=Offer.objects.filter(region=region, is_sample=True).count(),
    )


def _save_region() -> Region:
    [entry] = files.entries("region.toml", "region")
    region = Region.objects.filter(slug=entry["slug"]).first() or Region()
    save_region(files.fill_region(region, entry), by=BY)
    set_hosts(region, entry["hosts"], by=BY)
    set_districts(region, District.objects.filter(key__in=entry["districts"]), by=BY)
    pages = {page.kind: page for page in RegionPage.objects.filter(region=region)}
    for page_entry in files.entries("region.toml", "page"):
        page = pages.get(page_entry["kind"]) or RegionPage(region=region)
        save_page(files.fill_page(page, page_entry), by=BY)
    return region


def _save_organisations(region: Region) -> Mapping[str, Organisation]:
    """Save organisations in two steps, wholes before parts."""
    bodies: dict[str, ParentBody] = {}
    for entry in files.entries("organisations.toml", "parent_body"):
        body = save_parent_body(region=region, name=entry["name"], kind=entry["kind"], by=BY)
        bodies[body.name] = body
    places = {(place.postcode, place.name): place for place in Place.objects.select_related("district")}
    known = {
        row.external_id: row for row in Organisation.objects.filter(region=region).exclude(external_id="")
    }
    remaining = files.entries("organisations.toml", "organisation")
    saved: dict[str, Organisation] = {}
    while remaining:
        ready = [entry for entry in remaining if entry.get("part_of") is None or entry["part_of"] in saved]
        for entry in ready:
            row = known.get(entry["id"]) or Organisation(region=region, external_id=entry["id"])
            saved[entry["id"]] = files.fill_organisation(
                row, entry, places=places, bodies=bodies, organisations=dict(saved)
            )
        save_organisations([saved[entry["id"]] for entry in ready], by=BY)
        remaining = [entry for entry in remaining if entry not in ready]
    return saved


def _save_offers(region: Region, organisations: Mapping[str, Organisation]) -> list[Offer]:
    known = {
        offer.external_id: offer
        for offer in Offer.objects.filter(region=region, is_sample=False).exclude(external_id="")
    }
    districts = District.objects.in_bulk(field_name="key")
    offers, changes = [], []
    for entry in files.entries("offers.toml", "offer"):
        offer = known.get(entry["id"]) or Offer(region=region, external_id=entry["id"])
        before = audit.snapshot(offer) if offer.pk else {}
        files.fill_offer(offer, entry, organisations=organisations)
        offers.append(offer)
        if audit.snapshot(offer) != before:
            changes.append(_change(offer, entry, districts))
    save_offers(changes, by=BY, action="catalogue.offer_saved")
    return offers


def _change(offer: Offer, entry: Mapping[str, Any], districts: Mapping[str, District]) -> OfferChange:
    return OfferChange(offer, travel_districts=[districts[key] for key in entry.get("travel_districts", ())])
