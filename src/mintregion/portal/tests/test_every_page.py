"""What holds for every page of the portal: headers, cookies, language, structure."""

from itertools import pairwise

import html5lib
import pytest

from mintregion.portal.tests.test_pages import PATHS
from mintregion.regions.tests.factories import RegionPageFactory

# reliability.md S5
CONTENT_SECURITY_POLICY = {
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "font-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
    "manifest-src 'self'",
}
PAGES = ["/", "/regionen/", "/rueckmeldung/", "/rueckmeldung/danke/", "/gibt-es-nicht/", *PATHS.values()]


@pytest.fixture
def written(region):
    for kind in PATHS:
        RegionPageFactory(region=region, kind=kind)


@pytest.mark.parametrize("path", PAGES)
def test_every_response_carries_the_headers_that_protect(trier, written, path):
    headers = trier.get(path).headers

    assert set(headers["Content-Security-Policy"].split("; ")) == CONTENT_SECURITY_POLICY
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert headers["X-Frame-Options"] == "DENY"
    assert "camera=()" in headers["Permissions-Policy"]


@pytest.mark.parametrize("path", PAGES)
def test_reading_sets_no_cookie(trier, written, path):
    assert trier.get(path).cookies == {}


@pytest.mark.parametrize("prefix", ["", "/en", "/fr"])
@pytest.mark.parametrize("path", PAGES)
def test_every_page_is_sound_html_in_its_language(trier, written, path, prefix):
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)

    page = parser.parse(trier.get(prefix + path).content.decode())

    html = page if page.tag == "html" else page.find("html")
    levels = [int(element.tag[1]) for element in html.iter() if element.tag in {"h1", "h2", "h3", "h4"}]
    ids = [element.attrib["id"] for element in html.iter() if "id" in element.attrib]
    assert html.attrib["lang"] == (prefix.removeprefix("/") or "de")
    assert html.find("head/title").text.strip()
    assert levels.count(1) == 1
    assert [(a, b) for a, b in pairwise(levels) if b > a + 1] == []
    assert len(ids) == len(set(ids))
    assert [element for element in html.iter() if "style" in element.attrib] == []
    executable = [
        script for script in html.iter("script") if script.attrib.get("type") != "application/ld+json"
    ]
    assert [script.text for script in executable if script.text] == []


@pytest.mark.parametrize("path", PAGES)
def test_every_field_has_a_label(trier, written, path):
    page = html5lib.parse(trier.get(path).content.decode(), namespaceHTMLElements=False)

    labelled = {label.attrib.get("for") for label in page.iter("label")}
    within = {id(field) for label in page.iter("label") for field in label.iter("input")}
    fields = [
        f
        for tag in ("input", "textarea", "select")
        for f in page.iter(tag)
        if f.attrib.get("type") != "hidden"
    ]
    assert [f.attrib for f in fields if f.attrib.get("id") not in labelled and id(f) not in within] == []
