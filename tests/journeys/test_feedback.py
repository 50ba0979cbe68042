"""A message about a page: mistakes are named and led to, nothing written is lost; all by keyboard."""

import pytest

from tests.journeys.person import Person

pytestmark = [pytest.mark.browser, pytest.mark.slow]

MESSAGE = "Die Adresse stimmt nicht mehr."


def test_mistakes_are_named_first_and_what_was_written_stays(person: Person) -> None:
    person.opens("/rueckmeldung/?seite=/angebote/")

    person.enters("textarea[name=message]", MESSAGE)
    person.enters("input[name=email]", "keine Adresse")
    person.chooses("form[method=post] [type=submit]")

    focused = person.page.evaluate("document.activeElement.getAttribute('role')")
    field = person.page.locator("input[name=email]")
    described = field.get_attribute("aria-describedby") or ""
    explained = " ".join(person.reads(f"#{each}") for each in described.split())
    assert focused == "alert"
    assert person.page.title().startswith("Fehler:")
    assert field.get_attribute("aria-invalid") == "true"
    assert "name@example.org" in explained
    assert person.page.locator("textarea[name=message]").input_value() == MESSAGE
    assert field.input_value() == "keine Adresse"


def test_the_list_of_mistakes_leads_to_the_field_and_then_the_message_arrives(person: Person) -> None:
    person.opens("/rueckmeldung/")
    person.chooses("form[method=post] [type=submit]")

    person.goes_to("[role=alert] a")
    person.presses("Enter")
    led_to = person.page.evaluate("document.activeElement.name")
    person.page.keyboard.type(MESSAGE)
    person.chooses("form[method=post] [type=submit]")

    assert led_to == "message"
    assert person.address == "/rueckmeldung/danke/"
    assert "Dank" in person.reads("h1")


def test_every_page_leads_to_a_message_about_itself(person: Person) -> None:
    person.opens("/einrichtungen/")

    person.chooses(".foot a[href*='/rueckmeldung/']")

    assert person.page.locator("input[name=page]").input_value() == "/einrichtungen/"
