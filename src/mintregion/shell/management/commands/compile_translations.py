"""Write the .mo files Django reads; start.py calls this whenever a .po file changed."""

from typing import Any

from django.core.management.base import BaseCommand

from mintregion.shell import message_catalogues


class Command(BaseCommand):
    """Compile the translations of every area."""

    help = "Compile the translations that changed."
    requires_system_checks: list[str] = []

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Compile and say how many files were written."""
        written = message_catalogues.compile_outdated(message_catalogues.all_catalogues())
        self.stdout.write(f"{written} translation files compiled.")
