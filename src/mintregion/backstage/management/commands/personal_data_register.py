"""Prints the record of processing activities."""

from collections.abc import Iterator
from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from mintregion.backstage.personal_data import Declaration, Processing, declarations


class Command(BaseCommand):
    """Print the record of processing activities (DSGVO Art. 30) as Markdown."""

    help = "Prints the record of processing activities (DSGVO Art. 30) as Markdown, in the language of the portal."

    def handle(self, *args: Any, **options: Any) -> None:
        """Print one table with a row per activity."""
        headings = [
            _("Activity"),
            _("Purpose"),
            _("Legal basis"),
            _("People"),
            _("Data"),
            _("Recipients"),
            _("Retention"),
            _("On erasure"),
        ]
        self._print_row(headings)
        self._print_row(["---"] * len(headings))
        for declaration, processing in _activities():
            self._print_row(
                [
                    str(processing.title),
                    str(processing.purpose),
                    processing.legal_basis,
                    str(processing.people),
                    ", ".join(declaration.labels()),
                    str(processing.recipients),
                    str(processing.retention),
                    str(processing.on_erasure),
                ]
            )

    def _print_row(self, cells: list[str]) -> None:
        escaped = (cell.replace("|", "\\|") for cell in cells)
        self.stdout.write(f"| {' | '.join(escaped)} |")


def _activities() -> Iterator[tuple[Declaration, Processing]]:
    return ((entry, entry.processing) for entry in declarations if entry.processing is not None)
