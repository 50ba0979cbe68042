"""Nothing a visitor can put into an address or a form ends in an error of ours or takes long."""

import logging
import time
from collections.abc import Iterator
from urllib.parse import quote, quote_plus

import pytest
from django.test import Client

from mintregion.accounts.models import User
from mintregion.catalogue.tests.factories import OfferFactory
from mintregion.organisations.tests.factories import OrganisationFactory
from mintregion.regions.models import RegionPage
from mintregion.regions.tests.factories import PlaceFactory

SLOWEST = 1.0
LONG = 100_000
SELECTION = (
    "q", "stage", "grade", "kind", "theme", "track", "field", "audience", "school_type", "district", "venue", "cost",
    "accessibility", "language", "organisation", "near", "km", "sort", "page",
)  # fmt: skip
# One parameter of each sort; all others are read by the same lines.
TYPICAL = ("q", "stage", "grade", "district", "organisation", "near", "km", "sort", "page")
# Every address that reads parameters, with those it reads.
READERS = {
    "/angebote/": SELECTION,
    "/en/angebote/": ("q", "near", "page"),
    "/angebote/karte/": TYPICAL,
    "/angebote/karte.geojson": TYPICAL,
    "/angebote/vorschlaege/": ("q", "near"),
    "/angebote/vorschlaege.json": ("q", "near"),
    "/angebote/neu.atom": TYPICAL,
    "/angebote/angebote.csv": TYPICAL,
    "/beruf-und-studium/": ("track", "field", "district"),
    "/merkliste/": ("ids",),
    "/merkliste/angebote.xlsx": ("ids",),
    "/einrichtungen/": ("q", "kind", "letter", "district", "sort", "page"),
    "/rueckmeldung/": ("seite", "kind"),
    "/api/v1/offers": (*TYPICAL, "page_size", "facets", "lang"),
    "/api/v1/organisations": ("q", "kind", "page", "page_size"),
    "/": ("q", "page"),
}
# Percent-encoded as sent: what cannot be written as text must arrive as bytes.
VALUES = {
    "empty": "",
    "huge number": "9" * 400,
    "beyond 64 bits": str(2**64),
    "negative": "-1",
    "zero": "0",
    "infinite": "inf",
    "not a number": "nan",
    "exponent": "1e308",
    "arabic digits": quote("٣"),
    "superscript digit": quote("²"),
    "fraction": "1.5",
    "null byte": "%00",
    "null inside": "Che%00mie",
    "lone surrogate": "%ED%A0%80",
    "broken utf-8": "%FF%FE",
    "right to left": quote("\u202egnp.exe"),
    "combining": quote("e" + "\u0301" * 200),
    "emoji": quote("👩‍🔬" * 20),
    "full width": quote("１２３"),
    "quotes": quote("'\"><script>alert(1)</script>"),
    "sql": quote("1' OR '1'='1'; DROP TABLE catalogue_offer;--"),
    "like": quote("%_\\"),
    "pipe": quote("|kita|primary|"),
    "template": quote("{{ settings.SECRET_KEY }}{% debug %}"),
    "path": quote("../../../../etc/passwd"),
    "format": quote("%s%s%s%n{0.__class__}"),
    "json": quote('{"a": [1, {"b": null}]}'),
    "list": quote("[1,2,3]"),
    "commas": quote_plus("," * 5000),
    "newlines": "%0d%0aSet-Cookie:%20a=b",
    "operators": quote('AND OR NOT ( ) " * ~ ^ :'),
    "open quote": quote('"Chemie'),
}
LONG_VALUES = {
    "long word": "a" * LONG,
    "many words": "+".join(["chemie"] * (LONG // 7)),
    "many different words": "+".join(f"w{number}" for number in range(LONG // 7)),
    "long compound": "schiff" * (LONG // 6),
}


@pytest.fixture(autouse=True)
def _quiet() -> Iterator[None]:
    """Refusals are expected here."""
    logging.disable(logging.CRITICAL)
    yield
    logging.disable(logging.NOTSET)


@pytest.fixture
def browser(region) -> Client:
    """A stranger's browser at the host of a region with something to find."""
    place = PlaceFactory(name="Trier", postcode="54290")
    for title in ("Chemie zum Anfassen", "Roboter bauen"):
        OfferFactory(
            organisation=OrganisationFactory(region=region, place=place),
            title=title,
            grade_from=5,
            grade_to=7,
        )
    RegionPage.objects.create(region=region, kind="accessibility", title="Barrierefreiheit", body="Text")
    client = Client(HTTP_HOST="trier.localhost", raise_request_exception=False)
    for path in ("/angebote/?q=warm", "/merkliste/angebote.xlsx"):
        client.get(path)  # reads what a process loads once
    return client


def trouble(client: Client, address: str) -> str:
    """What is wrong with the answer to an address; an empty text when it is only a refusal."""
    path, _mark, query = address.partition("?")
    started = time.perf_counter()
    response = client.get(path, QUERY_STRING=query)
    took = time.perf_counter() - started
    if response.status_code >= 500:
        return f"status {response.status_code}"
    if "Set-Cookie" in response.headers or response.cookies:
        return "a cookie"
    return f"{took:.2f} s" if took > SLOWEST else ""


@pytest.mark.parametrize("path", READERS)
def test_no_value_of_a_parameter_breaks_a_page(browser: Client, path: str) -> None:
    addresses = {
        f"{name}={label}": f"{path}?{name}={value}"
        for name in READERS[path]
        for label, value in VALUES.items()
    }

    troubles = {key: told for key, address in addresses.items() if (told := trouble(browser, address))}

    assert troubles == {}


@pytest.mark.parametrize("path", [path for path in READERS if {"q", "near", "ids"} & set(READERS[path])])
def test_no_long_value_takes_long(browser: Client, path: str) -> None:
    names = [name for name in READERS[path] if name in {"q", "near", "ids", "organisation", "district"}]
    addresses = {
        f"{name}={label}": f"{path}?{name}={value}" for name in names for label, value in LONG_VALUES.items()
    }

    troubles = {key: told for key, address in addresses.items() if (told := trouble(browser, address))}

    assert troubles == {}


@pytest.mark.parametrize("path", READERS)
def test_no_shape_of_a_query_breaks_a_page(browser: Client, path: str) -> None:
    names = READERS[path]
    queries = {
        "every parameter thrice": "&".join(f"{name}=1&{name}=a&{name}=" for name in names),
        "one parameter 900 times": "&".join(f"{names[0]}={number}" for number in range(900)),
        "5,000 parameters": "&".join(f"x{number}=1" for number in range(5000)),
        "brackets": "&".join(f"{name}[]=1&{name}[0]=1&{name}[a][b]=1" for name in names),
        "without values": "&".join(names),
        "only separators": "&" * 1000 + "=" * 1000,
        "semicolons": ";".join(f"{name}=1" for name in names),
        "names of the database": "region=1&state=draft&organisation__name__regex=(a%2B)%2B%24&pk=1&order_by=password",
    }

    troubles = {
        label: told for label, query in queries.items() if (told := trouble(browser, f"{path}?{query}"))
    }

    assert troubles == {}


@pytest.mark.parametrize(
    "path",
    [
        "/angebote/99999999999999999999999999/x/", "/angebote/1/%00/", "/angebote/-1/x/", "/angebote/1/bild/999999999999.webp",
        "/angebote/99999999999999999999999999.amb.json", "/angebote/99999999999999999999999999/", "/bildungskette/%00/",
        "/bildungskette/nothing/", "/einrichtungen/nothing/", "/einrichtungen/" + "a" * 5000 + "/", "/%ED%A0%80/", "/%FF/",
        "/sitemap-99999999999999999999999.xml", "/api/v1/offers/99999999999999999999999", "/api/v1/offers/%00",
        "/api/v1/organisations/99999999999999999999999", "/api/v1/organisations/%00", "/api/v1/vocabularies/%00",
        "/static/../../etc/passwd", "/static/%00", "//evil.example/", "/en/../admin/", "/" + "a/" * 2000,
    ],
)  # fmt: skip
def test_no_address_breaks_anything(browser: Client, path: str) -> None:
    assert trouble(browser, path) == ""


@pytest.mark.parametrize("label", [*VALUES, *LONG_VALUES])
def test_no_message_about_a_page_breaks_the_form(browser: Client, label: str) -> None:
    value = (VALUES | LONG_VALUES)[label]
    body = "&".join(f"{name}={value}" for name in ("kind", "page", "message", "name", "email", "website"))

    started = time.perf_counter()
    response = browser.post(
        "/rueckmeldung/",
        body,
        content_type="application/x-www-form-urlencoded",
        HTTP_SEC_FETCH_SITE="same-origin",
    )

    assert response.status_code < 500
    assert time.perf_counter() - started <= SLOWEST


def test_more_fields_than_a_form_can_have_are_refused(browser: Client) -> None:
    body = "&".join(f"x{number}=1" for number in range(1001))

    response = browser.post(
        "/rueckmeldung/",
        body,
        content_type="application/x-www-form-urlencoded",
        HTTP_SEC_FETCH_SITE="same-origin",
    )

    assert response.status_code == 400


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("Host", "trier.localhost:99999999"), ("Accept-Language", "x" * 10_000), ("Accept", "*/*;q=" + "9" * 1000),
        ("If-None-Match", "W/" + '"' * 1000), ("If-Modified-Since", "Thu, 99 Foo 9999 99:99:99 GMT"), ("Range", "bytes=9-1,0-"),
        ("Cookie", "sessionid=" + "a" * 4000 + "; csrftoken=\x00"), ("X-Forwarded-For", "'; DROP TABLE x"), ("HX-Request", "true"),
        ("HX-Target", "\u00ff" * 100), ("Referer", "javascript:alert(1)"), ("Content-Length", "x"),
    ],
)  # fmt: skip
def test_no_header_breaks_a_page(browser: Client, name: str, value: str) -> None:
    key = "CONTENT_LENGTH" if name == "Content-Length" else "HTTP_" + name.upper().replace("-", "_")

    statuses = [
        browser.get(path, **{key: value}).status_code
        for path in ("/", "/angebote/?q=Chemie", "/api/v1/offers")
    ]

    assert [status for status in statuses if status >= 500] == []


@pytest.mark.parametrize("label", VALUES)
def test_no_value_breaks_the_lists_of_the_administration(browser: Client, label: str) -> None:
    browser.force_login(User.objects.create_superuser("admin@example.org", "correct horse battery"))

    statuses = {
        f"{path}?{name}": browser.get(path, QUERY_STRING=f"{name}={VALUES[label]}").status_code
        for path in ("/admin/catalogue/offer/", "/admin/backstage/auditentry/", "/admin/regions/feedback/")
        for name in ("q", "p", "o", "id", "e", "kind", "object_id", "nothing", "published_at__year")
    }

    assert {key: status for key, status in statuses.items() if status >= 500} == {}
