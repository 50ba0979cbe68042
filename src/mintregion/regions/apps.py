"""Django's entry for this area."""

from django.apps import AppConfig


class RegionsConfig(AppConfig):
    """Regions, districts, municipalities and places."""

    name = "mintregion.regions"
