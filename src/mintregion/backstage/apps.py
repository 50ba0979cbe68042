"""Django's entry for this area; finds what the areas declare about personal data."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _


class BackstageConfig(AppConfig):
    """Work behind every page: audit trail, versions of shared data, limited child processes, background chores."""

    name = "mintregion.backstage"
    verbose_name = _("Behind the scenes")

    def ready(self) -> None:
        """Load `personal_data.py` of every area, so that the register is complete."""
        autodiscover_modules("personal_data")
