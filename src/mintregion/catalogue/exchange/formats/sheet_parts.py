"""The cells of a sheet and the shared texts of a workbook, taken out of their XML as it streams by."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from functools import lru_cache

from mintregion.catalogue.exchange import limits
from mintregion.catalogue.exchange.document import clean
from mintregion.catalogue.exchange.findings import refusal
from mintregion.catalogue.exchange.formats.xml_parts import Attributes, local

COLUMN = re.compile(r"[A-Z]{1,3}")
VALUES = frozenset({"v", "t"})
BESIDE_VALUES = frozenset({"f", "rPh"})
EXCEL_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
EPOCH = datetime(1899, 12, 30)  # noqa: DTZ001 -- spreadsheets know no zones
EPOCH_1904 = datetime(1904, 1, 1)  # noqa: DTZ001 -- as above
LAST_DAY = 2_958_465  # 31 December 9999


class SharedTexts:
    """Collects the table of shared texts; phonetic readings beside a text are no part of it."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self._pieces: list[str] = []
        self._is_text = False
        self._is_reading = False

    def start(self, tag: str, attributes: Attributes) -> None:
        """Begin a text, a piece of one or a phonetic reading."""
        name = local(tag)
        if name == "si":
            self._pieces = []
        elif name == "rPh":
            self._is_reading = True
        self._is_text = name == "t" and not self._is_reading

    def data(self, text: str) -> None:
        """Keep a piece of text."""
        if self._is_text:
            self._pieces.append(text)

    def end(self, tag: str) -> None:
        """End a text."""
        name = local(tag)
        self._is_text = False
        if name == "si":
            self.texts.append(unescaped("".join(self._pieces)))
        elif name == "rPh":
            self._is_reading = False


class SheetCells:
    """Collects filled rows as `(number, {column: text})`; columns count from 0.

    Rows and cells may leave out where they stand: then they follow the one before.
    """

    def __init__(self, texts: Sequence[str], say_number: Callable[[str, str], str]) -> None:
        self.rows: list[tuple[int, dict[int, str]]] = []
        self._texts = texts
        self._say_number = say_number
        self._row = 0
        self._column = -1
        self._cells: dict[int, str] = {}
        self._kind = ""
        self._style = ""
        self._value = ""
        self._is_value = False

    def start(self, tag: str, attributes: Attributes) -> None:
        """Begin a row, a cell or the value of one."""
        name = local(tag) if ":" in tag else tag
        if name == "c":
            self._begin_cell(attributes)
        elif name in VALUES:
            self._is_value = True
        elif name == "row":
            self._begin_row(attributes.get("r", ""))
        elif name in BESIDE_VALUES:
            self._is_value = False

    def data(self, text: str) -> None:
        """Keep a piece of a value."""
        if self._is_value:
            self._value += text

    def end(self, tag: str) -> None:
        """End a value, a cell or a row."""
        name = local(tag) if ":" in tag else tag
        if name in VALUES:
            self._is_value = False
        elif name == "c":
            if self._value and (text := self._text(self._value)):
                self._cells[self._column] = text
        elif name == "row" and self._cells:
            self.rows.append((self._row, self._cells))
            self._cells = {}

    def _begin_row(self, number: str) -> None:
        self._row = int(number) if number else self._row + 1
        self._column = -1
        self._cells = {}
        if not 1 <= self._row <= limits.SHEET_ROWS:
            raise refusal("damaged")

    def _begin_cell(self, attributes: Attributes) -> None:
        letters = attributes.get("r", "").rstrip("0123456789")
        self._column = column_number(letters) if letters else self._column + 1
        self._kind = attributes.get("t", "n")
        self._style = attributes.get("s", "0")
        self._value = ""

    def _text(self, value: str) -> str:
        """Write a cell's value as people would type it."""
        if self._kind == "inlineStr":
            return unescaped(value)
        if self._kind == "s":
            place = int(value)
            return self._texts[place] if 0 <= place < len(self._texts) else ""
        if self._kind == "n":
            return self._say_number(value, self._style)
        if self._kind == "b":
            return "ja" if value.strip() == "1" else "nein"
        return unescaped(value)


@lru_cache(maxsize=1000)
def column_number(letters: str) -> int:
    """Give the place of a column from 0: A is 0, XFD is 16383; raise ImportProblem when it is no column."""
    if not COLUMN.fullmatch(letters):
        raise refusal("damaged")
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


def unescaped(text: str) -> str:
    """Undo Excel's escape for characters XML cannot hold: `_x000D_` is a carriage return."""
    if "_x" in text:
        text = EXCEL_ESCAPE.sub(lambda match: chr(int(match.group(1), 16)), text)
    return clean(text)


def number_writer(date_styles: Mapping[str, bool], epoch: datetime) -> Callable[[str, str], str]:
    """Give the function that writes a stored number: as a date where its style says so, 12.0 as "12"."""

    def say(value: str, style: str) -> str:
        number = float(value)
        if date_styles.get(style) and 0 <= number <= LAST_DAY:
            return _day(number, epoch)
        return str(int(number)) if number.is_integer() and abs(number) < 1e15 else repr(number)

    return say


def _day(number: float, epoch: datetime) -> str:
    moment = epoch + timedelta(seconds=round(number * 86_400))
    if number < 1:
        return moment.time().isoformat()
    said: date | datetime = moment.date() if moment.time() == time() else moment
    return said.isoformat()
