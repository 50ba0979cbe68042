"""Imports a table of offers: `manage import_offers FILE --region trier`."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from mintregion.catalogue.exchange import limits
from mintregion.catalogue.exchange.apply import import_offers
from mintregion.catalogue.exchange.parsing import parse_safely
from mintregion.catalogue.exchange.plan import Plan, make_plan
from mintregion.catalogue.exchange.report import say_plan
from mintregion.catalogue.exchange.rows import Parsed
from mintregion.catalogue.management.regions import add_region_argument, region_from
from mintregion.regions.models import Region

BY = "command:import_offers"


class Command(BaseCommand):
    """Import all offers of a file or none, and say what happened."""

    help = "Imports offers from XLSX, CSV or text with pasted tables; all of a file or nothing."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the file, the region and what to do."""
        parser.add_argument("file", type=Path, metavar="FILE")
        add_region_argument(parser)
        parser.add_argument("--dry-run", action="store_true", help="Say what would happen; save nothing.")
        parser.add_argument("--publish", action="store_true", help="Publish every offer that says enough.")
        parser.add_argument("--sheet", default="", metavar="NAME", help="Read only this sheet of a workbook.")

    def handle(self, *args: Any, **options: Any) -> None:
        """Read, compare, save; raise CommandError with the report when the file has problems."""
        path: Path = options["file"]
        region = region_from(options)
        plan = self._plan(parse_safely(_read(path), options["sheet"]), region, options)
        report = say_plan(plan, name=path.name, is_dry_run=options["dry_run"])
        if plan.problems:
            raise CommandError(report)
        self.stdout.write(report)

    def _plan(self, parsed: Parsed, region: Region, options: dict[str, Any]) -> Plan:
        if options["dry_run"]:
            return make_plan(parsed, region=region, publish=options["publish"])
        return import_offers(parsed, region=region, by=BY, publish=options["publish"])


def _read(path: Path) -> bytes:
    """Read a file, but never more than one byte beyond the limit."""
    try:
        with path.open("rb") as stream:
            return stream.read(limits.FILE_BYTES + 1)
    except OSError:
        raise CommandError(_("There is no readable file %(path)s.") % {"path": path})
