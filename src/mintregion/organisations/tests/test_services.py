"""Creating and saving organisations."""

import pytest

from mintregion.backstage.models import AuditEntry
from mintregion.organisations.events import organisation_changed
from mintregion.organisations.models import Organisation, ParentBody
from mintregion.organisations.services import (
    create_organisation,
    save_organisation,
    save_organisations,
    save_parent_body,
    slug_for,
)
from mintregion.organisations.tests.factories import OrganisationFactory
from mintregion.regions.tests.factories import RegionFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def told():
    """Names of organisations of which other areas were told."""
    names = []

    def listen(sender, organisation, **options):
        names.append(organisation.name)

    organisation_changed.connect(listen)
    yield names
    organisation_changed.disconnect(listen)


def test_a_short_name_is_made_from_the_german_name():
    organisation = create_organisation(region=RegionFactory(), name="Bücherei Föhren & Straße", by="user:1")

    assert organisation.slug == "buecherei-foehren-strasse"


def test_equal_names_get_numbered_short_names_within_a_region_only():
    region, other = RegionFactory(), RegionFactory()

    slugs = [create_organisation(region=region, name="Kita Sonne", by="user:1").slug for _ in range(3)]
    elsewhere = create_organisation(region=other, name="Kita Sonne", by="user:1").slug

    assert slugs == ["kita-sonne", "kita-sonne-2", "kita-sonne-3"]
    assert elsewhere == "kita-sonne"


def test_a_name_without_letters_still_gets_a_short_name():
    assert slug_for("!!!", []) == "einrichtung"
    assert len(slug_for("x" * 300, [])) <= 80


def test_creating_is_recorded_with_what_was_filled_in():
    organisation = create_organisation(
        region=RegionFactory(slug="trier"), name="IT Haus", kind="company", by="user:7"
    )

    entry = AuditEntry.objects.get()
    assert (entry.actor, entry.action, entry.region, entry.object_id) == (
        "user:7",
        "organisations.organisation_saved",
        "trier",
        str(organisation.pk),
    )
    assert (entry.before, entry.after["name"], entry.after["kind"]) == ({}, "IT Haus", "company")
    assert "street" not in entry.after


def test_a_change_tells_the_areas_above_and_records_the_difference(told):
    organisation = OrganisationFactory(name="Alt")
    organisation.name = "Neu"

    save_organisation(organisation, by="user:1")

    entry = AuditEntry.objects.get()
    assert told == ["Neu"]
    assert (entry.before["name"], entry.after["name"]) == ("Alt", "Neu")
    assert Organisation.objects.get().name == "Neu"
    assert Organisation.objects.get().slug == organisation.slug


def test_nobody_is_told_of_new_or_unchanged_organisations(told):
    organisation = create_organisation(region=RegionFactory(), name="Neu", by="user:1")
    save_organisation(Organisation.objects.get(pk=organisation.pk), by="user:1")

    assert told == []
    assert AuditEntry.objects.count() == 1


def test_many_organisations_cost_as_many_queries_as_three(django_assert_max_num_queries):
    region = RegionFactory()

    def save(number):
        save_organisations([Organisation(region=region, name="Kita") for _ in range(number)], by="user:1")

    with django_assert_max_num_queries(8):
        save(3)
    with django_assert_max_num_queries(8):
        save(100)
    assert Organisation.objects.values("slug").distinct().count() == 103


def test_saving_nothing_is_nothing():
    assert save_organisations([], by="user:1") == 0


def test_a_parent_body_exists_once_per_name():
    region = RegionFactory()

    first = save_parent_body(region=region, name="Stadt Trier", kind="municipal", by="user:1")
    second = save_parent_body(region=region, name="Stadt Trier", kind="municipal", by="user:1")
    corrected = save_parent_body(region=region, name="Stadt Trier", kind="state", by="user:1")

    assert first == second == corrected
    assert ParentBody.objects.get().kind == "state"
    assert AuditEntry.objects.count() == 2
