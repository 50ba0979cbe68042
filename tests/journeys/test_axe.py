"""What the accessibility checker axe finds, on every page, narrow and wide, in light, dark and forced colours."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.journeys.pages import open_page
from tests.portal.page_kinds import CATALOGUE, PAGE_KINDS, PageKind
from tests.portal.server import Portal

pytestmark = [pytest.mark.browser, pytest.mark.slow]

WIDTHS = (1440, 768, 320)
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
#: The only rules that look at colours; everything else is the same in the dark.
COLOUR_RULES = ["color-contrast", "link-in-text-block"]
RUN = """
async (options) => {
  const { violations } = await axe.run(document, { ...options, resultTypes: ["violations"] });
  return violations.map(({ id, nodes }) => [id, nodes.map(({ target, failureSummary }) => `${target}: ${failureSummary}`)]);
}
"""


@pytest.mark.parametrize("kind", PAGE_KINDS, ids=str)
def test_axe_finds_nothing(kind: PageKind, page: Page, portal: Portal, axe_script: Path) -> None:
    open_page(page, kind, portal)
    page.evaluate(axe_script.read_text(encoding="utf-8"))

    found = {
        (width, scheme): problems
        for width in WIDTHS
        for scheme in ("light", "dark")
        if (problems := _ask(page, width=width, scheme=scheme))
    }

    assert found == {}


@pytest.mark.parametrize("kind", CATALOGUE[:3], ids=str)
def test_axe_finds_nothing_in_forced_colours(
    kind: PageKind, page: Page, portal: Portal, axe_script: Path
) -> None:
    page.emulate_media(forced_colors="active")
    open_page(page, kind, portal)
    page.evaluate(axe_script.read_text(encoding="utf-8"))

    assert _ask(page, width=1440, scheme="light") == []


def test_axe_finds_what_is_wrong(page: Page, portal: Portal, axe_script: Path) -> None:
    page.goto(portal.url("/"))
    page.evaluate("document.querySelector('h1').outerHTML = '<p lang=xx>?</p><img src=x>'")
    page.evaluate(axe_script.read_text(encoding="utf-8"))

    found = {rule for rule, _nodes in _ask(page, width=1440, scheme="light")}

    assert found == {"image-alt", "page-has-heading-one", "valid-lang"}


def _ask(page: Page, *, width: int, scheme: str) -> list[Any]:
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)
    rules = {"type": "rule", "values": COLOUR_RULES} if scheme == "dark" else {"type": "tag", "values": TAGS}
    # Without "preload" axe does not fetch the style sheets once more, for rules that are not asked.
    return page.evaluate(RUN, {"runOnly": rules, "preload": False})
