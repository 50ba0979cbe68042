"""Django's entry for this area."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    """People who sign in."""

    name = "mintregion.accounts"
    verbose_name = _("Accounts")
