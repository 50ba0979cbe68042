"""What a person may demand about their data: a copy (DSGVO Art. 15, 20) and erasure (Art. 17)."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.db import models, transaction
from django.utils import timezone

from mintregion.backstage import audit, generations
from mintregion.backstage.models import Generation
from mintregion.backstage.personal_data import Declaration, Processing, Rows, declarations

FORMAT_VERSION = 1


def export_person(email: str) -> dict[str, Any]:
    """Return everything stored about the person with this mail address, ready for JSON.

    Holds purpose, legal basis, recipients and retention of each kind of data, as Art. 15 (1) demands,
    and only kinds of which there is some.
    """
    return {
        "format_version": FORMAT_VERSION,
        "email": email,
        "exported_at": timezone.now(),
        "data": [
            {
                "title": str(processing.title),
                "purpose": str(processing.purpose),
                "legal_basis": processing.legal_basis,
                "recipients": str(processing.recipients),
                "retention": str(processing.retention),
                "rows": [_export_row(row, declaration, processing) for row in rows],
            }
            for declaration, processing, rows in _found(email)
        ],
    }


@transaction.atomic
def erase_person(email: str, *, by: str) -> Mapping[str, int]:
    """Erase the person with this mail address everywhere; return the number of rows by table.

    All or nothing. The audit trail numbers the erasure and counts its rows, without the address.
    """
    found = sorted(_found(email), key=lambda item: item[1].erased_last)
    counts = {declaration.model: processing.erase(rows, by) for declaration, processing, rows in found}
    erased = {model: count for model, count in counts.items() if count}
    if erased:
        number = Generation("erasures", generations.bump("erasures"))
        audit.record("backstage.person_erased", number, by=by, after=erased)
    return erased


def _found(email: str) -> Iterator[tuple[Declaration, Processing, Rows]]:
    for declaration in declarations:
        processing = declaration.processing
        rows = processing.rows_of(email) if processing else None
        if processing is not None and rows is not None and rows.exists():
            yield declaration, processing, rows


def _export_row(row: models.Model, declaration: Declaration, processing: Processing) -> dict[str, Any]:
    """The columns about the person under the names people see."""
    shown = set(declaration.about_people()) - processing.not_exported
    columns = [column for column in row._meta.concrete_fields if column.name in shown]
    return {str(column.verbose_name): getattr(row, column.name) for column in columns}
