"""The portal as it runs for people, for the tests that look at it from outside."""

from collections.abc import Iterator

import pytest

from tests.portal.server import Portal, served


@pytest.fixture(scope="session")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Portal]:
    """A server process with the demonstration region, started once."""
    with served(tmp_path_factory.mktemp("portal")) as running:
        yield running
