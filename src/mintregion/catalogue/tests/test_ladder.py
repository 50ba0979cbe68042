"""The ladder: stages in the order of life, themes by number of offers."""

import pytest

from mintregion.catalogue.tests.factories import OfferFactory
from mintregion.organisations.tests.factories import OrganisationFactory

HOST = {"host": "trier.localhost"}


@pytest.fixture
def organisation(region):
    return OrganisationFactory(region=region)


def test_stages_stand_in_the_order_of_life_whatever_their_numbers(client, organisation):
    OfferFactory(organisation=organisation, stages=("seniors",))
    OfferFactory(organisation=organisation, stages=("kita", "primary"))

    steps = client.get("/bildungskette/", headers=HOST).context["steps"]

    assert [(step.stage.key, step.count) for step in steps] == [
        ("kita", 1),
        ("primary", 1),
        ("secondary", 0),
        ("training", 0),
        ("work", 0),
        ("seniors", 1),
    ]


def test_a_stage_without_offers_is_no_link_and_says_so(client, organisation):
    OfferFactory(organisation=organisation, stages=("kita",))

    page = client.get("/bildungskette/", headers=HOST).content.decode()

    assert ('href="/bildungskette/kita/"' in page, 'href="/bildungskette/work/"' in page) == (True, False)
    assert client.get("/bildungskette/work/", headers=HOST).status_code == 200


def test_themes_of_a_stage_come_with_most_offers_first(client, organisation):
    OfferFactory(organisation=organisation, stages=("kita",), themes=("water",))
    OfferFactory(organisation=organisation, stages=("kita",), themes=("chemistry",))
    OfferFactory(organisation=organisation, stages=("kita",), themes=("chemistry",))
    OfferFactory(organisation=organisation, stages=("primary",), themes=("robotics",))

    page = client.get("/bildungskette/kita/", headers=HOST).context["page"]

    assert [(theme.value, theme.count) for theme in page.themes] == [("chemistry", 2), ("water", 1)]


def test_the_link_of_a_theme_gives_as_many_offers(client, organisation):
    OfferFactory(organisation=organisation, stages=("kita",), themes=("chemistry",))

    page = client.get("/bildungskette/kita/", headers=HOST).content.decode()
    found = client.get("/angebote/?stage=kita&theme=chemistry", headers=HOST).context["page"].found

    assert 'href="/angebote/?stage=kita&amp;theme=chemistry"' in page
    assert found.total == 1


def test_an_unknown_stage_does_not_exist(client, region):
    assert client.get("/bildungskette/universum/", headers=HOST).status_code == 404


@pytest.mark.parametrize("prefix", ["", "/en", "/fr"])
def test_the_ladder_speaks_every_language(client, organisation, prefix):
    OfferFactory(organisation=organisation, stages=("kita",))

    for address in (f"{prefix}/bildungskette/", f"{prefix}/bildungskette/kita/"):
        assert client.get(address, headers=HOST).status_code == 200
