"""Writes what is stored about one person, for a request under DSGVO Art. 15 or 20."""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.core.serializers.json import DjangoJSONEncoder

from mintregion.backstage.data_subjects import export_person


class Command(BaseCommand):
    """Print a person's data as JSON."""

    help = "Prints everything stored about the person with this mail address as JSON (DSGVO Art. 15, 20)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the mail address."""
        parser.add_argument("email")

    def handle(self, *args: Any, **options: Any) -> None:
        """Print the data; fail when there is none."""
        export = export_person(options["email"])
        if not export["data"]:
            raise CommandError("Nothing is stored about this mail address.")
        self.stdout.write(json.dumps(export, cls=DjangoJSONEncoder, ensure_ascii=False, indent=2))
