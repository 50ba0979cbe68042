"""CSV: one sheet, separated by semicolon, comma or tab."""

import csv
from collections.abc import Callable, Iterator, Sequence
from io import StringIO

from mintregion.catalogue.exchange import limits
from mintregion.catalogue.exchange.document import Row, Sheet, clean, without_empty_end
from mintregion.catalogue.exchange.findings import refusal
from mintregion.catalogue.exchange.formula import unguard

SEPARATORS = ";,\t"
HEADER_CHARACTERS = 20_000


def find_separator(text: str, is_header: Callable[[Sequence[str]], bool]) -> str:
    """Give the separator with which the first line is a header row we know, else an empty string."""
    first = _without_separator_line(text).lstrip("\r\n")[:HEADER_CHARACTERS]
    for separator in SEPARATORS:
        try:
            cells = next(csv.reader(StringIO(first, newline=""), delimiter=separator), [])
        except csv.Error:
            continue
        if is_header([clean(cell) for cell in cells]):
            return separator
    return ""


def read_delimited(text: str, separator: str) -> tuple[Sheet, ...]:
    """Read CSV; raise ImportProblem beyond a limit or when quotation marks do not match."""
    lines = _without_separator_line(text)
    skipped = 1 if lines is not text else 0
    rows = tuple(_rows(lines, separator, skipped))
    return (Sheet("", rows),)


def _rows(text: str, separator: str, skipped: int) -> Iterator[Row]:
    before = csv.field_size_limit(limits.CELL_CHARACTERS)
    reader = csv.reader(StringIO(text, newline=""), delimiter=separator, strict=True)
    number = skipped
    filled = 0
    try:
        for cells in reader:
            number += 1
            row = Row(number, without_empty_end([unguard(clean(cell)) for cell in cells]))
            _check_width(row)
            if not row.is_blank:
                filled += 1
                if filled > limits.ROWS:
                    raise refusal("too_many_rows", limit=limits.ROWS)
                yield row
    except csv.Error as wrong:
        too_long = "field larger" in str(wrong)
        raise refusal(
            "cell_too_long" if too_long else "quotes", row=number + 1, limit=limits.CELL_CHARACTERS
        ) from None
    finally:
        csv.field_size_limit(before)


def _check_width(row: Row) -> None:
    if len(row.cells) > limits.COLUMNS:
        raise refusal("too_many_columns", row=row.number, limit=limits.COLUMNS)


def _without_separator_line(text: str) -> str:
    """Skip the line `sep=;` that some programs write for Excel."""
    first, newline, rest = text.partition("\n")
    return rest if newline and first.strip().strip('"').lower().startswith("sep=") else text
