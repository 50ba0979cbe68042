"""Opens a page in the state its kind asks for."""

from playwright.sync_api import Page

from tests.portal.page_kinds import PageKind
from tests.portal.server import Portal


def open_page(page: Page, kind: PageKind, portal: Portal) -> None:
    """Go there, send the form if the kind says so, and make sure that this is the page meant."""
    answer = page.goto(kind.url(portal))
    if kind.sends:
        page.fill("[name=email]", "keine Adresse")
        with page.expect_response(lambda response: response.request.method == "POST") as sent:
            page.click("form[method=post] [type=submit]")
        answer = sent.value
    assert answer is not None
    assert answer.status == kind.status
