"""The watch list: order kept, nonsense ignored with a note, never more than a hundred."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from mintregion.catalogue.models import Offer
from mintregion.catalogue.tests.factories import OfferFactory
from mintregion.catalogue.watched import MOST, WatchedIds
from mintregion.organisations.tests.factories import OrganisationFactory
from mintregion.regions.tests.factories import RegionFactory

HOST = {"host": "trier.localhost"}


def queries_for(client, address: str) -> int:
    """Count the queries of a page that this process has shown before."""
    client.get(address, headers=HOST)
    with CaptureQueriesContext(connection) as queries:
        client.get(address, headers=HOST)
    return len(queries)


@pytest.mark.parametrize(
    ("values", "ids", "ignored"),
    [
        (["3,1,2"], (3, 1, 2), 0),
        (["3, 1", "3"], (3, 1), 0),
        (["https://trier.example/fr/angebote/17/chemie/ 4"], (17, 4), 0),
        (["x", "-1", "1.5", "²", "9" * 40], (), 5),
        ([], (), 0),
    ],
)
def test_ids_are_read_in_their_order(values, ids, ignored):
    assert WatchedIds.from_values(values) == WatchedIds(ids, ignored)


def test_a_list_has_at_most_a_hundred_offers():
    watched = WatchedIds.from_values([",".join(map(str, range(1, 151)))])

    assert (len(watched.ids), watched.ignored) == (MOST, 50)


def test_the_address_is_the_list():
    assert WatchedIds((3, 1, 2)).without(1).query_string() == "?ids=3,2"


@pytest.fixture
def organisation(region):
    return OrganisationFactory(region=region)


def titles(response) -> list[str]:
    return [row.offer.title for row, _remove in response.context["rows"]]


def test_offers_stand_in_the_order_of_the_address(client, organisation):
    first, second = (OfferFactory(organisation=organisation, title=title) for title in ("Eins", "Zwei"))

    response = client.get(f"/merkliste/?ids={second.pk},{first.pk}", headers=HOST)

    assert titles(response) == ["Zwei", "Eins"]


def test_drafts_and_offers_of_other_regions_are_counted_as_missing(client, organisation):
    seen = OfferFactory(organisation=organisation, title="Da")
    draft = OfferFactory(organisation=organisation, state=Offer.State.DRAFT)
    foreign = OfferFactory(organisation=OrganisationFactory(region=RegionFactory()))

    response = client.get(f"/merkliste/?ids={draft.pk},{seen.pk},{foreign.pk},999999", headers=HOST)

    assert (titles(response), response.context["missing"]) == (["Da"], 3)


def test_an_empty_list_explains_itself(client, region):
    response = client.get("/merkliste/", headers=HOST)

    assert (response.status_code, titles(response)) == (200, [])
    assert 'data-watch-page="own"' in response.content.decode()


def test_titles_are_escaped(client, organisation):
    offer = OfferFactory(organisation=organisation, title="<script>alert(1)</script>")

    page = client.get(f"/merkliste/?ids={offer.pk}", headers=HOST).content.decode()

    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_a_long_list_costs_as_many_queries_as_a_short_one(client, organisation):
    ids = [str(OfferFactory(organisation=organisation).pk) for _ in range(30)]

    short, long = (queries_for(client, f"/merkliste/?ids={','.join(some)}") for some in (ids[:3], ids))

    assert (long, short <= 5) == (short, True)


def test_the_list_can_be_taken_away_in_its_order(client, organisation):
    first, second = (OfferFactory(organisation=organisation, title=title) for title in ("Eins", "Zwei"))

    response = client.get(f"/merkliste/angebote.csv?ids={second.pk},{first.pk}", headers=HOST)

    assert response.headers["Content-Disposition"] == 'attachment; filename="merkliste.csv"'
    assert [line.count("Zwei") for line in response.content.decode("utf-8-sig").splitlines()] == [0, 1, 0]


def test_another_format_does_not_exist(client, region):
    assert client.get("/merkliste/angebote.pdf?ids=1", headers=HOST).status_code == 404
