"""One browser for all journeys, and for each of them a visitor with nothing kept from before."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.journeys.person import Person
from tests.portal.page_kinds import UNKNOWN_HOST
from tests.portal.server import Portal

# Without a display, as root in a container, and a host name nobody serves that still leads here.
ARGUMENTS = ["--no-sandbox", "--disable-dev-shm-usage", f"--host-resolver-rules=MAP {UNKNOWN_HOST} 127.0.0.1"]
#: A machine that is busy with other tests needs patience, not another try.
PATIENCE_MS = 30_000


@pytest.fixture(scope="session")
def browser(chromium: Path) -> Iterator[Browser]:
    """Chromium, started once."""
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        yield running
        running.close()


@pytest.fixture
def visitor(browser: Browser) -> Iterator[BrowserContext]:
    """A browser window that has never been here."""
    context = browser.new_context(
        locale="de-DE", reduced_motion="reduce", viewport={"width": 1280, "height": 900}
    )
    context.set_default_timeout(PATIENCE_MS)
    yield context
    context.close()


@pytest.fixture
def page(visitor: BrowserContext) -> Page:
    """An empty tab of a new visitor."""
    return visitor.new_page()


@pytest.fixture
def large_print(browser: Browser, chromium: Path) -> Iterator[Page]:
    """A tab of a browser whose owner has set its text to twice the usual size."""
    large = [*ARGUMENTS, "--blink-settings=defaultFontSize=32"]
    running = browser.browser_type.launch(executable_path=chromium, args=large)
    yield running.new_page(viewport={"width": 1280, "height": 900}, locale="de-DE", reduced_motion="reduce")
    running.close()


@pytest.fixture
def person(page: Page, portal: Portal) -> Person:
    """Somebody at the portal with a keyboard and no mouse."""
    return Person(page, portal)


@pytest.fixture
def person_without_scripts(browser: Browser, portal: Portal) -> Iterator[Person]:
    """Somebody with a keyboard, no mouse, and a browser that runs no JavaScript."""
    context = browser.new_context(java_script_enabled=False, locale="de-DE")
    context.set_default_timeout(PATIENCE_MS)
    yield Person(context.new_page(), portal)
    context.close()
