"""Somebody who uses nothing but a keyboard and must always see where they are."""

from pathlib import Path

from playwright.sync_api import Locator, Page

from tests.portal.server import Portal

FOCUS = (Path(__file__).parent / "focus.js").read_text(encoding="utf-8")
#: More stops than any page has.
MANY = 400


class Person:
    """Walks through pages by Tab, Enter, Space and arrows; every stop must show its focus, uncovered."""

    def __init__(self, page: Page, portal: Portal) -> None:
        self.page = page
        self.portal = portal

    def opens(self, path: str) -> None:
        """Type an address of the region."""
        self.page.goto(self.portal.url(path))

    def goes_to(self, selector: str, *, key: str = "Tab") -> None:
        """Press Tab, or Shift+Tab, until the focus is on what the selector names."""
        for _step in range(MANY):
            self.page.keyboard.press(key)
            stop = self.page.evaluate(FOCUS, selector)
            assert stop["problem"] == "", f"{stop['problem']} at {stop['where']} on the way to {selector}"
            if stop["has_arrived"]:
                return
        raise AssertionError(f"no way to {selector} with {key} on {self.page.url}")

    def chooses(self, selector: str) -> None:
        """Go to a link or button and press Enter; wait for the page it leads to."""
        self.goes_to(selector)
        with self.page.expect_navigation():
            self.presses("Enter")

    def enters(self, selector: str, text: str) -> None:
        """Go to a field and type into it."""
        self.goes_to(selector)
        self.page.keyboard.type(text)

    def presses(self, key: str) -> None:
        """Press one key."""
        self.page.keyboard.press(key)

    def sees(self, selector: str) -> Locator:
        """Give what is visible under a selector."""
        return self.page.locator(selector).filter(visible=True)

    def reads(self, selector: str) -> str:
        """Wait for something to be visible and give its words."""
        found = self.sees(selector).first
        found.wait_for()
        return " ".join(found.inner_text().split())

    @property
    def address(self) -> str:
        """Path and parameters of the current page."""
        return self.page.url.removeprefix(self.portal.url(""))
