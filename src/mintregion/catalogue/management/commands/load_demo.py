"""Loads the demonstration region: `manage load_demo`."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils.translation import gettext as _

from mintregion.catalogue.demo import load_demo


class Command(BaseCommand):
    """Fill an empty installation with the Trier region; running it again changes nothing."""

    help = "Loads the demonstration region Trier with real offers from public texts and invented ones."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the number of invented offers."""
        parser.add_argument(
            "--invented", type=int, default=1000, help="number of invented offers (default 1000)"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Load and say what exists."""
        demo = load_demo(invented=options["invented"])
        message = _(
            "%(region)s: %(organisations)d organisations, %(offers)d real and %(invented)d invented offers."
        )
        self.stdout.write(
            message
            % {
                "region": demo.region.title,
                "organisations": demo.organisations,
                "offers": demo.offers,
                "invented": demo.invented,
            }
        )
