"""XLSX, read as a stream: never a whole sheet as objects, never what the file says about its own size.

openpyxl reads the same in five times the time, which a limit of ten seconds does not leave
(docs/decisions/0015-exchange.md); it still writes our exports.
"""

import posixpath
import re
from collections.abc import Iterator
from io import BytesIO
from zipfile import ZipFile

from mintregion.catalogue.exchange import limits
from mintregion.catalogue.exchange.document import Row, Sheet, clean
from mintregion.catalogue.exchange.findings import ImportProblem, refusal
from mintregion.catalogue.exchange.formats.sheet_parts import (
    EPOCH,
    EPOCH_1904,
    SharedTexts,
    SheetCells,
    number_writer,
)
from mintregion.catalogue.exchange.formats.xml_parts import Attributes, Elements, Target, feed
from mintregion.catalogue.exchange.formula import unguard

ENCRYPTED = 0x1
MACRO_TYPE = b"macroEnabled"
BUILT_IN_DATES = frozenset({*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)})
# What is left of a number format without its literal text must name day, month, year or time.
LITERAL = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')
DATE_LETTERS = re.compile(r"[dmyhs]", re.IGNORECASE)


def read_workbook(content: bytes) -> tuple[Sheet, ...]:
    """Read every sheet with its stored values; raise ImportProblem when it is damaged or beyond a limit."""
    try:
        with ZipFile(BytesIO(content)) as archive:
            _check(archive)
            return tuple(_Workbook(archive).sheets())
    except (ImportProblem, MemoryError):
        raise
    except Exception:  # noqa: BLE001 -- a broken archive makes zipfile, zlib and expat raise whatever comes to them
        raise refusal("damaged") from None


def _check(archive: ZipFile) -> None:
    """Add up the sizes before anything is unpacked."""
    entries = archive.infolist()
    if len(entries) > limits.ARCHIVE_ENTRIES:
        raise refusal("too_many_entries", limit=limits.ARCHIVE_ENTRIES)
    if sum(entry.file_size for entry in entries) > limits.UNPACKED_BYTES:
        raise refusal("unpacked_too_large", limit=limits.UNPACKED_BYTES // limits.MEGABYTE)
    if any(entry.flag_bits & ENCRYPTED for entry in entries):
        raise refusal("encrypted")
    if MACRO_TYPE in archive.read("[Content_Types].xml"):
        raise refusal("macros")


class _Workbook:
    """The parts of one archive."""

    def __init__(self, archive: ZipFile) -> None:
        self._archive = archive
        self._path = self._find_workbook()
        self._relations = self._read_relations(self._path)
        self._names: list[tuple[str, str]] = []
        self._epoch = EPOCH
        self._read(self._path, Elements(sheet=self._add_sheet, workbookPr=self._set_epoch))

    def sheets(self) -> Iterator[Sheet]:
        """Give every sheet; charts and other parts without cells are empty."""
        if len(self._names) > limits.SHEETS:
            raise refusal("too_many_sheets", limit=limits.SHEETS)
        texts = SharedTexts()
        if path := self._related("/sharedStrings"):
            self._read(path, texts)
        say_number = number_writer(self._date_styles(), self._epoch)
        left = limits.ROWS
        for name, path in self._names:
            cells = SheetCells(texts.texts, say_number)
            rows = tuple(self._rows(path, cells, name, left))
            left -= len(rows)
            yield Sheet(name, rows)

    def _rows(self, path: str, cells: SheetCells, sheet: str, left: int) -> Iterator[Row]:
        with self._archive.open(path) as stream:
            for _ in feed(stream, cells):
                for number, filled in cells.rows:
                    left -= 1
                    if left < 0:
                        raise refusal("too_many_rows", limit=limits.ROWS)
                    yield _row(sheet, number, filled)
                cells.rows.clear()

    def _find_workbook(self) -> str:
        for path, kind in self._read_relations("").values():
            if kind.endswith("/officeDocument"):
                return path
        raise refusal("damaged")

    def _read_relations(self, part: str) -> dict[str, tuple[str, str]]:
        """Read where a part's relations lead: path and type by id."""
        folder, name = posixpath.split(part)
        found: dict[str, tuple[str, str]] = {}

        def add(attributes: Attributes) -> None:
            target = attributes.get("Target", "")
            path = (
                target.lstrip("/")
                if target.startswith("/")
                else posixpath.normpath(posixpath.join(folder, target))
            )
            found[attributes.get("Id", "")] = (path, attributes.get("Type", ""))

        self._read(posixpath.join(folder, "_rels", f"{name}.rels"), Elements(Relationship=add))
        return found

    def _related(self, kind: str) -> str:
        return next((path for path, type_ in self._relations.values() if type_.endswith(kind)), "")

    def _add_sheet(self, attributes: Attributes) -> None:
        path, kind = self._relations[attributes["id"]]
        if kind.endswith("/worksheet"):
            self._names.append((clean(attributes.get("name", "")), path))

    def _set_epoch(self, attributes: Attributes) -> None:
        if attributes.get("date1904") in ("1", "true"):
            self._epoch = EPOCH_1904

    def _date_styles(self) -> dict[str, bool]:
        """Tell for each cell style whether it shows a number as a date."""
        formats: dict[str, bool] = {}
        styles: list[bool] = []
        inside = {"cellXfs": False}

        def add_format(attributes: Attributes) -> None:
            code = LITERAL.sub("", attributes.get("formatCode", ""))
            formats[attributes.get("numFmtId", "")] = DATE_LETTERS.search(code) is not None

        def add_style(attributes: Attributes) -> None:
            if inside["cellXfs"]:
                number = attributes.get("numFmtId", "0")
                styles.append(formats.get(number, number.isdigit() and int(number) in BUILT_IN_DATES))

        def enter(_: Attributes) -> None:
            inside["cellXfs"] = True

        def leave(_: Attributes) -> None:
            inside["cellXfs"] = False

        if path := self._related("/styles"):
            self._read(
                path,
                Elements(
                    numFmt=add_format, xf=add_style, cellXfs=enter, cellStyles=leave, cellStyleXfs=leave
                ),
            )
        return {str(place): is_date for place, is_date in enumerate(styles)}

    def _read(self, path: str, target: Target) -> None:
        with self._archive.open(path) as stream:
            for _ in feed(stream, target):
                pass


def _row(sheet: str, number: int, filled: dict[int, str]) -> Row:
    """Put cells in their places; refuse a row that is too wide or a cell that is too long."""
    width = max(filled) + 1
    if width > limits.COLUMNS:
        raise refusal("too_many_columns", sheet=sheet, row=number, limit=limits.COLUMNS)
    if max(map(len, filled.values())) > limits.CELL_CHARACTERS:
        raise refusal("cell_too_long", sheet=sheet, row=number, limit=limits.CELL_CHARACTERS)
    return Row(number, tuple([unguard(filled[place]) if place in filled else "" for place in range(width)]))
