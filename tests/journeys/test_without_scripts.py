"""Everything again in a browser that runs no JavaScript, by keyboard."""

import pytest

from tests.journeys.person import Person

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture
def person(person_without_scripts: Person) -> Person:
    """Whoever walks here has no scripts."""
    return person_without_scripts


def test_words_find_and_the_number_opens_its_offer(person: Person) -> None:
    person.opens("/")

    person.enters("#q", "N 24")
    with person.page.expect_navigation():
        person.presses("Enter")
    person.chooses(".offer h3 a")

    assert "Quantitative Analyse" in person.reads("h1")


def test_filters_act_on_their_button(person: Person) -> None:
    person.opens("/angebote/")
    before = person.reads("#treffer")

    person.goes_to("#f-stage-kita")
    person.presses("Space")
    person.chooses(".filter__go button")

    assert "stage=kita" in person.address
    assert person.page.locator("#f-stage-kita").is_checked()
    assert person.reads("#treffer") != before


def test_the_way_of_retribus(person: Person) -> None:
    person.opens("/beruf-und-studium/")

    for step in ("track=study", "field=chemistry", "district=07211"):
        person.chooses(f".drill__c.now a[href*='{step}']")
    person.chooses(".sum a.kern-btn")

    assert person.sees('.offer:has-text("Laborpraktikum")').count() >= 2


def test_the_watch_list_is_an_address(person: Person) -> None:
    person.opens(person.portal.offers["numbered"])

    person.chooses("aside [data-watch]")
    person.enters("#ids", person.portal.offers["travelling"])
    with person.page.expect_navigation():
        person.presses("Enter")

    assert person.sees("table.tbl tbody tr").count() == 2


def test_the_large_map_is_a_drawing_and_a_list(person: Person) -> None:
    person.opens("/angebote/karte/")

    assert person.sees("svg.mp").count() == 1
    assert person.sees(".placelist > li").count() > 5


def test_a_message_is_sent(person: Person) -> None:
    person.opens("/barrierefreiheit/")

    person.enters("textarea[name=message]", "Die Karte ist zu klein.")
    person.chooses("form [type=submit]")

    assert person.address == "/rueckmeldung/danke/"


def test_the_menu_of_the_phone_opens(person: Person) -> None:
    person.page.set_viewport_size({"width": 320, "height": 640})
    person.opens("/")

    person.goes_to(".menu summary")
    person.presses("Enter")
    person.chooses(".menu__panel a[href='/angebote/']")

    assert person.address == "/angebote/"


def test_no_button_waits_for_a_script_that_never_comes(person: Person) -> None:
    for path in (person.portal.offers["numbered"], f"/merkliste/?ids={person.portal.ids['ids']}"):
        person.opens(path)

        assert person.sees("button[type=button]").count() == 0
