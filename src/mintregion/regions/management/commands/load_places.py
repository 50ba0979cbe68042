"""Loads a file of places: `manage load_places FILE`."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from mintregion.regions.place_files import PlaceFileRefused
from mintregion.regions.services import load_places


class Command(BaseCommand):
    """Load places, or say for every wrong cell what is wrong with it."""

    help = "Loads places from a GeoNames postcode file or a CSV with a header (docs/operations.md)."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the files."""
        parser.add_argument("files", nargs="+", type=Path, metavar="FILE")

    def handle(self, *args: Any, **options: Any) -> None:
        """Load each file by itself."""
        for path in options["files"]:
            self._load(path)

    def _load(self, path: Path) -> None:
        try:
            loaded = load_places(path, by="command:load_places")
        except FileNotFoundError:
            raise CommandError(_("There is no file %(path)s.") % {"path": path})
        except PlaceFileRefused as refused:
            nothing = _("%(file)s was not loaded:") % {"file": path.name}
            raise CommandError("\n".join([nothing, *map(str, refused.errors)]))
        message = _("%(file)s: %(created)d new, %(changed)d changed, %(unchanged)d unchanged.")
        self.stdout.write(
            message
            % {
                "file": path.name,
                "created": loaded.created,
                "changed": loaded.changed,
                "unchanged": loaded.unchanged,
            }
        )
