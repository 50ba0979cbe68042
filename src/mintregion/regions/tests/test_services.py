"""Saving regions, host names, pages and districts."""

import pytest

from mintregion.backstage import generations
from mintregion.backstage.models import AuditEntry
from mintregion.regions.models import District, Region, RegionHost, RegionPage
from mintregion.regions.services import save_districts, save_page, save_region, set_districts, set_hosts
from mintregion.regions.tests.factories import DistrictFactory, RegionFactory

pytestmark = pytest.mark.django_db


def version():
    return generations.current().get("regions", 0)


def test_a_saved_region_is_a_new_generation_with_an_entry_of_what_changed():
    region = RegionFactory(name="Trier")
    region.claim = "MINT für alle"

    changed = save_region(region, by="user:1")

    entry = AuditEntry.objects.get()
    assert changed is True
    assert (entry.actor, entry.action, entry.before, entry.after) == (
        "user:1",
        "regions.region_saved",
        {"claim": ""},
        {"claim": "MINT für alle"},
    )
    assert version() == 1


def test_saving_an_unchanged_region_leaves_no_trace():
    region = RegionFactory()

    assert save_region(Region.objects.get(pk=region.pk), by="user:1") is False
    assert (version(), AuditEntry.objects.count()) == (0, 0)


def test_a_page_is_saved_once():
    page = RegionPage(region=RegionFactory(), kind="imprint", title="Impressum", body="Text")

    assert save_page(page, by="user:1") is True
    assert save_page(RegionPage.objects.get(), by="user:1") is False


def test_host_names_become_exactly_those_given():
    region = RegionFactory(hosts=["old.example", "trier.example"])

    changed = set_hosts(region, ["Trier.example", "mint.example"], by="user:1")
    again = set_hosts(region, ["trier.example", "mint.example"], by="user:1")

    hosts = RegionHost.objects.order_by("host").values_list("host", "is_primary")
    assert list(hosts) == [("mint.example", False), ("trier.example", True)]
    assert (changed, again) == (True, False)


def test_a_region_consists_of_exactly_the_districts_given():
    old, kept, new = DistrictFactory(), DistrictFactory(), DistrictFactory()
    region = RegionFactory(districts=[old, kept])

    assert set_districts(region, [new, kept], by="user:1") is True
    assert set_districts(region, [kept, new], by="user:1") is False
    assert set(region.districts.all()) == {kept, new}


def test_districts_are_matched_by_key():
    DistrictFactory(key="07211", name="Trier alt")
    wanted = [District(key="07211", name="Trier", kind="town"), District(key="07235", name="Trier-Saarburg")]

    loaded = save_districts(wanted, by="user:1")

    assert (loaded.created, loaded.changed) == (1, 1)
    assert list(District.objects.values_list("key", "name")) == [
        ("07211", "Trier"),
        ("07235", "Trier-Saarburg"),
    ]
