"""What the page of an organisation shows of its offers, and what can be taken away."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from mintregion.catalogue.models import Offer
from mintregion.catalogue.queries.organisation_offers import PAGE_SIZE, offer_counts, offer_table
from mintregion.catalogue.tests.factories import OfferFactory
from mintregion.organisations.tests.factories import OrganisationFactory
from mintregion.regions.tests.factories import RegionFactory

HOST = {"host": "trier.localhost"}


def queries_for(client, address: str) -> int:
    """Count the queries of a page that this process has shown before."""
    client.get(address, headers=HOST)
    with CaptureQueriesContext(connection) as queries:
        client.get(address, headers=HOST)
    return len(queries)


@pytest.fixture
def university(region):
    return OrganisationFactory(region=region, name="Universität Trier", slug="uni")


@pytest.fixture
def department(university):
    return OrganisationFactory(region=university.region, name="Chemie", slug="chemie", part_of=university)


def titles(table):
    return [offer.title for offer in table.offers]


def test_offers_of_departments_stand_in_the_table_of_the_whole(university, department):
    OfferFactory(organisation=university, title="Führung")
    OfferFactory(organisation=department, title="Titration")
    OfferFactory(organisation=department, title="Entwurf", state=Offer.State.DRAFT)

    assert sorted(titles(offer_table(university))) == ["Führung", "Titration"]
    assert titles(offer_table(department)) == ["Titration"]


@pytest.mark.parametrize(
    ("sort", "order"),
    [
        ("duration", ["Stunde", "Tag", "Woche", "Offen"]),
        ("-duration", ["Offen", "Woche", "Tag", "Stunde"]),
        ("title", ["Offen", "Stunde", "Tag", "Woche"]),
        ("grade", ["Tag", "Stunde", "Offen", "Woche"]),
        ("nonsense", ["Offen", "Stunde", "Tag", "Woche"]),
    ],
)
def test_the_table_is_sorted_as_people_read_it(university, sort, order):
    OfferFactory(organisation=university, title="Woche", duration_min=1, duration_unit="week")
    OfferFactory(
        organisation=university, title="Tag", duration_min=2, duration_unit="day", grade_from=5, grade_to=6
    )
    OfferFactory(organisation=university, title="Stunde", duration_max=9, duration_unit="hour", grade_from=11)
    OfferFactory(organisation=university, title="Offen")

    assert titles(offer_table(university, sort=sort)) == order


def test_a_page_beyond_the_last_gives_the_first(university):
    OfferFactory(organisation=university)

    assert (offer_table(university, page=7).page, offer_table(university, page=-1).page) == (1, 1)


def test_a_long_table_is_paged(university):
    for _ in range(PAGE_SIZE + 1):
        OfferFactory(organisation=university)

    table = offer_table(university, page=2)

    assert (len(table.offers), table.total, table.pages) == (1, PAGE_SIZE + 1, 2)


def test_counts_hold_the_offers_of_the_parts(university, department):
    OfferFactory(organisation=university)
    OfferFactory(organisation=department)
    idle = OrganisationFactory(region=university.region)

    assert offer_counts([university.pk, department.pk, idle.pk]) == {university.pk: 2, department.pk: 1}


def test_the_page_of_an_organisation_shows_the_table(client, university, department):
    OfferFactory(organisation=department, title="<b>Titration</b>", kind="talk")

    page = client.get("/einrichtungen/uni/", headers=HOST).content.decode()

    assert "&lt;b&gt;Titration&lt;/b&gt;" in page
    assert 'href="/einrichtungen/uni/angebote.xlsx"' in page


def test_an_organisation_without_offers_says_so(client, university):
    page = client.get("/einrichtungen/uni/", headers=HOST).content.decode()

    assert "angebote.xlsx" not in page
    assert 'class="empty' in page


def test_the_page_costs_the_same_number_of_queries_for_any_number_of_offers(client, university):
    OfferFactory.create_batch(3, organisation=university)
    short = queries_for(client, "/einrichtungen/uni/?sort=title")
    OfferFactory.create_batch(27, organisation=university)

    assert (queries_for(client, "/einrichtungen/uni/?sort=title"), short <= 12) == (short, True)


def test_the_table_can_be_taken_away(client, university, department):
    OfferFactory(organisation=department, title="Titration")

    response = client.get("/einrichtungen/uni/angebote.csv", headers=HOST)

    assert (response.status_code, "Titration" in response.content.decode("utf-8-sig")) == (200, True)


def test_tables_of_other_regions_cannot_be_taken_away(client, region):
    OrganisationFactory(region=RegionFactory(), slug="fremd")

    assert client.get("/einrichtungen/fremd/angebote.csv", headers=HOST).status_code == 404


def test_the_export_of_a_search_holds_all_its_pages(client, university):
    for number in range(25):
        OfferFactory(organisation=university, title=f"Robotik {number}", kind="workshop")
    OfferFactory(organisation=university, title="Vortrag", kind="talk")

    response = client.get("/angebote/angebote.csv?kind=workshop&page=2", headers=HOST)

    assert len(response.content.decode("utf-8-sig").splitlines()) == 26
