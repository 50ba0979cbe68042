"""The start page of a region."""

from datetime import date

import pytest
import time_machine

from mintregion.catalogue.tests.factories import OfferFactory
from mintregion.organisations.tests.factories import OrganisationFactory
from mintregion.portal.doors import DOORS, open_doors
from mintregion.portal.start_page import start_page
from mintregion.shell.templatetags import keeping

TODAY = date(2026, 11, 22)


@pytest.fixture
def organisation(region):
    return OrganisationFactory(region=region)


def page_of(region):
    return start_page(region, language="de", today=TODAY)


def test_the_ladder_counts_offers_in_the_order_of_life(region, organisation):
    OfferFactory(organisation=organisation, stages=("kita", "primary"))
    OfferFactory(organisation=organisation, stages=("primary",))

    steps = page_of(region).ladder

    assert [(step.key, step.offers) for step in steps] == [
        ("kita", 1),
        ("primary", 2),
        ("secondary", 0),
        ("training", 0),
        ("work", 0),
        ("seniors", 0),
    ]


def test_offers_of_another_region_and_drafts_count_nowhere(region, neighbour, organisation):
    OfferFactory(organisation=organisation)
    OfferFactory(organisation=organisation, state="draft")
    OfferFactory(organisation=OrganisationFactory(region=neighbour))

    page = page_of(region)

    assert (page.offers, page.figures.offers, page.figures.organisations) == (1, 1, 1)


def test_an_offer_counts_as_checked_for_a_year(region, organisation):
    for checked_at in (date(2026, 11, 21), date(2025, 11, 23), date(2025, 11, 22), None):
        OfferFactory(organisation=organisation, checked_at=checked_at)

    page = page_of(region)

    assert (page.figures.checked, page.figures.offers, page.checked_percent) == (2, 4, "50.0")


def test_the_newest_three_offers_are_shown(region, organisation):
    with time_machine.travel("2026-11-10 08:00+01:00", tick=False) as clock:
        for title in ("Eins", "Zwei", "Drei", "Vier"):
            OfferFactory(organisation=organisation, title=title)
            clock.shift(24 * 3600)

    cards = "".join(page_of(region).new_cards)

    assert [cards.count(f">{title}</a>") for title in ("Eins", "Zwei", "Drei", "Vier")] == [0, 1, 1, 1]
    assert "<!--slot-->" not in cards


def test_only_ways_that_lead_to_offers_are_open(region, organisation):
    OfferFactory(organisation=organisation, kind="kit_loan", stages=("primary",), venues=("comes_to_you",))

    ways = [[str(way.label) for way in door.ways] for door in open_doors(region, language="de")]

    assert ways == [
        ["Ausbildung oder Studium?"],
        ["Was kommt an unsere Schule?", "Experimentierkiste ausleihen"],
        [],
    ]


def test_every_door_is_understood_by_the_catalogue(trier):
    for door in DOORS:
        for way in (door.entrance, *door.ways):
            response = trier.get(way.url)

            assert response.status_code == 200
            if way.selection:
                assert response.context["selection"] == way.selection


def test_the_page_says_what_there_is(trier, region, organisation):
    region.claim, region.frequent_searches = "Forschen & bauen", ["Praktikum IT", "Klasse(n)kiste"]
    region.save()
    for _ in range(2):
        OfferFactory(organisation=organisation, stages=("kita",))

    page = trier.get("/").content.decode()

    assert '<h1 class="kern-heading-display">Forschen &amp; bauen</h1>' in page
    assert "2 MINT-Angebote aus der ganzen Region, von der Kita bis ins hohe Alter." in page
    assert '<a class="step st-kita" href="/angebote/?stage=kita">' in page
    assert '<div class="step st-seniors">' in page
    assert '<a href="/angebote/?q=Praktikum%20IT">Praktikum IT</a>' in page
    assert "Alle 2 Angebote ansehen" in page


def test_a_region_without_offers_has_no_empty_sections(trier):
    page = trier.get("/").content.decode()

    assert "Hier stehen bald die MINT-Angebote der Region" in page
    assert "Neu im Katalog" not in page
    assert "Die Region in Zahlen" not in page


def test_the_page_costs_the_same_for_more_offers(trier, organisation, django_assert_max_num_queries):
    costs = []
    for _ in range(2):
        for _ in range(5):
            OfferFactory(organisation=organisation)
        trier.get("/")
        keeping.forget()
        with django_assert_max_num_queries(2) as queries:
            trier.get("/")
        costs.append(len(queries))

    assert costs == [2, 2]


def test_a_page_somebody_has_seen_costs_one_query_until_an_offer_changes(
    trier, organisation, django_assert_num_queries
):
    OfferFactory(organisation=organisation, title="Erstes")
    trier.get("/")

    with django_assert_num_queries(1):
        kept = trier.get("/").content.decode()
    OfferFactory(organisation=organisation, title="Zweites")
    fresh = trier.get("/").content.decode()

    assert [">Zweites</a>" in page for page in (kept, fresh)] == [False, True]
