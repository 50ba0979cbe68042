"""Permanent addresses, AMB, Atom and suggestions."""

import json
import re

import feedparser
import pytest

from mintregion.catalogue.description import atom
from mintregion.catalogue.models import Offer
from mintregion.catalogue.tests.factories import OfferFactory
from mintregion.catalogue.views import feeds
from mintregion.organisations.tests.factories import OrganisationFactory


@pytest.fixture
def organisation(region):
    return OrganisationFactory(region=region, name="Hochschule", slug="hochschule")


def get(client, url: str):
    return client.get(url, headers={"host": "trier.localhost"})


def test_the_permanent_address_leads_to_the_page(client, organisation):
    offer = OfferFactory(organisation=organisation, title="Chemie")

    response = get(client, f"/angebote/{offer.pk}/")

    assert (response.status_code, response["Location"]) == (301, f"/angebote/{offer.pk}/chemie/")


@pytest.mark.parametrize("address", ["/angebote/{}/", "/angebote/{}.amb.json"])
def test_machines_do_not_see_what_is_not_public(client, organisation, address):
    offer = OfferFactory(organisation=organisation, state=Offer.State.DRAFT)

    assert get(client, address.format(offer.pk)).status_code == 404


def test_amb_names_the_permanent_address_and_the_region(client, organisation):
    offer = OfferFactory(organisation=organisation, title="Chemie")

    response = get(client, f"/angebote/{offer.pk}.amb.json")

    body = json.loads(response.content)
    assert (response["Content-Type"], body["id"]) == (
        "application/ld+json",
        f"http://trier.localhost/angebote/{offer.pk}/",
    )
    assert body["publisher"][0]["name"] == "MINT-Region Trier"


def test_a_feed_holds_only_what_its_filters_let_through(client, organisation):
    OfferFactory(organisation=organisation, title="Forschen", stages=("kita",))
    OfferFactory(organisation=organisation, title="Löten", stages=("secondary",))

    body = get(client, "/angebote/neu.atom?stage=kita").content.decode()

    assert re.findall("<entry><title>(.*?)</title>", body) == ["Forschen"]


def test_a_long_feed_is_cut_into_pages_that_name_each_other(client, organisation, monkeypatch):
    monkeypatch.setattr(feeds, "FEED_SIZE", 2)
    for title in ("A", "B", "C", "D", "E"):
        OfferFactory(organisation=organisation, title=title)

    read = feedparser.parse(get(client, "/angebote/neu.atom?stage=secondary&page=2").content)

    feed = "http://trier.localhost/angebote/neu.atom?stage=secondary"
    assert (len(read.entries), read.feed.id) == (2, feed)
    assert {link.rel: link.href for link in read.feed.links} == {
        "alternate": "http://trier.localhost/angebote/?stage=secondary",
        "self": f"{feed}&page=2",
        "first": feed,
        "previous": feed,
        "next": f"{feed}&page=3",
        "last": f"{feed}&page=3",
    }


def test_a_feed_costs_the_same_queries_for_one_offer_and_for_many(
    client, organisation, django_assert_num_queries
):
    for _ in range(10):
        OfferFactory(organisation=organisation, links=[("a", "https://example.org/")])
    get(client, "/angebote/neu.atom")

    with django_assert_num_queries(4):
        get(client, "/angebote/neu.atom")


def test_suggestions_complete_what_was_typed(client, organisation):
    OfferFactory(organisation=organisation, title="Mikroskopieren")

    response = get(client, "/angebote/vorschlaege.json?q=mikros")

    assert (response["Content-Type"], json.loads(response.content)[0]) == (
        "application/x-suggestions+json",
        "mikros",
    )
    assert any(word.lower().startswith("mikros") for word in json.loads(response.content)[1])


def test_the_head_of_an_empty_feed_needs_no_offer(client, organisation):
    body = get(client, "/angebote/neu.atom?q=gibtesnicht").content

    assert atom.NEVER.isoformat().encode() in body
