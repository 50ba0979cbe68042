"""The API of offers: the same result as the pages, plain sentences for what cannot be read."""

import json

import pytest
from django.test import Client

from mintregion.catalogue.api import kept
from mintregion.catalogue.api.schemas import Offer as OfferSchema
from mintregion.catalogue.api.schemas import OfferList
from mintregion.catalogue.models import Offer
from mintregion.catalogue.queries import find_offers
from mintregion.catalogue.selection import Selection
from mintregion.catalogue.services import pause_offer, save_offer
from mintregion.catalogue.tests.factories import OfferFactory
from mintregion.organisations.tests.factories import OrganisationFactory
from mintregion.regions.tests.factories import RegionFactory, RegionHostFactory

URL = "/api/v1/offers"


@pytest.fixture
def organisation(region):
    return OrganisationFactory(region=region, name="Hochschule Trier")


def get(client: Client, url: str, **headers: str):
    return client.get(url, headers={"host": "trier.localhost", **headers})


def test_an_answer_holds_exactly_what_the_contract_names(client, organisation):
    OfferFactory(
        organisation=organisation,
        title="Praktikum Chemie",
        number_letter="N",
        number_value=23,
        duration_min=60,
        duration_max=90,
        duration_unit="minute",
        links=[("Mehr", "https://example.org/mehr")],
    )

    answer = get(client, URL + "?facets=1").json()

    read = OfferList.model_validate(answer)
    assert (read.total, read.items[0].number, read.items[0].links[0].label) == (1, "N 23", "Mehr")


def test_one_offer_holds_exactly_what_the_contract_names(client, organisation):
    offer = OfferFactory(organisation=organisation, title="Praktikum Chemie")

    answer = get(client, f"{URL}/{offer.pk}").json()

    assert (
        OfferSchema.model_validate(answer).url
        == f"http://trier.localhost/angebote/{offer.pk}/praktikum-chemie/"
    )


def test_totals_and_counts_are_those_of_the_catalogues_page(client, organisation, region):
    OfferFactory(
        organisation=organisation, title="Chemie im Labor", stages=("secondary",), themes=("chemistry",)
    )
    OfferFactory(
        organisation=organisation, title="Forschen in der Kita", stages=("kita",), themes=("chemistry",)
    )
    OfferFactory(organisation=organisation, title="Roboter", stages=("secondary",), themes=("robotics",))
    selection = Selection(filters={"stage": ("secondary",)})

    answer = get(client, URL + "?stage=secondary&facets=1").json()

    found = find_offers(selection, region=region, language="de")
    assert answer["total"] == found.total == 2
    assert {
        name: [(v["value"], v["count"]) for v in values] for name, values in answer["facets"].items()
    } == {name: [(v.value, v.count) for v in values] for name, values in found.facets.items()}


def test_facets_are_left_out_unless_asked_for(client, organisation):
    OfferFactory(organisation=organisation)

    assert get(client, URL).json()["facets"] == {}


def test_pages_follow_one_another_without_gap_or_repetition(client, organisation):
    made = [OfferFactory(organisation=organisation, title=title).pk for title in "ABCDE"]

    pages = [
        get(client, f"{URL}?sort=title&page_size=2&page={page}").json()["items"] for page in (1, 2, 3, 4)
    ]

    assert [len(items) for items in pages] == [2, 2, 1, 0]
    assert [item["id"] for items in pages for item in items] == made


def test_empty_values_count_as_not_given(client, organisation):
    OfferFactory(organisation=organisation)

    answer = get(client, URL + "?q=&stage=&kind=&near=&km=&page=&page_size=&facets=&lang=&region=")

    assert (answer.status_code, answer.json()["total"]) == (200, 1)


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("page=abc", "“page” must be a whole number from 1 to 50000."),
        ("page=0", "“page” must be a whole number from 1 to 50000."),
        ("page=1.5", "“page” must be a whole number from 1 to 50000."),
        ("page=" + "9" * 5000, "“page” must be a whole number from 1 to 50000."),
        ("page=%C2%B2", "“page” must be a whole number from 1 to 50000."),
        ("km=-1", "“km” must be a whole number from 1 to 500."),
        ("page_size=1000", "“page_size” must be a whole number from 1 to 100."),
        ("cost=cheap", "“cost” does not know the value “cheap”. It knows: free, paid, on_request."),
        ("district=Trier", "“district” must be a district key of five digits."),
        ("organisation=A%20B", "“organisation” must be a short name of small letters, digits and hyphens."),
        ("q=a%00b", "“q” must be a text of at most 200 characters without control characters."),
        ("q=" + "a" * 201, "“q” must be a text of at most 200 characters without control characters."),
    ],
)
def test_what_cannot_be_used_is_answered_by_a_sentence(client, region, query, sentence):
    response = get(client, f"{URL}?{query}&lang=en")

    body = response.json()
    assert (response.status_code, response["Content-Type"]) == (422, "application/problem+json")
    assert (body["detail"], body["errors"]) == (
        sentence,
        [{"parameter": query.partition("=")[0], "sentence": sentence}],
    )


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("region=berlin", "“region” does not know the value “berlin”. It knows: trier."),
        ("near=Atlantis", "No place is called “Atlantis” here. Give a postcode or the name of a place."),
    ],
)
def test_a_name_nobody_knows_is_answered_by_a_sentence(client, region, query, sentence):
    response = get(client, f"{URL}?{query}&lang=en")

    assert (response.status_code, response.json()["detail"]) == (404, sentence)


def test_a_misspelt_parameter_is_not_passed_over(client, region):
    body = get(client, URL + "?stages=kita&lang=en").json()

    assert body["errors"][0]["sentence"].startswith(
        "There is no parameter “stages” here. There are: q, stage, grade"
    )


def test_an_offer_that_is_not_public_does_not_exist(client, organisation):
    offer = OfferFactory(organisation=organisation, state=Offer.State.DRAFT)

    response = get(client, f"{URL}/{offer.pk}")

    assert (response.status_code, response["Content-Type"]) == (404, "application/problem+json")


@pytest.mark.parametrize("number", ["0", "-1", "abc", "9223372036854775808", "9" * 400, "%00", "1%2F2"])
def test_an_impossible_number_does_not_exist(client, region, number):
    response = get(client, f"{URL}/{number}")

    assert (response.status_code, response["Content-Type"]) == (404, "application/problem+json")


def test_an_edit_is_in_the_next_answer(client, organisation):
    offer = OfferFactory(organisation=organisation, title="Alt")
    first = get(client, URL)

    offer.title = "Neu"
    save_offer(offer, by="test")

    second = get(client, URL, if_none_match=first["ETag"])
    assert (second.status_code, second.json()["items"][0]["title"]) == (200, "Neu")


def test_an_unchanged_catalogue_is_answered_without_content(client, organisation):
    OfferFactory(organisation=organisation)
    first = get(client, URL)

    second = get(client, URL, if_none_match=first["ETag"])

    assert (second.status_code, second.content) == (304, b"")


def test_an_offer_that_is_paused_is_gone_from_the_next_answer(client, organisation):
    offer = OfferFactory(organisation=organisation)
    get(client, URL)

    pause_offer(offer, by="test")

    assert get(client, URL).json()["items"] == []


def test_labels_come_in_the_language_asked_for(client, organisation):
    OfferFactory(
        organisation=organisation, title="Kochen", translations={"fr": {"title": "Cuisine"}}, kind="talk"
    )

    answers = [
        get(client, URL + "?lang=fr"),
        get(client, URL, accept_language="fr-LU,de;q=0.5"),
        get(client, URL, accept_language="xx, en;q=0.1"),
    ]

    assert [
        (a["Content-Language"], a.json()["items"][0]["kind"]["label"], a.json()["items"][0]["title"])
        for a in answers
    ] == [("fr", "Conférence", "Cuisine"), ("fr", "Conférence", "Cuisine"), ("en", "Talk", "Kochen")]
    assert answers[2].json()["items"][0]["untranslated"] == ["title"]


def test_a_list_costs_four_queries_for_three_offers_and_for_twenty(
    client, organisation, django_assert_num_queries
):
    for _ in range(20):
        OfferFactory(organisation=organisation, links=[("a", "https://example.org/")])
    get(client, URL + "?page=2")

    with django_assert_num_queries(4):
        get(client, URL + "?page_size=3")
    kept.forget()
    with django_assert_num_queries(4):
        get(client, URL + "?facets=1")


def test_a_list_that_was_asked_for_before_costs_one_query(client, organisation, django_assert_num_queries):
    OfferFactory(organisation=organisation)
    get(client, URL)

    with django_assert_num_queries(1):
        get(client, URL + "?sort=title")


def test_the_host_of_all_regions_finds_offers_of_every_region(client, organisation):
    other = RegionFactory(slug="koblenz", name="Koblenz")
    RegionHostFactory(region=other, host="koblenz.localhost", is_primary=True)
    OfferFactory(organisation=organisation, title="A")
    OfferFactory(organisation=OrganisationFactory(region=other), title="B")

    everything = client.get(f"{URL}?sort=title", headers={"host": "localhost:8000"}).json()
    one = client.get(f"{URL}?region=koblenz", headers={"host": "localhost:8000"}).json()

    assert [item["url"].partition("/angebote")[0] for item in everything["items"]] == [
        "http://trier.localhost:8000",
        "http://koblenz.localhost:8000",
    ]
    assert [item["title"] for item in one["items"]] == ["B"]


def test_texts_are_written_as_they_are(client, organisation):
    OfferFactory(organisation=organisation, title='„Öl & Wasser“ </script> "x" \\')

    response = get(client, URL)

    assert json.loads(response.content)["items"][0]["title"] == '„Öl & Wasser“ </script> "x" \\'
    assert "„Öl".encode() in response.content
