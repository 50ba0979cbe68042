"""Django's entry for this area."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RegionsConfig(AppConfig):
    """Regions, districts, municipalities and places."""

    name = "mintregion.regions"
    verbose_name = _("regions")
