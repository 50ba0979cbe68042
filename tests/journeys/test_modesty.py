"""A page asks nobody else, keeps nothing, breaks no rule of its own policy, and is light."""

import pytest
from playwright.sync_api import BrowserContext, Page

from tests.journeys.pages import open_page
from tests.journeys.witness import Witness, kept_by
from tests.portal.page_kinds import PAGE_KINDS, PageKind
from tests.portal.server import Portal

pytestmark = [pytest.mark.browser, pytest.mark.slow]

#: Everything that comes over the line on the first visit, in bytes (issue 2, section 5).
MOST_BYTES = 300_000


@pytest.mark.parametrize("kind", PAGE_KINDS, ids=str)
def test_a_page_asks_nobody_else_and_keeps_nothing(
    kind: PageKind, visitor: BrowserContext, page: Page, portal: Portal
) -> None:
    witness = Witness(page, port=portal.port)

    open_page(page, kind, portal)
    page.wait_for_load_state("networkidle")

    assert witness.notes == []
    assert kept_by(visitor, page) == {}


@pytest.mark.parametrize("path", ["/", "/angebote/", "/angebote/?q=Chemie&near=54290"])
def test_a_first_visit_is_light(path: str, page: Page, portal: Portal) -> None:
    sizes: list[float] = []
    network = page.context.new_cdp_session(page)
    network.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    network.send("Network.enable")

    page.goto(portal.url(path), wait_until="networkidle")

    assert len(sizes) > 3
    assert sum(sizes) <= MOST_BYTES


def test_the_witness_sees_what_is_wrong(page: Page, portal: Portal) -> None:
    witness = Witness(page, port=portal.port)
    page.goto(portal.url("/"))

    with page.expect_console_message(lambda message: message.text.startswith("policy img-src")):
        page.evaluate(
            "document.body.insertAdjacentHTML('beforeend', '<p style=color:red>x</p><img src=//x.test/>')"
        )
    page.evaluate("async () => { await fetch('/gibt-es-nicht.json') }")

    assert {note.split(" http")[0] for note in witness.notes} >= {
        "console: policy style-src-attr inline",
        "console: policy img-src",
        "404:",
    }
