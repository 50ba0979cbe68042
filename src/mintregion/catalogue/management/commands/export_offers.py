"""Exports a region's offers: `manage export_offers FILE --region trier`."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from mintregion.catalogue.exchange.export import offers_as_csv, offers_as_xlsx
from mintregion.catalogue.management.regions import add_region_argument, region_from
from mintregion.catalogue.models import Offer

WRITERS = {".csv": offers_as_csv, ".xlsx": offers_as_xlsx}


class Command(BaseCommand):
    """Write every offer of a region, whatever its state, as CSV or XLSX."""

    help = (
        "Exports all offers of a region in the full layout; the ending of FILE decides between CSV and XLSX."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the file, the region and the kind of headings."""
        parser.add_argument("file", type=Path, metavar="FILE")
        add_region_argument(parser)
        parser.add_argument(
            "--labels", action="store_true", help="German headings and labels instead of names and keys."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Write the file beside its name first, so that nobody ever finds half of it."""
        path: Path = options["file"]
        writer = WRITERS.get(path.suffix.lower())
        if writer is None:
            raise CommandError(_("Name the file with .csv or .xlsx at the end."))
        region = region_from(options)
        offers = (
            Offer.objects.filter(region=region)
            .select_related("organisation", "place")
            .prefetch_related("links", "travel_districts")
            .order_by("id")
        )
        content = writer(offers, labels=options["labels"])
        unfinished = path.with_name(path.name + ".part")
        try:
            unfinished.write_bytes(content)
            unfinished.replace(path)
        except OSError:
            raise CommandError(_("The file %(path)s cannot be written.") % {"path": path})
        self.stdout.write(_("%(path)s: %(count)d offers written.") % {"path": path, "count": offers.count()})
