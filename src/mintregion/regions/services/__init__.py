"""What happens to regions, districts and places; every change is one new generation of "regions"."""

from mintregion.regions.services.places import load_places, save_districts
from mintregion.regions.services.regions import save_page, save_region, set_districts, set_hosts
from mintregion.regions.services.rows import Loaded

__all__ = [
    "Loaded",
    "load_places",
    "save_districts",
    "save_page",
    "save_region",
    "set_districts",
    "set_hosts",
]
