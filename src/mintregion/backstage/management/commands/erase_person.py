"""Erases one person, for a request under DSGVO Art. 17."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from mintregion.backstage.data_subjects import erase_person


class Command(BaseCommand):
    """Erase a person everywhere."""

    help = "Erases the person with this mail address everywhere (DSGVO Art. 17). Cannot be undone."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the mail address and `--yes`."""
        parser.add_argument("email")
        parser.add_argument("--yes", action="store_true", help="Does not ask.")

    def handle(self, *args: Any, **options: Any) -> None:
        """Ask, erase, and say what was erased; fail when there is nothing."""
        if not options["yes"] and input(f"Erase {options['email']} everywhere? Type yes: ") != "yes":
            raise CommandError("Nothing was erased.")
        erased = erase_person(options["email"], by="command:erase_person")
        if not erased:
            raise CommandError("Nothing is stored about this mail address.")
        for model, count in erased.items():
            self.stdout.write(f"{model}: {count}")
