"""What pages read about organisations."""

import pytest

from mintregion.organisations.queries import organisation_by_slug, organisations_of
from mintregion.organisations.tests.factories import OrganisationFactory, ParentBodyFactory
from mintregion.regions.tests.factories import PlaceFactory, RegionFactory

pytestmark = pytest.mark.django_db


def test_organisations_of_a_region_are_listed_by_name():
    region = RegionFactory()
    OrganisationFactory(region=region, name="Vhs")
    OrganisationFactory(region=region, name="Bücherei")
    OrganisationFactory(name="Anderswo")

    assert [row.name for row in organisations_of(region)] == ["Bücherei", "Vhs"]


def test_the_network_shows_public_regions_only():
    OrganisationFactory(name="Sichtbar")
    OrganisationFactory(name="Verborgen", region=RegionFactory(is_public=False))

    assert [row.name for row in organisations_of(None)] == ["Sichtbar"]


def test_an_organisation_comes_with_its_whole_its_parts_and_its_parent_body(django_assert_num_queries):
    region = RegionFactory()
    university = OrganisationFactory(region=region, name="Universität")
    body = ParentBodyFactory(region=region, name="Land")
    department = OrganisationFactory(
        region=region, slug="chemie", part_of=university, parent_body=body, place=PlaceFactory()
    )
    OrganisationFactory(region=region, name="Labor B", part_of=department)
    OrganisationFactory(region=region, name="Labor A", part_of=department)

    with django_assert_num_queries(2):
        found = organisation_by_slug("chemie", region=region)
        assert found is not None
        names = [found.part_of.name, found.parent_body.name, *(part.name for part in found.parts.all())]
        assert found.district_key != ""

    assert names == ["Universität", "Land", "Labor A", "Labor B"]


def test_an_organisation_of_another_region_is_not_found():
    OrganisationFactory(slug="chemie")

    assert organisation_by_slug("chemie", region=RegionFactory()) is None
