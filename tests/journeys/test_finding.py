"""Three ways to "Praktikum Chemie Trier, Klasse 11", and what happens when nothing is found; all by keyboard."""

import re

import pytest

from tests.journeys.person import Person

pytestmark = [pytest.mark.browser, pytest.mark.slow]

#: Laboratory placements in chemistry at the university, from grade 11: N 27 and N 28 of the handbook.
WANTED = '.offer:has-text("Laborpraktikum"):has-text("Universität Trier")'


def test_by_words(person: Person) -> None:
    person.opens("/")

    person.enters("#q", "Praktikum Chemie Trier, Klasse 11")
    with person.page.expect_navigation():
        person.presses("Enter")

    assert person.sees(WANTED).count() == 2
    assert "Laborpraktikum" in person.reads(".offer >> nth=0")


def test_by_filters(person: Person) -> None:
    person.opens("/angebote/")

    person.enters("#near", "54290")
    person.goes_to("#f-grade-11")
    person.presses("Space")
    person.page.wait_for_url("**grade=11*")
    person.goes_to("#f-kind-lab_internship, .facmore:has(#f-kind-lab_internship) > summary")
    if person.page.evaluate("document.activeElement.tagName") == "SUMMARY":
        person.presses("Enter")
        person.goes_to("#f-kind-lab_internship")
    person.presses("Space")
    person.page.wait_for_url("**kind=lab_internship*")
    person.page.wait_for_selector("#f-kind-lab_internship:checked")

    assert "near=54290" in person.address
    assert person.sees(WANTED).count() == 2


def test_by_the_way_of_retribus(person: Person) -> None:
    person.opens("/")

    person.chooses("header .nav a[href='/beruf-und-studium/']")
    for step in ("track=study", "field=chemistry", "district=07211"):
        person.chooses(f".drill__c.now a[href*='{step}']")
    person.chooses(".sum a.kern-btn")

    assert person.address.startswith("/angebote/?track=study")
    assert person.address.endswith("field=chemistry&district=07211")
    assert person.sees(WANTED).count() == 2


def test_the_way_of_retribus_can_be_gone_back_by_its_breadcrumb_and_by_the_browser(person: Person) -> None:
    person.opens("/beruf-und-studium/?track=study")
    person.chooses(".drill__c.now a[href*='field=chemistry']")

    person.page.go_back()
    back = person.address
    person.page.go_forward()
    person.chooses(".crumb a[href='?track=study']")

    assert (back, person.address) == ("/beruf-und-studium/?track=study", "/beruf-und-studium/?track=study")


def test_by_the_ladder(person: Person) -> None:
    person.opens("/")

    person.chooses("header .nav a[href='/bildungskette/']")
    person.chooses(".st-secondary a.step")
    person.chooses("main a[href*='theme=chemistry']")

    assert person.address == "/angebote/?stage=secondary&theme=chemistry"
    assert number_in(person.reads("#treffer")) > 0


def test_a_typing_error_is_forgiven_and_the_right_word_offered(person: Person) -> None:
    person.opens("/angebote/?q=Robotter")

    assert "Meinten Sie" in person.reads(".meant")
    person.chooses(".meant a")

    assert "Robotter" not in person.address
    assert number_in(person.reads("#treffer")) > 0


def test_every_way_out_of_an_empty_list_leads_to_what_it_says(person: Person) -> None:
    person.opens("/angebote/?q=Chemie&stage=kita&venue=online&near=54290&km=5")
    assert person.sees(".offer").count() == 0

    ways = [
        (link.get_attribute("href"), number_in(link.locator("b").inner_text()))
        for link in person.sees(".relax a:has(b)").all()
    ]

    assert ways != []
    for address, promised in ways:
        person.opens(address)
        assert number_in(person.reads("#treffer")) == promised


def number_in(text: str) -> int:
    """The first number of a sentence, which may hold a thousands separator."""
    found = re.search(r"\d[\d.]*", text)
    assert found, text
    return int(found[0].replace(".", ""))
