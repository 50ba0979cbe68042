"""robots.txt, the sitemap and the description of the search."""

import re
from datetime import UTC, datetime

import pytest

from mintregion.catalogue.models import Offer
from mintregion.catalogue.tests.factories import OfferFactory
from mintregion.organisations.tests.factories import OrganisationFactory
from mintregion.portal import sitemap
from mintregion.portal.machine_views import short_name
from mintregion.regions.tests.factories import RegionFactory, RegionHostFactory
from mintregion.shell.registries import SitemapSource, sitemap_sources


def get(client, url: str, host: str = "trier.localhost"):
    return client.get(url, headers={"host": host})


def locations(response) -> list[str]:
    return re.findall("<loc>(.*?)</loc>", response.content.decode())


def test_robots_learn_where_the_sitemap_is(client, region):
    lines = get(client, "/robots.txt").content.decode().splitlines()

    assert (lines[0], lines[-1]) == ("User-agent: *", "Sitemap: http://trier.localhost/sitemap.xml")
    assert "Disallow: /admin/" in lines


def test_the_sitemap_holds_published_offers_with_their_last_change(client, region):
    organisation = OrganisationFactory(region=region)
    shown = OfferFactory(organisation=organisation, title="Chemie")
    OfferFactory(organisation=organisation, title="Entwurf", state=Offer.State.DRAFT)
    Offer.objects.filter(pk=shown.pk).update(edited_at=datetime(2026, 5, 4, 10, 0, tzinfo=UTC))

    response = get(client, "/sitemap.xml")

    assert [url for url in locations(response) if re.search(r"/angebote/\d", url)] == [
        f"http://trier.localhost/angebote/{shown.pk}/chemie/"
    ]
    assert "<lastmod>2026-05-04T10:00:00+00:00</lastmod>" in response.content.decode()


def test_the_sitemap_of_a_region_holds_nothing_of_another(client, region):
    other = RegionFactory(slug="koblenz", name="Koblenz")
    RegionHostFactory(region=other, host="koblenz.localhost")
    OfferFactory(organisation=OrganisationFactory(region=other), title="Fremd")

    assert [url for url in locations(get(client, "/sitemap.xml")) if "fremd" in url] == []


def test_more_addresses_than_fit_are_put_into_several_files(client, region, monkeypatch):
    monkeypatch.setattr(sitemap, "LIMIT", 3)
    source = SitemapSource("test", lambda _region: ((f"/seite-{number}/", None) for number in range(7)))

    with sitemap_sources.temporarily(source):
        index = locations(get(client, "/sitemap.xml"))
        pages = [locations(get(client, url.removeprefix("http://trier.localhost"))) for url in index]
        beyond = get(client, f"/sitemap-{len(index) + 1}.xml")

    assert all(0 < len(page) <= 3 for page in pages)
    assert [url for page in pages for url in page if "seite-" in url] == [
        f"http://trier.localhost/seite-{number}/" for number in range(7)
    ]
    assert (beyond.status_code, get(client, "/sitemap-0.xml").status_code) == (404, 404)


def test_every_address_leads_somewhere(client, region):
    organisation = OrganisationFactory(region=region, slug="zoo")
    OfferFactory(
        organisation=organisation,
        title="Über „Öl“ & Wasser – ein sehr langer Titel, der gekürzt werden muss, weil er lang ist",
    )

    found = [url.removeprefix("http://trier.localhost") for url in locations(get(client, "/sitemap.xml"))]

    assert {"/", "/angebote/", "/bildungskette/kita/", "/einrichtungen/zoo/"} < set(found)
    assert [url for url in found if get(client, url).status_code != 200] == []


def test_addresses_are_counted_without_reading_offers_one_by_one(
    client, region, django_assert_max_num_queries
):
    organisation = OrganisationFactory(region=region)
    for _ in range(30):
        OfferFactory(organisation=organisation)

    with django_assert_max_num_queries(8):
        assert get(client, "/sitemap.xml").status_code == 200


@pytest.mark.parametrize("host", ["trier.localhost", "localhost"])
def test_browsers_learn_how_to_search(client, region, host):
    RegionHostFactory(region=RegionFactory(), host="andere.localhost")

    response = get(client, "/opensearch.xml", host)

    body = response.content.decode()
    assert response["Content-Type"] == "application/opensearchdescription+xml; charset=utf-8"
    assert re.findall(r'template="([^"]*)"', body) == [
        f"http://{host}/angebote/?q={{searchTerms}}",
        f"http://{host}/angebote/neu.atom?q={{searchTerms}}",
        f"http://{host}/angebote/vorschlaege.json?q={{searchTerms}}",
        f"http://{host}/opensearch.xml",
    ]


@pytest.mark.parametrize(
    ("region_name", "name"),
    [
        ("Trier", "MINT Trier"),
        ("Bad Kreuznach", "Bad Kreuznach"),
        ("Landkreis Bernkastel-Wittlich", "Landkreis Bernka"),
        ("", "MINT"),
    ],
)
def test_the_name_of_the_search_fits_into_sixteen_characters(region_name, name):
    assert short_name(region_name) == name
    assert len(name) <= 16
