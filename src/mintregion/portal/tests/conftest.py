"""Visitors of the region's host and of the host of the network."""

import pytest
from django.test import Client

from mintregion.regions.tests.factories import RegionFactory, RegionHostFactory


@pytest.fixture
def neighbour(region):
    """A second region, so that a host of neither is the host of the network."""
    eifel = RegionFactory(slug="eifel", name="Eifel", title="MINT-Region Eifel")
    RegionHostFactory(region=eifel, host="eifel.localhost", is_primary=True)
    return eifel


@pytest.fixture
def trier(region):
    """Somebody who visits Trier."""
    return Client(headers={"host": "trier.localhost:8000"})


@pytest.fixture
def everywhere(neighbour):
    """Somebody who visits the host of the network."""
    return Client(headers={"host": "mint.localhost:8000"})
