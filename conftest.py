"""What every test can ask for: the tools of this machine, and read-only material that lies beside a checkout."""

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import django
import hypothesis
import pytest
from django.utils import translation

ROOT = Path(__file__).resolve().parent
TEST_TOOLS = ROOT / "build" / "test-tools" / "node_modules"
TEST_DATA = tempfile.TemporaryDirectory(prefix="mintregion-test-")
# WhiteNoise warns when there is no folder of collected files, and warnings are errors here.
(Path(TEST_DATA.name) / "static").mkdir()

# Before any model is imported; pytest-django finds Django ready.
os.environ["DJANGO_SETTINGS_MODULE"] = "mintregion.config.settings"
os.environ["MINTREGION_MODE"] = "test"
os.environ["MINTREGION_DATA"] = TEST_DATA.name
# Playwright's synchronous interface keeps an event loop in the test's own thread.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
django.setup()

# The same examples on every run, and no failure because a machine is busy.
hypothesis.settings.register_profile("steady", derandomize=True, deadline=None)
hypothesis.settings.load_profile("steady")


def pytest_unconfigure() -> None:
    TEST_DATA.cleanup()


@pytest.fixture(scope="session")
def repository() -> Path:
    """The root of the checkout."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of texts, tables and standards beside the checkout; a stranger's clone has none."""
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        pytest.skip("needs ../shared")
    return folder


@pytest.fixture(scope="session")
def chromium() -> Path:
    """The browser for journeys, MINTREGION_CHROMIUM or the one on the path."""
    names = [os.environ.get("MINTREGION_CHROMIUM"), "chromium", "chromium-browser", "google-chrome"]
    for name in filter(None, names):
        found = shutil.which(name)
        if found:
            return Path(found)
    if os.environ.get("MINTREGION_REQUIRE_BROWSER") == "1":
        pytest.fail("MINTREGION_REQUIRE_BROWSER=1, but there is no Chromium")
    pytest.skip("needs Chromium")


@pytest.fixture(scope="session")
def test_tools() -> Path:
    """The node_modules folder of tests/outside/package.json, installed by `start.py test`."""
    if not TEST_TOOLS.is_dir():
        pytest.skip("needs the npm packages of tests/outside; `start.py test` installs them")
    return TEST_TOOLS


@pytest.fixture(scope="session")
def axe_script(test_tools: Path) -> Path:
    """The accessibility checker that is put into pages."""
    return test_tools / "axe-core" / "axe.min.js"


@pytest.fixture(scope="session")
def node() -> Path:
    """A Node.js interpreter, MINTREGION_NODE or the one on the path."""
    return _program(os.environ.get("MINTREGION_NODE") or "node", "Node.js")


@pytest.fixture(scope="session")
def java() -> Path:
    """A Java runtime, for the HTML checker."""
    return _program("java", "Java")


@pytest.fixture(scope="session")
def xmllint() -> Path:
    """The XML schema checker of libxml2."""
    return _program("xmllint", "xmllint")


def _program(name: str, title: str) -> Path:
    found = shutil.which(name)
    if found is None:
        pytest.skip(f"needs {title}")
    return Path(found)


@pytest.fixture(autouse=True)
def own_index(tmp_path: Path, settings: Any) -> Iterator[None]:
    """An index directory for each test, and nothing that a process keeps in memory between requests."""
    settings.SEARCH_DIRECTORY = tmp_path / "search"
    translation.activate(settings.LANGUAGE_CODE)
    _forget()
    yield
    _forget()


def _forget() -> None:
    """Only modules that are loaded can hold anything."""
    for name, forget in (
        ("mintregion.catalogue.index.live", "forget"),
        ("mintregion.catalogue.cards", "forget"),
        ("mintregion.catalogue.kept_results", "forget"),
        ("mintregion.catalogue.api.kept", "forget"),
        ("mintregion.shell.templatetags.keeping", "forget"),
        ("mintregion.catalogue.ground", "forget"),
        ("mintregion.regions.queries", "forget_regions"),
    ):
        if module := sys.modules.get(name):
            getattr(module, forget)()


@pytest.fixture
def region(db: None) -> Any:
    """The region Trier under trier.localhost."""
    from mintregion.regions.tests.factories import RegionFactory, RegionHostFactory  # noqa: PLC0415 -- as above

    trier = RegionFactory(slug="trier", name="Trier", title="MINT-Region Trier")
    RegionHostFactory(region=trier, host="trier.localhost", is_primary=True)
    return trier
