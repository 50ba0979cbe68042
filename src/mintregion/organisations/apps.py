"""Django's entry for this area."""

from django.apps import AppConfig


class OrganisationsConfig(AppConfig):
    """Institutions of a region: schools, Kitas, firms, universities, and how they hang together."""

    name = "mintregion.organisations"
