"""Messages about a page."""

import pytest

from mintregion.backstage.models import AuditEntry
from mintregion.regions.models import Feedback
from mintregion.regions.tests.factories import RegionPageFactory

HERE = {"sec-fetch-site": "same-origin"}


def message(**changes: str) -> dict[str, str]:
    return {
        "kind": "barrier",
        "page": "/angebote/?q=a",
        "message": "Der Filter ist nicht erreichbar.",
        **changes,
    }


def test_a_message_is_kept_and_answered_with_thanks(trier, region):
    response = trier.post("/rueckmeldung/", message(email="ada@example.org"), headers=HERE)

    (feedback,) = Feedback.objects.all()
    assert (response.status_code, response.url) == (302, "/rueckmeldung/danke/")
    assert (feedback.region, feedback.kind, feedback.page) == (region, "barrier", "/angebote/?q=a")
    assert (feedback.message, feedback.email, feedback.name) == (
        "Der Filter ist nicht erreichbar.",
        "ada@example.org",
        "",
    )
    assert "Danke für Ihre Nachricht" in trier.get(response.url).content.decode()


def test_the_audit_trail_says_that_a_message_came_but_not_what(trier):
    trier.post("/rueckmeldung/", message(), headers=HERE)

    (entry,) = AuditEntry.objects.all()
    assert (entry.action, entry.actor, entry.region, entry.after) == (
        "portal.feedback_received",
        "system",
        "trier",
        {"kind": "barrier"},
    )


def test_a_mistake_is_explained_and_everything_else_kept(trier):
    response = trier.post("/rueckmeldung/", message(message=" ", name="Ada", email="ada@"), headers=HERE)

    page = response.content.decode()
    assert response.status_code == 422
    assert Feedback.objects.count() == 0
    assert "Die Nachricht ist noch nicht gesendet" in page
    assert "Bitte ändern Sie 2 Angaben:" in page
    assert '<a href="#id_message">Ihre Nachricht</a>' in page
    assert "Die Nachricht fehlt. Schreiben Sie in wenigen Worten, was nicht stimmt." in page
    assert 'value="Ada"' in page
    assert 'aria-describedby="id_message_helptext id_message_error"' in page


def test_a_program_that_fills_in_the_trap_is_thanked_and_ignored(trier):
    response = trier.post("/rueckmeldung/", message(website="https://spam.example"), headers=HERE)

    assert (response.status_code, Feedback.objects.count()) == (302, 0)


def test_another_site_cannot_send_the_form(trier):
    response = trier.post("/rueckmeldung/", message(), headers={"sec-fetch-site": "cross-site"})

    assert (response.status_code, Feedback.objects.count()) == (403, 0)


@pytest.mark.parametrize(
    ("page", "kept"),
    [
        ("/angebote/?q=a", "/angebote/?q=a"),
        ("//evil.example/", ""),
        ("https://evil.example/", ""),
        ("x" * 600, ""),
    ],
)
def test_the_form_knows_the_page_it_is_about(trier, page, kept):
    form = trier.get("/rueckmeldung/", {"seite": page}).context["form"]

    assert form["page"].value() == kept


def test_a_sent_address_that_is_not_ours_is_not_linked(trier):
    page = trier.post(
        "/rueckmeldung/", message(page="javascript:alert(1)", message=""), headers=HERE
    ).content.decode()

    assert 'href="javascript' not in page


def test_the_accessibility_statement_carries_the_form(trier, region):
    RegionPageFactory(region=region, kind="accessibility", title="Erklärung zur Barrierefreiheit")

    response = trier.get("/barrierefreiheit/")

    assert (
        '<form class="form mt3" method="post" action="/rueckmeldung/" novalidate>'
        in response.content.decode()
    )
    assert response.context["form"]["kind"].value() == "barrier"


def test_every_page_links_the_form_with_its_own_address(trier):
    page = trier.get("/?utm=1&x=2").content.decode()

    assert (
        '<a href="/rueckmeldung/?seite=%2F%3Futm%3D1%26x%3D2" rel="nofollow">Fehler auf dieser Seite melden</a>'
        in page
    )


def test_the_network_has_no_office_to_write_to(everywhere):
    assert everywhere.get("/rueckmeldung/").status_code == 404
    assert "Fehler auf dieser Seite melden" not in everywhere.get("/").content.decode()
