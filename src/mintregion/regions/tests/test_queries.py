"""What pages read about regions."""

import pytest

from mintregion.backstage import generations
from mintregion.regions.models import RegionPage
from mintregion.regions.queries import find_place, page_of, public_regions, suggest_places
from mintregion.regions.tests.factories import (
    DistrictFactory,
    MunicipalityFactory,
    PlaceFactory,
    RegionFactory,
    RegionPageFactory,
)

pytestmark = pytest.mark.django_db


def test_places_of_the_region_come_first():
    here, elsewhere = DistrictFactory(), DistrictFactory()
    region = RegionFactory(districts=[here])
    PlaceFactory(name="Zell", postcode="56856", district=elsewhere, latitude_e6=50_000_000)
    PlaceFactory(name="Zell", postcode="54999", district=here, latitude_e6=49_000_000)

    in_region = find_place("Zell", region=region)
    anywhere = find_place("Zell", region=None)

    assert in_region is not None
    assert anywhere is not None
    assert (in_region.latitude_e6, in_region.alternatives) == (49_000_000, ("56856 Zell",))
    assert len(anywhere.alternatives) == 1


def test_municipalities_and_districts_are_places_too():
    district = DistrictFactory(name="Landkreis Vulkaneifel", latitude_e6=50_230_000)
    MunicipalityFactory(name="Daun", district=district, latitude_e6=50_197_000)

    daun = find_place("daun", region=None)
    vulkaneifel = find_place("Vulkaneifel", region=None)

    assert daun is not None
    assert vulkaneifel is not None
    assert (daun.latitude_e6, daun.district_key) == (50_197_000, district.key)
    assert (vulkaneifel.latitude_e6, vulkaneifel.district_key) == (50_230_000, district.key)


def test_a_place_without_coordinates_is_not_found():
    PlaceFactory(name="Nirgendwo", latitude_e6=None, longitude_e6=None)

    assert find_place("Nirgendwo", region=None) is None


def test_new_places_are_found_after_a_new_generation():
    assert find_place("Föhren", region=None) is None

    PlaceFactory(name="Föhren", postcode="54343")
    generations.bump("regions")

    assert suggest_places("föh", region=None) == ["54343 Föhren"]


def test_a_second_look_up_costs_one_query(django_assert_num_queries):
    region = RegionFactory(districts=[DistrictFactory()])
    find_place("Trier", region=region)

    with django_assert_num_queries(1):
        find_place("Wittlich", region=region)


def test_public_regions_are_listed_by_name():
    RegionFactory(name="Trier")
    RegionFactory(name="Koblenz")
    RegionFactory(name="Mainz", is_public=False)

    assert [region.name for region in public_regions()] == ["Koblenz", "Trier"]


def test_a_page_is_found_by_its_kind():
    imprint = RegionPageFactory(kind=RegionPage.Kind.IMPRINT)

    assert page_of(imprint.region, "imprint") == imprint
    assert page_of(imprint.region, "privacy") is None
