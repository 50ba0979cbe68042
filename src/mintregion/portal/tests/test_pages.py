"""Text pages of a region and error pages, on its host and on that of the network."""

from datetime import date

import pytest

from mintregion.regions.models import RegionPage
from mintregion.regions.queries import forget_regions
from mintregion.regions.tests.factories import RegionPageFactory

PATHS = {
    "imprint": "/impressum/",
    "privacy": "/datenschutz/",
    "accessibility": "/barrierefreiheit/",
    "easy_language": "/leichte-sprache/",
    "sign_language": "/gebaerdensprache/",
    "about": "/ueber-die-region/",
}


def test_there_is_a_path_for_every_kind_of_page():
    assert list(PATHS) == RegionPage.Kind.values


@pytest.mark.parametrize(("kind", "path"), PATHS.items())
def test_a_page_is_there_once_it_is_written(trier, region, kind, path):
    before = trier.get(path).status_code

    RegionPageFactory(
        region=region,
        kind=kind,
        title="Titel & mehr",
        body="## Abschnitt\n\nEin **Satz**.",
        checked_on=date(2026, 11, 1),
    )
    page = trier.get(path).content.decode()

    assert before == 404
    assert '<h1 class="kern-heading-x-large">Titel &amp; mehr</h1>' in page
    assert "<h2>Abschnitt</h2>\n<p>Ein <strong>Satz</strong>.</p>" in page
    assert "Geprüft am 01.11.2026" in page


def test_pages_belong_to_one_region(trier, everywhere, neighbour):
    RegionPageFactory(region=neighbour, kind="imprint")

    assert [client.get("/impressum/").status_code for client in (trier, everywhere)] == [404, 404]


def test_a_translated_page_is_shown_in_its_language_and_a_german_one_is_marked(trier, region):
    RegionPageFactory(
        region=region, kind="imprint", title="Impressum", translations={"fr": {"title": "Éditeur"}}
    )

    french, english = (trier.get(f"/{code}/impressum/").content.decode() for code in ("fr", "en"))

    assert '<h1 class="kern-heading-x-large">Éditeur</h1>' in french
    assert '<span lang="de">Impressum</span>' in english


def test_links_lead_only_to_pages_that_are_written(trier, region):
    RegionPageFactory(region=region, kind="imprint")
    RegionPageFactory(region=region, kind="easy_language", title="Leichte Sprache")
    forget_regions()

    page = trier.get("/").content.decode()

    assert ('href="/impressum/"' in page, 'href="/leichte-sprache/"' in page) == (True, True)
    assert ('href="/datenschutz/"' in page, 'href="/gebaerdensprache/"' in page) == (False, False)


def test_a_wrong_address_offers_a_search_and_a_number(trier):
    response = trier.get("/gibt-es-nicht/")

    page = response.content.decode()
    assert response.status_code == 404
    assert '<h1 class="kern-heading-x-large">Diese Seite gibt es nicht</h1>' in page
    assert '<form class="search" role="search" action="/angebote/">' in page
    assert response.headers["X-Correlation-ID"] in page
