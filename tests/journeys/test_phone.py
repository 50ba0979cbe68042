"""On a phone, the menu and the filters unfold and fold; with a keyboard as with a finger."""

import pytest

from tests.journeys.person import Person

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture
def person(person: Person) -> Person:
    """Whoever walks here has a small screen."""
    person.page.set_viewport_size({"width": 320, "height": 640})
    return person


def test_the_menu_opens_and_escape_closes_it_without_losing_the_place(person: Person) -> None:
    person.opens("/")

    person.goes_to(".menu summary")
    person.presses("Enter")
    person.goes_to(".menu__panel a")
    person.presses("Escape")

    assert person.sees(".menu__panel").count() == 0
    assert person.page.evaluate("document.activeElement.matches('.menu summary')")


def test_the_menu_leads_on(person: Person) -> None:
    person.opens("/")

    person.goes_to(".menu summary")
    person.presses("Enter")
    person.chooses(".menu__panel a[href='/bildungskette/']")

    assert person.address == "/bildungskette/"


def test_the_menu_does_not_cover_what_is_focused_after_it(person: Person) -> None:
    person.opens("/")

    person.goes_to(".menu summary")
    person.presses("Enter")
    person.goes_to("#q")

    assert person.sees(".menu__panel").count() == 0


def test_the_filters_unfold_and_act(person: Person) -> None:
    person.opens("/angebote/")
    folded = person.sees(".filter fieldset").count()

    person.goes_to(".filter > summary")
    person.presses("Enter")
    person.goes_to("#f-stage-kita")
    person.presses("Space")
    person.page.wait_for_url("**stage=kita*")

    assert folded == 0
    assert person.reads(".filter__n").startswith("1")
