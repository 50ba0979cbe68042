"""The large map: places with their offers, the same as points for the script, tiles only by choice."""

import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from mintregion.catalogue import offer_places
from mintregion.catalogue.tests.factories import OfferFactory
from mintregion.catalogue.views.offer_map import tile_origin
from mintregion.organisations.tests.factories import OrganisationFactory
from mintregion.regions.tests.factories import DistrictFactory, RegionFactory

HOST = {"host": "trier.localhost"}


def queries_for(client, address: str) -> int:
    """Count the queries of a page that this process has shown before."""
    client.get(address, headers=HOST)
    with CaptureQueriesContext(connection) as queries:
        client.get(address, headers=HOST)
    return len(queries)


@pytest.fixture
def organisation(region):
    return OrganisationFactory(
        region=region, name="Hochschule", latitude_e6=49_750_000, longitude_e6=6_640_000
    )


def points(client, query=""):
    content = client.get(f"/angebote/karte.geojson{query}", headers=HOST).content
    return json.loads(content)["features"]


def test_offers_at_one_point_are_one_place(client, organisation):
    for title in ("B", "A"):
        OfferFactory(organisation=organisation, title=title)

    [place] = points(client)

    assert place["geometry"] == {"type": "Point", "coordinates": [6.64, 49.75]}
    assert (place["properties"]["name"], place["properties"]["count"]) == ("Hochschule", 2)
    assert [offer["title"] for offer in place["properties"]["offers"]] == ["A", "B"]


def test_the_map_takes_the_parameters_of_the_list(client, organisation):
    OfferFactory(organisation=organisation, kind="talk", title="Vortrag")
    OfferFactory(organisation=organisation, kind="workshop", title="Werkstatt")

    [place] = points(client, "?kind=talk&page=3")

    assert [offer["title"] for offer in place["properties"]["offers"]] == ["Vortrag"]


def test_outlines_of_the_districts_come_with_the_points(client, region):
    ring = [[6.0, 49.0], [7.0, 49.0], [7.0, 50.0], [6.0, 49.0]]
    region.districts.add(DistrictFactory(name="Vulkaneifel", outline=[ring]))

    [district] = points(client)

    assert (district["geometry"]["coordinates"], district["properties"]["name"]) == ([ring], "Vulkaneifel")


def test_offers_of_another_region_are_not_on_the_map(client, organisation):
    foreign = OrganisationFactory(region=RegionFactory(), latitude_e6=49_750_000, longitude_e6=6_640_000)
    OfferFactory(organisation=foreign)

    assert points(client) == []


def test_the_page_lists_what_is_on_the_map_and_how_much_is_not(client, organisation, region):
    OfferFactory(organisation=organisation, title="Mit Ort")
    OfferFactory(organisation=OrganisationFactory(region=region), title="Ohne Ort")

    response = client.get("/angebote/karte/", headers=HOST)

    found = response.context["found"]
    assert ([place.name for place in found.places], found.total, found.without_place) == (
        ["Hochschule"],
        2,
        1,
    )
    assert "Mit Ort" in response.content.decode()


def test_a_map_that_cannot_hold_all_offers_says_so(client, organisation, monkeypatch):
    monkeypatch.setattr(offer_places, "MOST_OFFERS", 3)
    OfferFactory.create_batch(4, organisation=organisation)

    response = client.get("/en/angebote/karte/", headers=HOST)

    assert response.context["found"].is_cut
    assert "the map shows the first 3" in response.content.decode()


def test_pictures_come_from_here_only_unless_the_operator_names_tiles(client, organisation, settings):
    settings.MAP_TILES = ""
    without = client.get("/angebote/karte/", headers=HOST).headers["Content-Security-Policy"]
    settings.MAP_TILES = "https://{s}.tiles.example/{z}/{x}/{y}.png"
    with_tiles = client.get("/angebote/karte/", headers=HOST).headers["Content-Security-Policy"]
    elsewhere = client.get("/angebote/", headers=HOST).headers["Content-Security-Policy"]

    assert ["tiles.example" in policy for policy in (without, with_tiles, elsewhere)] == [False, True, False]


def test_the_source_of_tiles_is_a_host_and_no_more():
    assert tile_origin("https://{s}.tiles.example/{z}/{x}/{y}.png?key=1") == "https://*.tiles.example"


def test_titles_are_escaped_in_the_list(client, organisation):
    OfferFactory(organisation=organisation, title="<script>alert(1)</script>")

    assert "<script>alert" not in client.get("/angebote/karte/", headers=HOST).content.decode()


def test_thirty_offers_cost_as_many_queries_as_three(client, organisation):
    OfferFactory.create_batch(3, organisation=organisation)
    few = queries_for(client, "/angebote/karte/")
    OfferFactory.create_batch(27, organisation=organisation)

    assert (queries_for(client, "/angebote/karte/"), few <= 3) == (few, True)
