"""Django's entry for this area."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    """Start page, pages of a region, the network of regions."""

    name = "mintregion.portal"
