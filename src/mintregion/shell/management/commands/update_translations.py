"""Bring the .po files in line with the texts in the source, or say what is missing."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from mintregion.shell import message_catalogues


class Command(BaseCommand):
    """Collect the translatable texts of every area."""

    help = "Write new texts into the .po files, or check with --check that all are translated."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the areas to look at and the wish to only check."""
        parser.add_argument("areas", nargs="*", help="names of areas; without any: all")
        parser.add_argument(
            "--check", action="store_true", help="change nothing, fail when something is missing"
        )

    def handle(self, *_args: Any, areas: list[str], check: bool, **_options: Any) -> None:
        """Update or check each catalogue."""
        faults: list[str] = []
        for catalogue in message_catalogues.all_catalogues():
            if areas and catalogue.area.name not in areas:
                continue
            found = message_catalogues.extract(catalogue.area)
            if not check:
                message_catalogues.update(catalogue, found)
            faults += message_catalogues.problems(catalogue, found)
        for fault in faults:
            self.stdout.write(fault)
        if check and faults:
            raise CommandError(f"{len(faults)} texts need a translator.")
