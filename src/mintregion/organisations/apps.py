"""Django's entry for this area."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OrganisationsConfig(AppConfig):
    """Institutions of a region: schools, Kitas, firms, universities, and how they hang together."""

    name = "mintregion.organisations"
    verbose_name = _("organisations")
