"""The network of regions."""

from mintregion.catalogue.tests.factories import OfferFactory
from mintregion.organisations.tests.factories import OrganisationFactory
from mintregion.portal.queries import regions_with_offers


def test_every_public_region_has_its_address_and_its_count(region, neighbour):
    hidden = OrganisationFactory(region=region)
    OfferFactory(organisation=hidden)
    OfferFactory(organisation=hidden, state="draft")

    entries = regions_with_offers(scheme="https", host="mint.localhost:8443")

    assert [(entry.region.slug, entry.url, entry.offers) for entry in entries] == [
        ("eifel", "https://eifel.localhost:8443/", 0),
        ("trier", "https://trier.localhost:8443/", 1),
    ]


def test_a_region_that_is_not_public_is_not_named(everywhere, neighbour):
    neighbour.is_public = False
    neighbour.save()

    assert "MINT-Region Eifel" not in everywhere.get("/regionen/").content.decode()


def test_the_host_of_no_region_starts_with_the_network(everywhere):
    page = everywhere.get("/").content.decode()

    assert '<a href="http://trier.localhost:8000/">MINT-Region Trier</a>' in page
    assert '<form class="search" role="search" action="/angebote/">' in page
    assert "<title>MINT-Regionen</title>" in page


def test_the_network_is_read_with_the_same_queries_for_more_regions(
    region, neighbour, django_assert_num_queries
):
    with django_assert_num_queries(3):
        regions_with_offers(scheme="https", host="x")


def test_the_link_to_the_network_needs_a_second_region(trier):
    assert "Alle MINT-Regionen" not in trier.get("/").content.decode()


def test_a_region_links_the_others(trier, neighbour):
    assert '<a href="/regionen/">Alle MINT-Regionen</a>' in trier.get("/").content.decode()
