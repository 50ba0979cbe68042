"""The option --region, the same for every command."""

from collections.abc import Mapping
from typing import Any

from django.core.management.base import CommandError, CommandParser
from django.utils.translation import gettext as _

from mintregion.regions.models import Region


def add_region_argument(parser: CommandParser) -> None:
    """Take the short name of a region."""
    parser.add_argument(
        "--region", default="", metavar="NAME", help="Short name; not needed when there is only one."
    )


def region_from(options: Mapping[str, Any]) -> Region:
    """Give the region of --region, or the only one there is; raise CommandError otherwise."""
    regions = {region.slug: region for region in Region.objects.order_by("slug")}
    name = options["region"]
    if not name and len(regions) == 1:
        return next(iter(regions.values()))
    if name in regions:
        return regions[name]
    known = ", ".join(regions) or "–"
    if not name:
        raise CommandError(_("Say which region: --region NAME. There are: %(names)s") % {"names": known})
    raise CommandError(
        _("There is no region “%(name)s”. There are: %(names)s") % {"name": name, "names": known}
    )
