"""What machines read in the head of every public page can be read, and says who speaks."""

import json
from typing import Any

import html5lib
import pytest

PAGES = [
    "/",
    "/angebote/",
    "/angebote/?q=Chemie&stage=secondary&page=1",
    "/angebote/karte/",
    "/angebote/{offer}/praktikum-chemie/",
    "/einrichtungen/",
    "/einrichtungen/hochschule/",
    "/beruf-und-studium/",
    "/bildungskette/",
    "/bildungskette/secondary/",
    "/merkliste/",
    "/regionen/",
    "/rueckmeldung/",
]
EXPECTED = {
    "/angebote/": {"ItemList", "BreadcrumbList"},
    "/angebote/{offer}/praktikum-chemie/": {"Course", "BreadcrumbList", "LearningResource"},
    "/einrichtungen/hochschule/": {"CollegeOrUniversity", "BreadcrumbList"},
}


@pytest.fixture
def offer(region: Any) -> Any:
    from mintregion.catalogue.tests.factories import OfferFactory  # noqa: PLC0415 -- needs Django
    from mintregion.organisations.tests.factories import OrganisationFactory  # noqa: PLC0415 -- needs Django

    organisation = OrganisationFactory(region=region, name="Hochschule", slug="hochschule", kind="university")
    return OfferFactory(organisation=organisation, title="Praktikum Chemie")


@pytest.mark.parametrize("prefix", ["", "/en", "/fr"])
@pytest.mark.parametrize("page", PAGES)
def test_every_public_page_says_what_it_is(client: Any, offer: Any, page: str, prefix: str) -> None:
    response = client.get(prefix + page.format(offer=offer.pk), headers={"host": "trier.localhost"})

    assert response.status_code == 200
    assert _types(response.content) >= {"WebSite", "Organization"} | EXPECTED.get(page, set())


def _types(content: bytes) -> set[str]:
    tree = html5lib.parse(content, namespaceHTMLElements=False)
    blocks = [json.loads(s.text) for s in tree.iter("script") if s.get("type") == "application/ld+json"]
    nodes = [node for block in blocks for node in block.get("@graph", [block])]
    kinds = [node.get("@type") or node["type"] for node in nodes]
    return {name for kind in kinds for name in ([kind] if isinstance(kind, str) else kind)}
