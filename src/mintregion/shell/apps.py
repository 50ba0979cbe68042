"""Django's entry for this area; finds what the other areas contribute."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class ShellConfig(AppConfig):
    """The page frame, its components, and the registries that areas fill."""

    name = "mintregion.shell"

    def ready(self) -> None:
        """Load `contributions.py` of every area, so that all registries are filled."""
        autodiscover_modules("contributions")
