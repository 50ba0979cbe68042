"""Which region a request is for."""

import pytest
from django.http import HttpResponse

from mintregion.backstage import generations
from mintregion.regions.middleware import choose_region
from mintregion.regions.tests.factories import RegionFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def region_of(rf, settings):
    settings.ALLOWED_HOSTS = ["*"]

    def ask(host, path="/"):
        seen = []

        def view(request):
            seen.append(request.region)
            return HttpResponse()

        choose_region(view)(rf.get(path, headers={"host": host}))
        return seen[0]

    return ask


def test_a_region_is_found_by_its_host_whatever_the_port_and_case(region_of):
    trier = RegionFactory(hosts=["trier.localhost"])
    RegionFactory(hosts=["koblenz.localhost"])

    assert region_of("trier.localhost") == trier
    assert region_of("Trier.localhost:8000") == trier


def test_an_unknown_host_of_several_regions_shows_the_network(region_of):
    RegionFactory(hosts=["trier.localhost"])
    RegionFactory(hosts=["koblenz.localhost"])

    assert region_of("localhost:8000") is None


def test_the_only_public_region_answers_on_every_host(region_of):
    trier = RegionFactory(hosts=["trier.localhost"])
    RegionFactory(hosts=["koblenz.localhost"], is_public=False)

    assert region_of("anything.example") == trier
    assert region_of("[::1]:8000") == trier


def test_a_region_that_is_not_public_is_not_shown_under_its_host(region_of):
    RegionFactory(hosts=["trier.localhost"])
    RegionFactory(hosts=["mainz.localhost"])
    RegionFactory(hosts=["koblenz.localhost"], is_public=False)

    assert region_of("koblenz.localhost") is None


def test_a_process_asks_again_after_a_new_generation_and_not_before(region_of):
    RegionFactory(hosts=["trier.localhost"])
    RegionFactory(hosts=["mainz.localhost"])
    assert region_of("koblenz.localhost") is None

    koblenz = RegionFactory(hosts=["koblenz.localhost"])
    before = region_of("koblenz.localhost")
    generations.bump("regions")
    after = region_of("koblenz.localhost")

    assert (before, after) == (None, koblenz)


def test_the_second_request_costs_one_query(region_of, django_assert_num_queries):
    RegionFactory(hosts=["trier.localhost"])
    generations.bump("regions")
    region_of("trier.localhost")

    with django_assert_num_queries(1):
        region_of("trier.localhost")


def test_signs_of_life_need_no_database(region_of, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert region_of("trier.localhost", path="/healthz") is None
