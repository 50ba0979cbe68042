"""The same protection on every answer, and no cookie for anybody who only reads."""

import logging
import re

import pytest
from django.contrib.staticfiles import finders
from django.test import Client
from django.urls import reverse

from mintregion.accounts.models import User
from mintregion.catalogue.tests.factories import OfferFactory
from mintregion.organisations.tests.factories import OrganisationFactory
from mintregion.regions.models import RegionPage

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; object-src 'none'; "
    "manifest-src 'self'"
)
FIXED = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}
PUBLIC = [
    "/", "/en/", "/fr/", "/regionen/", "/impressum/", "/datenschutz/", "/barrierefreiheit/", "/ueber-die-region/",
    "/leichte-sprache/", "/gebaerdensprache/", "/rueckmeldung/", "/rueckmeldung/danke/",
    "/angebote/", "/angebote/?q=Chemie&stage=secondary&near=54290&km=20", "/en/angebote/", "/angebote/karte/",
    "/angebote/karte.geojson", "/angebote/vorschlaege/?q=Che", "/angebote/neu.atom", "/angebote/angebote.csv",
    "/beruf-und-studium/", "/bildungskette/", "/bildungskette/primary/", "/merkliste/", "/einrichtungen/",
    "/api/v1/offers", "/api/v1/openapi.json", "/api/v1/offers?page_size=x", "/sitemap.xml", "/robots.txt",
    "/opensearch.xml", "/healthz", "/readyz", "/nothing/", "/angebote/999999/x/", "/angebote", "/media/x",
    "/static/nothing.css", "/%00", "/angebote/?page=x",
]  # fmt: skip
INLINE = re.compile(
    r"<style|\sstyle=|\son[a-z]+=|=[\"']?javascript:|<script(?![^>]*\bsrc=)(?![^>]*application/(?:ld\+)?json)",
    re.IGNORECASE,
)


@pytest.fixture(autouse=True)
def _quiet():
    """Refusals are expected here."""
    logging.disable(logging.CRITICAL)
    yield
    logging.disable(logging.NOTSET)


@pytest.fixture
def browser(region) -> Client:
    """A stranger's browser at the host of a region with an offer and all its pages."""
    OfferFactory(organisation=OrganisationFactory(region=region), title="Chemie zum Anfassen")
    for kind in RegionPage.Kind.values:
        RegionPage.objects.create(region=region, kind=kind, title=kind, body="Text")
    return Client(HTTP_HOST="trier.localhost", raise_request_exception=False)


def directives(policy: str) -> set[str]:
    """The parts of a policy; their order means nothing."""
    return {part.strip() for part in policy.split(";") if part.strip()}


def wrong_headers(response) -> dict[str, str | None]:
    """Headers that are not as they should be."""
    found = {name: response.headers.get(name) for name in FIXED}
    wrong = {name: value for name, value in found.items() if value != FIXED[name]}
    if directives(response.headers.get("Content-Security-Policy", "")) != directives(POLICY):
        wrong["Content-Security-Policy"] = response.headers.get("Content-Security-Policy")
    if "Permissions-Policy" not in response.headers:
        wrong["Permissions-Policy"] = None
    return wrong


def test_every_public_answer_carries_every_header(browser: Client) -> None:
    assert {path: wrong for path in PUBLIC if (wrong := wrong_headers(browser.get(path)))} == {}


def test_no_public_page_sets_a_cookie(browser: Client) -> None:
    assert {path: dict(cookies) for path in PUBLIC if (cookies := browser.get(path).cookies)} == {}


def test_no_public_page_holds_code_or_style_in_its_text(browser: Client) -> None:
    found = {}
    for path in PUBLIC:
        response = browser.get(path)
        if response.headers["Content-Type"].startswith("text/html"):
            found[path] = INLINE.findall(response.content.decode())

    assert len(found) > 15
    assert {path: parts for path, parts in found.items() if parts} == {}


def test_a_wrong_host_is_refused_with_every_header(browser: Client) -> None:
    response = browser.get("/", HTTP_HOST="evil.example")

    assert response.status_code == 400
    assert wrong_headers(response) == {}


def test_an_error_of_ours_carries_every_header_and_tells_nothing(browser: Client, monkeypatch) -> None:
    def fail(*_args, **_options):
        raise ValueError("zz-secret-zz")

    monkeypatch.setattr("mintregion.portal.views.start_page", fail)

    response = browser.get("/")

    assert response.status_code == 500
    assert wrong_headers(response) == {}
    assert b"zz-secret-zz" not in response.content
    assert response.headers["X-Correlation-ID"].encode() in response.content


def test_a_static_file_carries_the_headers_a_browser_looks_at(browser: Client) -> None:
    """Django's own layers do not see these files, which answer before them."""
    assert finders.find("shell/js/comfort.js")

    response = browser.get("/static/shell/js/comfort.js")
    response.close()

    assert response.status_code == 200
    assert response.headers["X-Content-Type-Options"] == "nosniff"


def test_whoever_is_signed_in_leaves_nothing_in_a_cache(browser: Client) -> None:
    browser.force_login(User.objects.create_superuser("admin@example.org", "correct horse battery"))

    caching = {
        path: browser.get(path).headers["Cache-Control"]
        for path in ("/", "/angebote/", reverse("admin:index"))
    }

    assert {path: value for path, value in caching.items() if "no-store" not in value} == {}
