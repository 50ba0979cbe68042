"""Filters that act at once keep the reader's place, say aloud what changed, and can be undone by the back button."""

import pytest
from playwright.sync_api import Route

from tests.journeys.person import Person

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def tick(person: Person, box: str) -> None:
    """Tick a box by keyboard and wait until the list has followed."""
    person.goes_to(f"#{box}")
    with person.page.expect_response("**/angebote/?*"):
        person.presses("Space")
    person.page.wait_for_selector(f"#{box}:checked")
    # The list is exchanged at once, the announcement follows when the new one has settled.
    person.page.wait_for_function(
        "document.querySelector('#ansage').textContent.trim() === document.querySelector('#treffer').textContent.trim()"
    )


def state(person: Person) -> dict[str, object]:
    """What the page shows of its filters."""
    return {
        "address": person.address,
        "ticked": person.page.eval_on_selector_all(
            ".filter :checked[type=checkbox]", "(all) => all.map(({ id }) => id)"
        ),
        "count": person.reads("#treffer"),
    }


def test_the_focus_stays_and_the_count_is_announced(person: Person) -> None:
    person.opens("/angebote/")
    # Only a place that was there before is read out; a new one is not.
    person.page.evaluate("globalThis.place = document.querySelector('[role=status]')")
    before = person.reads("#treffer")

    tick(person, "f-stage-kita")

    assert person.page.evaluate("document.activeElement.id") == "f-stage-kita"
    assert person.page.evaluate("place.isConnected")
    assert person.page.evaluate("place.textContent") == person.reads("#treffer")
    assert person.reads("#treffer") != before


def test_the_back_button_restores_every_state(person: Person) -> None:
    person.opens("/angebote/")
    states = [state(person)]
    for box in ("f-stage-secondary", "f-grade-11"):
        tick(person, box)
        states.append(state(person))

    seen = [state(person)]
    for _step in range(2):
        with person.page.expect_event("load"):
            person.page.go_back()
        seen.append(state(person))

    assert len({each["count"] for each in states}) == 3
    assert seen == states[::-1]


def test_nothing_stays_in_the_browser(person: Person) -> None:
    person.opens("/angebote/")

    tick(person, "f-stage-kita")

    assert person.page.evaluate("[...Object.keys(localStorage), ...Object.keys(sessionStorage)]") == []


def test_suggestions_come_while_typing(person: Person) -> None:
    person.opens("/angebote/")

    person.enters("#q", "Chem")

    person.page.wait_for_selector("#vorschlaege option[value=chemie]", state="attached")


def test_a_second_tick_during_the_first_request_is_not_lost(person: Person) -> None:
    person.opens("/angebote/")
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    person.page.route("**/angebote/?stage=secondary", hold)

    person.goes_to("#f-stage-secondary")
    person.presses("Space")
    person.goes_to("#f-grade-11")
    person.presses("Space")
    person.page.wait_for_url("**stage=secondary&grade=11*")
    for route in held:
        route.abort()

    assert len(held) == 1
    assert state(person)["ticked"] == ["f-stage-secondary", "f-grade-11"]
