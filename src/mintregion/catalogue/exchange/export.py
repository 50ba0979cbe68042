"""Writes offers as tables of the full layout, which an import reads back without a change.

Pictures do not travel in tables; all other fields do.
"""

import csv
import re
from collections.abc import Iterable, Sequence
from datetime import date
from io import BytesIO, StringIO
from typing import Any

from mintregion.catalogue.exchange import limits
from mintregion.catalogue.exchange.columns import Column, columns_for
from mintregion.catalogue.exchange.formula import guard, guard_the_guard
from mintregion.catalogue.models import Offer

XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV_TYPE = "text/csv; charset=utf-8"
LANGUAGES = ("en", "fr")
NOT_IN_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
WIDTHS = {"title": 50, "organisation": 30, "short_text": 60, "long_text": 60}
WIDTH = 18


def offers_as_csv(offers: Iterable[Offer], *, labels: bool = False) -> bytes:
    """Write CSV for German spreadsheet programs: UTF-8 with a mark, semicolons, CR LF.

    Offers need their organisation, place, links and travel districts loaded. `labels` writes German
    headings and labels instead of the API's names and keys. Text that begins like a formula is guarded.
    """
    rows = list(offers)
    columns = columns_for(_languages(rows))
    stream = StringIO(newline="")
    writer = csv.writer(stream, delimiter=";")
    writer.writerow([_heading(column, labels=labels) for column in columns])
    for offer in rows:
        writer.writerow([_as_text(column.write(offer, labels=labels)) for column in columns])
    return stream.getvalue().encode("utf-8-sig", errors="replace")


def offers_as_xlsx(offers: Iterable[Offer], *, labels: bool = False) -> bytes:
    """Write a workbook with one sheet; what it needs and writes is the same as in `offers_as_csv`.

    No cell is ever a formula: text is stored as text whatever it begins with. A text beyond the 32,767
    characters a cell can hold is cut.
    """
    # Imported here: the library takes a quarter of a second, which only those pay who write a workbook.
    from openpyxl import Workbook  # noqa: PLC0415 -- slow import
    from openpyxl.cell import WriteOnlyCell  # noqa: PLC0415 -- slow import
    from openpyxl.styles import Font  # noqa: PLC0415 -- slow import
    from openpyxl.utils import get_column_letter  # noqa: PLC0415 -- slow import

    rows = list(offers)
    columns = columns_for(_languages(rows))
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Angebote" if labels else "offers")
    sheet.freeze_panes = "A2"
    for place, column in enumerate(columns, start=1):
        sheet.column_dimensions[get_column_letter(place)].width = WIDTHS.get(column.name, WIDTH)

    def typed(value: str | date | int, **style: Any) -> Any:
        cell = WriteOnlyCell(sheet, value)
        cell.data_type = "s"
        for name, wanted in style.items():
            setattr(cell, name, wanted)
        return cell

    sheet.append([typed(_heading(column, labels=labels), font=Font(bold=True)) for column in columns])
    for offer in rows:
        values = (_for_workbook(column.write(offer, labels=labels)) for column in columns)
        # Only these two beginnings would be typed as something else than text: formulas and errors.
        sheet.append(
            [typed(value) if isinstance(value, str) and value[0] in "=#" else value for value in values]
        )
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def _languages(offers: Sequence[Offer]) -> list[str]:
    """Give the languages that get columns: English, French and every other an offer is written in."""
    others = {language for offer in offers for language in offer.translations} - set(LANGUAGES)
    return [*LANGUAGES, *sorted(others)]


def _heading(column: Column, *, labels: bool) -> str:
    return column.headings[0] if labels else column.name


def _as_text(value: str | int | date) -> str:
    if isinstance(value, str):
        return guard(value.replace("\0", ""))
    return value.isoformat() if isinstance(value, date) else str(value)


def _for_workbook(value: str | int | date) -> str | int | date | None:
    """Give a value as a cell holds it: nothing for empty text, no characters XML cannot hold."""
    if not isinstance(value, str):
        return value
    return guard_the_guard(NOT_IN_XML.sub("", value)[: limits.CELL_CHARACTERS]) or None
