"""Django's entry for this area."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CatalogueConfig(AppConfig):
    """Offers: vocabularies, search, import and export, pages, API."""

    name = "mintregion.catalogue"
    verbose_name = _("offers")
