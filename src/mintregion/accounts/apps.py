"""Django's entry for this area."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """People who sign in."""

    name = "mintregion.accounts"
