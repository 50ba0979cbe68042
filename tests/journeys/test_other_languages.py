"""The same pages in French and English, chosen by keyboard: words, language of the page, marks at what is still German."""

import pytest

from tests.journeys.person import Person

pytestmark = [pytest.mark.browser, pytest.mark.slow]

WORDS = {
    "/": {"en": "nursery school to old age", "fr": "de la maternelle au grand âge"},
    "/angebote/?q=Chemie": {"en": "offers", "fr": "offres"},
    "numbered": {"en": "Quantitative analysis", "fr": "Analyse quantitative"},
}


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("path", WORDS)
def test_a_page_changes_its_language_and_stays_the_same_page(
    path: str, language: str, person: Person
) -> None:
    address = person.portal.offers.get(path, path)
    person.opens(address)

    person.chooses(f".lang a[hreflang={language}]")

    assert person.address == f"/{language}{address}"
    assert person.page.locator("html").get_attribute("lang") == language
    assert WORDS[path][language] in person.reads("h1, #treffer" if "q=" not in path else "#treffer")


def test_what_is_still_german_says_so(person: Person) -> None:
    person.opens("/fr" + person.portal.offers["long"])

    heading = person.page.locator("h1")
    title = heading.locator("[lang=de]")

    assert title.count() == 1
    assert heading.locator(".langmark").inner_text() == "DE"
    assert title.inner_text() in person.page.title()


def test_what_is_translated_carries_no_mark(person: Person) -> None:
    person.opens("/fr" + person.portal.offers["numbered"])

    assert person.page.locator("h1 .langmark, h1 [lang]").count() == 0
