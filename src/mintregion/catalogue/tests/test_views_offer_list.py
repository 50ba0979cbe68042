"""The catalogue page: filters, chips, pages, ways out."""

import pytest
from django.test import Client

from mintregion.catalogue.services import save_offer
from mintregion.catalogue.tests.factories import OfferFactory
from mintregion.organisations.tests.factories import OrganisationFactory
from mintregion.regions.tests.factories import DistrictFactory, PlaceFactory, RegionFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def trier(region) -> Client:
    return Client(headers={"host": "trier.localhost"})


def _page(client: Client, query: str = "") -> str:
    response = client.get(f"/angebote/{query}")
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.parametrize("count", [3, 20])
def test_a_list_costs_the_same_for_few_and_for_many_offers(trier, region, count, django_assert_num_queries):
    OfferFactory.create_batch(count, organisation=OrganisationFactory(region=region))
    trier.get("/einrichtungen/")

    with django_assert_num_queries(11):
        _page(trier)


def test_a_result_asked_for_again_costs_one_query(trier, region, django_assert_num_queries):
    OfferFactory(organisation__region=region)
    _page(trier, "?q=workshop")

    with django_assert_num_queries(1):
        _page(trier, "?q=workshop")


def test_a_kept_result_never_outlives_an_edit(trier, region):
    offer = OfferFactory(organisation__region=region, title="Vorher")
    assert "Vorher" in _page(trier)

    offer.title = "Nachher"
    save_offer(offer, by="test")

    assert "Nachher" in _page(trier)
    assert "Vorher" not in _page(trier)


def test_a_region_shows_its_own_offers_only(trier, region):
    OfferFactory(organisation__region=region, title="Eigenes")
    OfferFactory(organisation__region=RegionFactory(slug="koblenz"), title="Fremdes")

    page = _page(trier)

    assert "Eigenes" in page
    assert "Fremdes" not in page


def test_the_host_of_all_regions_shows_the_offers_of_all(client, region):
    OfferFactory(organisation__region=region, title="Hier")
    OfferFactory(organisation__region=RegionFactory(slug="koblenz"), title="Dort")
    OfferFactory(organisation__region=RegionFactory(slug="geheim", is_public=False), title="Verborgen")

    page = _page(client)

    assert "Hier" in page
    assert "Dort" in page
    assert "Verborgen" not in page


def test_each_filter_counts_without_its_own_choice(trier, region):
    OfferFactory(organisation__region=region, stages=("kita",), kind="workshop")
    OfferFactory(organisation__region=region, stages=("primary",), kind="talk")

    found = trier.get("/api/v1/offers?stage=kita&facets=1").json()["facets"]
    counts = {name: {v["value"]: v["count"] for v in found[name]} for name in ("stage", "kind")}

    assert counts["stage"]["kita"] == 1
    assert counts["stage"]["primary"] == 1
    assert counts["kind"]["workshop"] == 1
    assert counts["kind"]["talk"] == 0


def test_a_chip_leads_to_the_list_without_its_choice(trier, region):
    OfferFactory(organisation__region=region, stages=("kita",), title="Forschen")

    page = _page(trier, "?q=forschen&stage=kita")

    assert 'href="/angebote/?stage=kita"' in page
    assert 'href="/angebote/?q=forschen"' in page


def test_no_result_says_which_choice_stands_in_the_way(trier, region):
    OfferFactory(organisation__region=region, stages=("kita",), title="Forschen")

    page = _page(trier, "?q=forschen&stage=seniors")

    assert "Ohne „Senioren“" in page or "Ohne Senioren" in page
    assert 'href="/angebote/?q=forschen"' in page


def test_a_typing_error_is_forgiven_and_named(trier, region):
    OfferFactory(organisation__region=region, title="Roboter bauen")

    page = _page(trier, "?q=Robotter")

    assert "Meinten Sie" in page
    assert "Roboter bauen" in page


def test_a_place_nobody_knows_is_said_beside_its_field(trier, region):
    OfferFactory(organisation__region=region)

    page = _page(trier, "?near=Atlantisburgheim")

    assert 'aria-describedby="near-error"' in page
    assert "Atlantisburgheim" in page


def test_a_radius_finds_what_is_near_and_what_comes(trier, region):
    district = DistrictFactory(key="07211", name="Trier")
    near = PlaceFactory(
        name="Trier", postcode="54290", district=district, latitude_e6=49756000, longitude_e6=6641000
    )
    far = PlaceFactory(name="Koblenz", postcode="56068", latitude_e6=50356000, longitude_e6=7594000)
    OfferFactory(organisation__region=region, organisation__place=near, title="Nah")
    OfferFactory(organisation__region=region, organisation__place=far, title="Fern")
    OfferFactory(
        organisation__region=region, organisation__place=far, venues=("comes_to_you",), title="Reisend"
    )
    OfferFactory(
        organisation__region=region,
        organisation__place=far,
        venues=("comes_to_you",),
        travel_km=30,
        title="Kurzreise",
    )
    OfferFactory(
        organisation__region=region,
        organisation__place=far,
        venues=("comes_to_you",),
        travel_districts=[district],
        title="Kreisreise",
    )

    titles = {item["title"] for item in trier.get("/api/v1/offers?near=54290&km=20").json()["items"]}

    assert titles == {"Nah", "Reisend", "Kreisreise"}


def test_a_page_behind_the_last_one_leads_back(trier, region):
    OfferFactory(organisation__region=region)

    page = _page(trier, "?page=9")

    assert "Zur ersten Seite" in page
    assert 'href="/angebote/"' in page


def test_htmx_gets_the_part_that_changes(trier, region):
    OfferFactory(organisation__region=region, title="Forschen")

    part = trier.get("/angebote/", headers={"hx-request": "true"}).content.decode()

    assert "Forschen" in part
    assert "<html" not in part


def test_words_are_completed_while_typing(trier, region):
    OfferFactory(organisation__region=region, title="Mikroskopieren wie die Profis")

    assert 'value="mikroskopieren"' in trier.get("/angebote/vorschlaege/?q=mikro").content.decode()
    assert trier.get("/angebote/vorschlaege/?q=").content.strip() == b""


def test_what_people_type_is_escaped(trier, region):
    page = _page(trier, "?q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E&near=%3Cmark%3E")

    assert "<script>alert(1)" not in page
    assert "<mark>" not in page


@pytest.mark.parametrize(
    ("words", "title", "marked"),
    [
        ("Roboter", "Roboter bauen", "<mark>Roboter</mark> bauen"),
        ("Labor", "Hochschullabor für alle", "Hochschul<mark>labor</mark> für alle"),
        ("bauen", 'Bauen & "Löten"', "<mark>Bauen</mark> &amp; &quot;Löten&quot;"),
        ("Workshop", "Workshop", "<mark>Workshop</mark>"),
    ],
)
def test_what_was_searched_is_marked_in_the_title(trier, region, words, title, marked):
    OfferFactory(organisation__region=region, title=title)

    page = _page(trier, f"?q={words}")

    assert f"{marked}</a></h3>" in page
    assert page.count("<mark>") == 1
