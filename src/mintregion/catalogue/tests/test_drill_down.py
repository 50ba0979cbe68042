"""The ReTriBuS way: every number says what choosing it gives, every state is an address."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from mintregion.catalogue.queries.drill_down import ALL, Answers, drill_down
from mintregion.catalogue.tests.factories import OfferFactory
from mintregion.organisations.tests.factories import OrganisationFactory
from mintregion.regions.tests.factories import DistrictFactory, PlaceFactory, RegionFactory

HOST = {"host": "trier.localhost"}
URL = "/beruf-und-studium/"


def queries_for(client, address: str) -> int:
    """Count the queries of a page that this process has shown before."""
    client.get(address, headers=HOST)
    with CaptureQueriesContext(connection) as queries:
        client.get(address, headers=HOST)
    return len(queries)


@pytest.fixture
def trier(region):
    region.drill_down_name = "ReTriBuS"
    region.save()
    return region


@pytest.fixture
def offers(trier):
    """Two firms in two districts, a university, and one offer that is no orientation."""
    town, rural = (
        DistrictFactory(key="07211", name="Trier"),
        DistrictFactory(key="07235", name="Trier-Saarburg"),
    )
    trier.districts.set([town, rural])
    firm = OrganisationFactory(region=trier, place=PlaceFactory(district=rural))
    workshop = OrganisationFactory(region=trier, place=PlaceFactory(district=town))
    university = OrganisationFactory(region=trier, place=PlaceFactory(district=town))
    OfferFactory(organisation=firm, track="training", field="it", title="Praktikum IT")
    OfferFactory(organisation=workshop, track="training", field="metal", title="Praktikum Metall")
    OfferFactory(organisation=university, track="study", field="chemistry", title="Schnuppervorlesung")
    OfferFactory(organisation=workshop, track="both", field="it", title="Duales Studium")
    OfferFactory(organisation=university, title="Kinderuni")


def options(found):
    return {option.value: option.count for option in found if option.count}


def ask(region, **answers):
    return drill_down(Answers(**answers), region=region, language="de")


def test_an_offer_for_both_counts_for_either(offers, trier):
    assert options(ask(trier).tracks) == {"training": 3, "study": 2, ALL: 4}


def test_later_answers_do_not_change_the_numbers_before_them(offers, trier):
    state = ask(trier, track="training", field="it", district="07211")

    assert options(state.tracks) == {"training": 3, "study": 2, ALL: 4}
    assert options(state.fields) == {"it": 2, "metal": 1, ALL: 3}
    assert options(state.districts) == {"07211": 1, "07235": 1, ALL: 2}
    assert (state.total, [offer.title for offer in state.examples]) == (1, ["Duales Studium"])


def test_fields_are_those_of_the_track(offers, trier):
    values = {option.value for option in ask(trier, track="study").fields}

    assert ("chemistry" in values, "metal" in values) == (True, False)


def test_every_number_is_what_its_address_gives(offers, trier, client):
    state = ask(trier, track="training", field="it")

    for option in (*state.tracks, *state.fields, *state.districts):
        page = client.get(URL + option.url, headers=HOST).context["page"]
        assert (option.url, page.total) == (option.url, option.count)


def test_the_result_button_leads_to_as_many_offers(offers, client):
    page = client.get(URL + "?track=training&field=it", headers=HOST).context["page"]

    found = client.get(page.list_url, headers=HOST).context["page"].found

    assert (page.total, found.total) == (2, 2)


@pytest.mark.parametrize(
    ("query", "answers"),
    [
        ("?track=nonsense&field=it", Answers()),
        ("?field=it&district=07211", Answers()),
        ("?track=study&field=metal", Answers("study")),
        ("?track=training&field=it&district=x", Answers("training", "it")),
        ("?track=training&track=study", Answers("study")),
        ("?track=all&field=all&district=all", Answers(ALL, ALL, ALL)),
    ],
)
def test_answers_that_make_no_sense_are_left_out(offers, client, query, answers):
    response = client.get(URL + query, headers=HOST)

    assert response.status_code == 200
    assert len(response.context["page"].chosen) == answers.step - 1


@pytest.mark.parametrize("prefix", ["", "/en", "/fr"])
def test_the_way_speaks_every_language(offers, client, prefix):
    page = client.get(f"{prefix}{URL}?track=training", headers=HOST).content.decode()

    assert "ReTriBuS" in page
    assert f'href="{prefix}/angebote/?track=training&amp;track=both"' in page


def test_an_empty_region_says_that_nothing_fits(trier, client):
    page = client.get(URL, headers=HOST).context["page"]

    assert (page.total, page.examples) == (0, [])


def test_offers_of_other_regions_are_not_counted(offers, trier):
    OfferFactory(organisation=OrganisationFactory(region=RegionFactory()), track="training", field="it")

    assert options(ask(trier).tracks)["training"] == 3


def test_many_offers_cost_as_many_queries_as_few(offers, trier, client):
    few = queries_for(client, URL + "?track=training&field=it&district=all")
    firm = OrganisationFactory(region=trier, place=PlaceFactory())
    OfferFactory.create_batch(30, organisation=firm, track="training", field="it")

    assert (queries_for(client, URL + "?track=training&field=it&district=all"), few <= 5) == (few, True)
