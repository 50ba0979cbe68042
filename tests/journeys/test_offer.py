"""Offer N 24 from the search to its provider, onto the watch list, to somebody else, and onto paper; all by keyboard."""

import pytest
from playwright.sync_api import Browser

from tests.journeys.person import Person
from tests.journeys.witness import kept_by

pytestmark = [pytest.mark.browser, pytest.mark.slow]

TITLE = "Quantitative Analyse"
SWITCH = "aside [data-watch]"


def test_the_handbook_number_finds_its_offer_and_the_offer_its_provider(person: Person) -> None:
    person.opens("/angebote/")

    person.enters("#q", "N 24")
    person.presses("Enter")
    person.page.wait_for_url("**q=N*24*")
    person.chooses(".offer h3 a")
    title = person.reads("h1")
    person.chooses("#anbieter a[href^='/einrichtungen/']")

    assert TITLE in title
    assert "Analytische und Ökologische Chemie" in person.reads("h1")
    assert (
        person.sees(
            "table.tbl a",
        )
        .filter(has_text=TITLE)
        .count()
        <= 1
    )
    assert TITLE in person.reads("table.tbl")


def test_the_watch_list_is_kept_here_and_passed_on_as_an_address(person: Person, browser: Browser) -> None:
    person.opens(person.portal.offers["numbered"])
    before = kept_by(person.page.context, person.page)

    person.goes_to(SWITCH)
    person.presses("Space")
    person.page.wait_for_selector(f"{SWITCH}.watch--kept")
    kept = kept_by(person.page.context, person.page)
    person.opens("/")
    person.chooses("nav a[href='/merkliste/']")
    person.page.wait_for_url("**/merkliste/?ids=*")
    address = person.page.locator("#adresse").input_value()
    row = person.reads("table.tbl tbody")

    somebody_else = browser.new_context(locale="de-DE")
    page = somebody_else.new_page()
    page.goto(address)
    theirs = page.locator("table.tbl tbody").inner_text()
    somebody_else.close()

    assert before == {}
    assert list(kept) == ["local"]
    assert TITLE in row
    assert TITLE in theirs


def test_an_offer_is_taken_off_the_watch_list(person: Person) -> None:
    person.opens(person.portal.offers["numbered"])
    person.goes_to(SWITCH)
    person.presses("Enter")
    person.opens("/merkliste/")
    person.page.wait_for_url("**/merkliste/?ids=*")

    person.chooses("[data-unwatch]")

    assert person.sees("table.tbl").count() == 0
    assert person.page.evaluate("localStorage.getItem('mintregion.watched')") == "[]"


@pytest.mark.parametrize("path", ["{numbered}", "/angebote/?q=Chemie", "/merkliste/?ids={ids}"])
def test_paper_holds_the_content_and_nothing_to_press(path: str, person: Person) -> None:
    person.opens(path.format(**person.portal.offers, **person.portal.ids))

    person.page.emulate_media(media="print")

    shown = ".facttab, .offer .kern-title, .tbl tbody tr"
    for_the_screen = (
        ".util, .nav, .menu, .search, .filter, .map, .minimap, .chips, .pag, .crumb, .foot__g, button"
    )
    assert person.sees(shown).count() > 0
    assert [each.inner_text() for each in person.sees(for_the_screen).all()] == []
