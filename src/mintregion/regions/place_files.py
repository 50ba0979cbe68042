"""Reads files of places: GeoNames postcodes, and tables with a header in German or English."""

import csv
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from pathlib import Path

from django.utils.translation import gettext as _

from mintregion.regions.models import MICRO

#: Columns of https://download.geonames.org/export/zip/ (readme.txt); the file has no header.
GEONAMES = (
    "country",
    "postcode",
    "name",
    "state",
    "state_code",
    "admin2",
    "admin2_code",
    "district_name",
    "district_key",
    "latitude",
    "longitude",
    "accuracy",
)
ALIASES = {
    "plz": "postcode",
    "ort": "name",
    "kreis_ags": "district_key",
    "kreis": "district_name",
    "lat": "latitude",
    "lon": "longitude",
    "ags": "municipality_key",
    "land": "country",
}
NEEDED = ("name", "postcode", "latitude", "longitude")
DISTRICT_KEY = re.compile(r"\d{5}")
MUNICIPALITY_KEY = re.compile(r"\d{8}")
POSTCODE = re.compile(r"[0-9A-Z]{2}[0-9A-Z -]{1,8}")
GERMAN_POSTCODE = re.compile(r"\d{5}")
MOST_ERRORS_TOLD = 50


@dataclass(frozen=True, slots=True)
class RowError:
    """What is wrong with one cell; rows are counted as a spreadsheet does, from 1."""

    row: int
    column: str
    message: str

    def __str__(self) -> str:
        return _("Row %(row)d, column “%(column)s”: %(message)s") % {
            "row": self.row,
            "column": self.column,
            "message": self.message,
        }


class PlaceFileRefused(Exception):
    """A file has mistakes; nothing of it was loaded."""

    def __init__(self, errors: list[RowError]) -> None:
        super().__init__("\n".join(str(error) for error in errors))
        self.errors = errors


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """One line: a place with its postcodes; keys stay text, the point is in micro-degrees."""

    name: str
    postcodes: tuple[str, ...]
    country: str
    district_key: str
    district_name: str
    municipality_key: str
    latitude_e6: int
    longitude_e6: int


@dataclass
class _Sheet:
    """The cells of a file with the names under which the file gives them."""

    headings: Mapping[str, str]
    rows: Iterable[tuple[int, dict[str, str]]]
    errors: list[RowError] = field(default_factory=list)

    def complain(self, row: int, column: str, message: str) -> None:
        self.errors.append(RowError(row, self.headings.get(column, column), message))


def read_places(path: Path) -> list[PlaceRow]:
    """Read all rows of a file; raise PlaceFileRefused with every mistake found (at most 50)."""
    sheet = _open(path)
    missing = [column for column in NEEDED if column not in sheet.headings]
    if missing:
        raise PlaceFileRefused([RowError(1, column, _("This column is missing.")) for column in missing])
    rows = [row for number, cells in sheet.rows if (row := _read_row(sheet, number, cells)) is not None]
    if sheet.errors:
        raise PlaceFileRefused(sheet.errors[:MOST_ERRORS_TOLD])
    return rows


def _open(path: Path) -> _Sheet:
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except UnicodeDecodeError as error:
        row = path.read_bytes()[: error.start].count(b"\n") + 1
        message = _("The file is not in the encoding UTF-8. Please save it as “CSV UTF-8”.")
        raise PlaceFileRefused([RowError(row, "–", message)]) from error
    if not lines:
        raise PlaceFileRefused([RowError(1, "–", _("The file is empty."))])
    if lines[0].count("\t") == len(GEONAMES) - 1:
        table = csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        return _Sheet({name: name for name in GEONAMES}, _cells(table, GEONAMES, first_row=1))
    table = csv.reader(lines, delimiter=max(",;\t", key=lines[0].count))
    written = [heading.strip() for heading in next(table)]
    names = tuple(ALIASES.get(heading.lower(), heading.lower()) for heading in written)
    return _Sheet(dict(zip(names, written, strict=True)), _cells(table, names, first_row=2))


def _cells(
    table: Iterable[list[str]], names: tuple[str, ...], *, first_row: int
) -> Iterator[tuple[int, dict[str, str]]]:
    for number, cells in enumerate(table, first_row):
        if any(cell.strip() for cell in cells):
            padded = [*cells, *[""] * len(names)]
            yield number, {name: cell.strip() for name, cell in zip(names, padded, strict=False)}


def _read_row(sheet: _Sheet, number: int, cells: dict[str, str]) -> PlaceRow | None:
    def complain(column: str, message: str) -> None:
        sheet.complain(number, column, message)

    before = len(sheet.errors)
    country = cells.get("country", "").upper() or "DE"
    if not cells["name"]:
        complain("name", _("The name is missing."))
    postcodes = _postcodes(cells["postcode"], country, complain)
    latitude = _micro_degrees(cells["latitude"], 90, "latitude", complain)
    longitude = _micro_degrees(cells["longitude"], 180, "longitude", complain)
    district_key = _district_key(cells.get("district_key", ""), country, complain)
    municipality_key = _municipality_key(cells.get("municipality_key", ""), complain)
    if len(sheet.errors) > before:
        return None
    return PlaceRow(
        name=cells["name"],
        postcodes=postcodes,
        country=country,
        district_key=district_key or municipality_key[:5],
        district_name=cells.get("district_name", ""),
        municipality_key=municipality_key,
        latitude_e6=latitude,
        longitude_e6=longitude,
    )


Complain = Callable[[str, str], None]


def _postcodes(text: str, country: str, complain: Complain) -> tuple[str, ...]:
    postcodes = tuple(part.strip() for part in text.split("|") if part.strip())
    if not postcodes:
        complain("postcode", _("The postcode is missing."))
    form = GERMAN_POSTCODE if country == "DE" else POSTCODE
    for postcode in postcodes:
        if not form.fullmatch(postcode):
            complain("postcode", _not_digits(postcode, 5))
    return postcodes


def _district_key(text: str, country: str, complain: Complain) -> str:
    """Keys of other countries mean something else there and are left out."""
    if country != "DE" or not text:
        return ""
    if not DISTRICT_KEY.fullmatch(text):
        complain("district_key", _not_digits(text, 5))
    return text


def _municipality_key(text: str, complain: Complain) -> str:
    if text and not MUNICIPALITY_KEY.fullmatch(text):
        complain("municipality_key", _not_digits(text, 8))
    return text


def _not_digits(text: str, length: int) -> str:
    if text.isdigit() and len(text) == length - 1:
        return _("“%(text)s” has lost its leading zero. Please format the column as text.") % {"text": text}
    return _("“%(text)s” does not have %(length)d digits.") % {"text": text, "length": length}


def _micro_degrees(text: str, limit: int, column: str, complain: Complain) -> int:
    """Whole micro-degrees of a number written with a point or a comma."""
    try:
        degrees = Decimal(text.replace(",", "."))
    except InvalidOperation:
        degrees = Decimal("NaN")
    if degrees.is_nan() or abs(degrees) > limit:
        message = _("“%(text)s” is not a number of degrees between −%(limit)d and %(limit)d.")
        complain(column, message % {"text": text, "limit": limit})
        return 0
    return round(degrees * MICRO)
