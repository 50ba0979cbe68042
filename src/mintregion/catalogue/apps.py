"""Django's entry for this area."""

from django.apps import AppConfig


class CatalogueConfig(AppConfig):
    """Offers: vocabularies, search, import and export, pages, API."""

    name = "mintregion.catalogue"
