"""The page of an offer: who may see it, what it honestly says, and what becomes of old addresses."""

from datetime import date

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from mintregion.catalogue.models import Offer
from mintregion.catalogue.services import archive_offer
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
def organisation(region):
    return OrganisationFactory(
        region=region, name="Hochschule Trier", town="Trier", latitude_e6=49_750_000, longitude_e6=6_640_000
    )


def page_of(client, offer, prefix=""):
    return client.get(f"{prefix}/angebote/{offer.pk}/{offer.slug}/", headers=HOST)


def test_a_published_offer_is_shown(client, organisation):
    offer = OfferFactory(organisation=organisation, title="Titration", number_letter="N", number_value=24)

    response = page_of(client, offer)

    assert (response.status_code, response.context["offer"]) == (200, offer)
    assert "N 24" in response.content.decode()
    assert not response.cookies


def test_an_old_slug_leads_to_the_current_one(client, organisation):
    offer = OfferFactory(organisation=organisation, title="Grüne Chemie")

    response = client.get(f"/fr/angebote/{offer.pk}/alter-name/", headers=HOST)

    assert (response.status_code, response.headers["Location"]) == (
        301,
        f"/fr/angebote/{offer.pk}/gruene-chemie/",
    )


@pytest.mark.parametrize("state", [Offer.State.DRAFT, Offer.State.IN_REVIEW, Offer.State.PAUSED])
def test_what_is_not_public_does_not_exist(client, organisation, state):
    offer = OfferFactory(organisation=organisation, state=state, title="Geheim")

    response = page_of(client, offer)

    assert response.status_code == 404
    assert "Geheim" not in response.content.decode()


def test_an_archived_offer_is_gone_and_says_what_is_alike(client, organisation):
    offer = OfferFactory(organisation=organisation, title="Chemie im Labor", themes=("chemistry",))
    OfferFactory(organisation=organisation, title="Chemie am Nachmittag", themes=("chemistry",))
    archive_offer(offer, by="test")

    response = page_of(client, offer)

    assert response.status_code == 410
    assert "Chemie am Nachmittag" in response.content.decode()


def test_an_offer_archived_before_it_was_public_stays_unknown(client, organisation):
    offer = OfferFactory(organisation=organisation, state=Offer.State.ARCHIVED, published_at=None)

    assert page_of(client, offer).status_code == 404


def test_offers_of_another_region_do_not_exist_here(client, organisation):
    foreign = OfferFactory(organisation=OrganisationFactory(region=RegionFactory()))

    assert page_of(client, foreign).status_code == 404


def test_a_number_too_large_for_the_database_is_not_found(client, region):
    assert client.get("/angebote/99999999999999999999/x/", headers=HOST).status_code == 404


@pytest.mark.parametrize(
    ("checked_at", "is_sample", "state"),
    [
        (date(2026, 11, 12), False, "fresh"),
        (date(2025, 11, 23), False, "fresh"),
        (date(2025, 11, 22), False, "old"),
        (None, False, "never"),
        (date(2026, 11, 12), True, "sample"),
    ],
)
def test_the_age_of_the_facts_is_shown_honestly(client, organisation, checked_at, is_sample, state):
    offer = OfferFactory(organisation=organisation, checked_at=checked_at, is_sample=is_sample)

    with time_machine.travel("2026-11-22 12:00", tick=False):
        response = page_of(client, offer)

    assert response.context["bar"].state == state


def test_texts_and_links_are_escaped(client, organisation):
    offer = OfferFactory(
        organisation=organisation,
        title='<img src=x onerror="alert(1)">',
        short_text="</title><script>alert(2)</script>",
        keywords=['"><script>alert(3)</script>'],
        duration_as_written="<b>lang</b>",
        links=[("<i>Mehr</i>", "https://example.org/?a=1&b=2")],
    )

    page = page_of(client, offer).content.decode()

    assert [part for part in ("<img src=x", "<script>alert", "<b>lang", "<i>Mehr") if part in page] == []


def test_a_text_that_is_not_translated_is_marked_as_german(client, organisation):
    offer = OfferFactory(
        organisation=organisation,
        title="Quantitative Analyse",
        short_text="Ein Tag im Labor",
        translations={"fr": {"title": "Analyse quantitative"}},
    )

    page = page_of(client, offer, "/fr").content.decode()

    assert "Analyse quantitative</h1>" in page
    assert '<span lang="de">Ein Tag im Labor</span>' in page


@pytest.mark.parametrize("prefix", ["", "/en", "/fr"])
def test_the_page_speaks_every_language(client, organisation, prefix):
    offer = OfferFactory(organisation=organisation, grade_from=11, grade_to=13)

    response = page_of(client, offer, prefix)

    assert response.status_code == 200
    assert f'<html lang="{prefix[1:] or "de"}">' in response.content.decode()


def test_a_department_without_a_contact_names_that_of_its_whole(client, organisation):
    organisation.website = "https://www.hochschule.example"
    organisation.save()
    department = OrganisationFactory(region=organisation.region, name="FB Informatik", part_of=organisation)
    offer = OfferFactory(organisation=department)

    assert "https://www.hochschule.example" in page_of(client, offer).content.decode()


def test_an_offer_with_many_links_costs_as_many_queries_as_one_with_few(client, organisation):
    few, many = (
        OfferFactory(
            organisation=organisation, links=[(f"Link {n}", f"https://example.org/{n}") for n in range(count)]
        )
        for count in (1, 30)
    )

    queries = queries_for(client, few.get_absolute_url())

    assert (queries_for(client, many.get_absolute_url()), queries <= 10) == (queries, True)
