"""Regions are remembered per process; a rolled-back test leaves no new generation that would tell."""

import pytest

from mintregion.regions.queries import forget_regions


@pytest.fixture(autouse=True)
def _nothing_remembered():
    forget_regions()
    yield
    forget_regions()
