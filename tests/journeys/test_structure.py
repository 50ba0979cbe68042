"""What a page says about itself to those who do not see it: title, language, headings, the way past the top."""

import pytest
from playwright.sync_api import Page

from tests.journeys.pages import open_page
from tests.journeys.person import Person
from tests.portal.page_kinds import PAGE_KINDS, PageKind
from tests.portal.server import Portal

pytestmark = [pytest.mark.browser, pytest.mark.slow]

READ = """() => ({
  language: document.documentElement.lang,
  title: document.title,
  headings: [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")]
    .filter((node) => node.checkVisibility()).map((node) => Number(node.tagName[1])),
})"""


def test_every_page_says_what_it_is(page: Page, portal: Portal) -> None:
    titles: dict[str, set[str]] = {}
    wrong = {}
    for kind in PAGE_KINDS:
        open_page(page, kind, portal)
        said = page.evaluate(READ)
        titles.setdefault(said["title"], set()).add(kind.kind)
        if problems := _problems(kind, said):
            wrong[str(kind)] = problems

    assert wrong == {}
    assert {title: kinds for title, kinds in titles.items() if len(kinds) > 1 or not title} == {}


@pytest.mark.parametrize("path", ["/", "/angebote/", "/merkliste/", "/gibt-es-nicht/"])
def test_the_first_stop_leads_past_the_top(path: str, person: Person) -> None:
    person.opens(path)

    person.goes_to("a.skip")
    person.presses("Enter")
    person.goes_to("main a, main button, main input, main [tabindex='0'], main summary")

    assert person.page.evaluate("location.hash") == "#inhalt"


def _problems(kind: PageKind, said: dict[str, object]) -> list[str]:
    language = kind.path[1:3] if kind.path.startswith(("/en", "/fr")) else "de"
    headings = said["headings"]
    steps = zip([0, *headings], headings, strict=False)
    problems = [
        (said["language"] != language, f"language {said['language']}"),
        (headings.count(1) != 1, f"{headings.count(1)} headings of the first level"),
        (any(to > before + 1 for before, to in steps), f"skipped a level of heading: {headings}"),
    ]
    return [problem for is_wrong, problem in problems if is_wrong]
