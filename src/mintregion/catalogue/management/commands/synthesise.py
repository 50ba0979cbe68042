"""Fills a region with invented offers: `manage synthesise --offers 200000 --seed 1`."""

from time import perf_counter
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from mintregion.catalogue.synthesis import synthesise
from mintregion.regions.models import Region


class Command(BaseCommand):
    """Add invented offers, marked as such, until there are as many as asked for."""

    help = "Adds invented offers to a region; the same seed always gives the same offers."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take number, seed and region."""
        parser.add_argument("--offers", type=int, required=True, help="how many invented offers shall exist")
        parser.add_argument("--seed", type=int, default=1, help="which series of offers (default 1)")
        parser.add_argument("--region", default="trier", help="short name of the region (default trier)")

    def handle(self, *args: Any, **options: Any) -> None:
        """Add what is missing and say how long it took."""
        region = Region.objects.filter(slug=options["region"]).first()
        if region is None:
            raise CommandError(_("There is no region %(slug)s.") % {"slug": options["region"]})
        started = perf_counter()
        added = synthesise(
            region,
            count=options["offers"],
            seed=options["seed"],
            by="command:synthesise",
            report=self._report if options["verbosity"] > 1 else lambda _done: None,
        )
        seconds = perf_counter() - started
        message = _("%(added)d offers added in %(seconds).1f s.")
        self.stdout.write(message % {"added": added, "seconds": seconds})

    def _report(self, done: int) -> None:
        self.stdout.write(f"{done} …")
