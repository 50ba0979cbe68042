"""Pages fit: on a phone, with text twice as large, and with the wide spacing some people need to read."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.journeys.pages import open_page
from tests.portal.page_kinds import PAGE_KINDS, PageKind
from tests.portal.server import Portal

pytestmark = [pytest.mark.browser, pytest.mark.slow]

LAYOUT = (Path(__file__).parent / "layout.js").read_text(encoding="utf-8")
# The figures of WCAG 2.1, 1.4.12.
WIDE_SPACING = """
const sheet = new CSSStyleSheet();
sheet.replaceSync(`
  * { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
  p { margin-bottom: 2em !important }`);
document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
"""


@pytest.mark.parametrize("kind", PAGE_KINDS, ids=str)
def test_a_page_fits(kind: PageKind, page: Page, portal: Portal) -> None:
    open_page(page, kind, portal)

    found = {
        "phone": _look(page, width=320),
        "desk": _look(page, width=1280),
        "wide spacing": _look(page, WIDE_SPACING, width=320),
    }

    assert {state: problems for state, problems in found.items() if problems} == {}


def test_every_page_fits_with_text_twice_as_large(large_print: Page, portal: Portal) -> None:
    found = {}
    for kind in PAGE_KINDS:
        open_page(large_print, kind, portal)
        found[str(kind)] = large_print.evaluate(LAYOUT)

    assert large_print.evaluate("parseFloat(getComputedStyle(document.body).fontSize)") >= 32
    assert {name: problems for name, problems in found.items() if problems} == {}


@pytest.mark.parametrize("path", ["/merkliste/?ids={ids}", "/einrichtungen/"])
def test_a_table_is_a_table_on_a_phone_too(path: str, page: Page, portal: Portal) -> None:
    """There each row is drawn as a block, which once made browsers forget that it was a row."""
    page.set_viewport_size({"width": 320, "height": 900})
    page.goto(portal.url(path.format(**portal.ids)))

    tree = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")

    roles = {node["role"]["value"] for node in tree["nodes"] if "role" in node}
    assert {"table", "row", "columnheader", "rowheader", "cell"} <= roles


def test_the_look_finds_what_does_not_fit(page: Page, portal: Portal) -> None:
    page.goto(portal.url("/"))
    page.evaluate(
        """document.querySelector("main").insertAdjacentHTML("afterbegin", "<p>Wort</p><button>x</button>");
        const [word, button] = document.querySelector("main").children;
        Object.assign(word.style, { width: "1px", height: "1px", overflow: "hidden" });
        Object.assign(button.style, { width: "10px", height: "10px", padding: 0, minHeight: 0, marginLeft: "2000px" });"""
    )

    found = [problem.split(":")[0] for problem in _look(page, width=320)]

    assert found[0].startswith("the page is")
    assert {"outside", "cut off", "too small"} <= set(found)


def _look(page: Page, change: str = "", *, width: int) -> list[Any]:
    page.set_viewport_size({"width": width, "height": 900})
    if change:
        page.evaluate(f"() => {{ {change} }}")
    return page.evaluate(LAYOUT)
