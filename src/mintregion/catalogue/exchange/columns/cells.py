"""The kinds of cells there are; for each, reading what was written gives the same value again."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Protocol
from urllib.parse import urlsplit

from mintregion.catalogue.exchange.document import one_line
from mintregion.catalogue.exchange.rows import Value
from mintregion.catalogue.exchange.words.nearest import folded, suggestion
from mintregion.catalogue.exchange.words.numbers import REMEMBERED, spaced
from mintregion.catalogue.vocabulary import scheme

BETWEEN_ITEMS = re.compile(r"[;|\n]")
YES = frozenset({"ja", "j", "yes", "y", "true", "wahr", "1", "x", "oui"})
NO = frozenset({"", "nein", "n", "no", "false", "falsch", "0", "non"})
MICRO = 1_000_000


class CellProblem(Exception):
    """A cell that cannot be read; `code` and `values` become a finding."""

    def __init__(self, code: str, **values: str) -> None:
        super().__init__(code)
        self.code = code
        self.values = values


class Cell(Protocol):
    """Reads text of a cell to a value, and writes a value as text, number or date.

    `labels` chooses German labels instead of keys.
    """

    def read(self, text: str) -> Value:
        """Read a cell; raise CellProblem when it holds something else."""

    def write(self, value: object, *, labels: bool) -> str | int | date:
        """Write a value."""


@dataclass(frozen=True, slots=True)
class Line:
    """Text on one line."""

    def read(self, text: str) -> Value:
        """Give the text on one line."""
        return one_line(text)

    def write(self, value: object, *, labels: bool) -> str:
        """Give the text."""
        return str(value)


@dataclass(frozen=True, slots=True)
class Paragraphs:
    """Text with line breaks."""

    def read(self, text: str) -> Value:
        """Give the text."""
        return text

    def write(self, value: object, *, labels: bool) -> str:
        """Give the text with line feeds only."""
        return str(value).replace("\r\n", "\n")


@dataclass(frozen=True, slots=True)
class Whole:
    """A whole number between limits, or nothing."""

    least: int
    most: int

    def read(self, text: str) -> Value:
        """Read "12", "12,0" or nothing."""
        if not text:
            return None
        match = re.fullmatch(r"(\d{1,9})(?:[.,]0+)?", text.strip())
        if not match or not self.least <= int(match[1]) <= self.most:
            raise CellProblem("not_a_number", text=text, least=str(self.least), most=str(self.most))
        return int(match[1])

    def write(self, value: object, *, labels: bool) -> str | int:
        """Give the number, or an empty cell."""
        return value if isinstance(value, int) else ""


@dataclass(frozen=True, slots=True)
class SchoolYear:
    """The year in which a school year begins: "2026" or "2026/27"."""

    def read(self, text: str) -> Value:
        """Read the year."""
        match = re.fullmatch(r"(20\d\d)(?:\s*/\s*(?:20)?\d\d)?(?:\.0)?", text.strip())
        if text and not match:
            raise CellProblem("not_a_school_year", text=text)
        return int(match[1]) if match else None

    def write(self, value: object, *, labels: bool) -> str:
        """Write both years, which no spreadsheet takes for a number."""
        return f"{value}/{(value + 1) % 100:02d}" if isinstance(value, int) else ""


@dataclass(frozen=True, slots=True)
class YesNo:
    """Yes or no."""

    def read(self, text: str) -> Value:
        """Read "ja", "x", "nein", nothing and the like."""
        word = text.strip().casefold()
        if word not in YES | NO:
            raise CellProblem("not_yes_or_no", text=text)
        return word in YES

    def write(self, value: object, *, labels: bool) -> str:
        """Write "ja" or "nein"."""
        return "ja" if value else "nein"


@dataclass(frozen=True, slots=True)
class Day:
    """A date."""

    def read(self, text: str) -> Value:
        """Read "2026-11-12" or "12.11.2026" to ISO text."""
        return read_day(text) if text else None

    def write(self, value: object, *, labels: bool) -> str | date:
        """Give the date."""
        return value if isinstance(value, date) else ""


@dataclass(frozen=True, slots=True)
class Degrees:
    """A coordinate in degrees, kept in whole micro-degrees."""

    limit: int

    def read(self, text: str) -> Value:
        """Read "49,7592"."""
        if not text:
            return None
        try:
            degrees = float(text.replace(",", "."))
        except ValueError:
            degrees = float("nan")
        if not abs(degrees) <= self.limit:
            raise CellProblem("not_a_coordinate", text=text, limit=str(self.limit))
        return round(degrees * MICRO)

    def write(self, value: object, *, labels: bool) -> str:
        """Write degrees with six digits after the point."""
        return f"{value / MICRO:.6f}" if isinstance(value, int) else ""


@dataclass(frozen=True, slots=True)
class Words:
    """Several words or phrases, separated by semicolons; commas separate only where there is no semicolon."""

    def read(self, text: str) -> Value:
        """Read the phrases, each once."""
        separator = BETWEEN_ITEMS if BETWEEN_ITEMS.search(text) else re.compile(",")
        return tuple(dict.fromkeys(word for part in separator.split(text) if (word := one_line(part))))

    def write(self, value: object, *, labels: bool) -> str:
        """Join the phrases; a single one with a comma gets a semicolon, so that it stays one."""
        words = [str(word) for word in value] if isinstance(value, Sequence) else []
        joined = "; ".join(words)
        return f"{joined};" if len(words) == 1 and "," in joined else joined


@dataclass(frozen=True, slots=True)
class OneConcept:
    """The key of one concept of a vocabulary."""

    scheme: str

    def read(self, text: str) -> Value:
        """Read a key or a label."""
        return find_key(self.scheme, one_line(text)) if text else ""

    def write(self, value: object, *, labels: bool) -> str:
        """Write key or label."""
        return written(self.scheme, str(value), labels=labels) if value else ""


@dataclass(frozen=True, slots=True)
class Concepts:
    """Keys of several concepts, separated by semicolons."""

    scheme: str

    def read(self, text: str) -> Value:
        """Read keys or labels; commas separate only what no label holds."""
        return find_keys(self.scheme, text)

    def write(self, value: object, *, labels: bool) -> str:
        """Join keys or labels."""
        keys = value if isinstance(value, tuple | list) else ()
        return "; ".join(written(self.scheme, key, labels=labels) for key in keys)


@dataclass(frozen=True, slots=True)
class OneOf:
    """One of a few fixed values with German labels."""

    labels: Mapping[str, str]

    def read(self, text: str) -> Value:
        """Read a value or its label; an empty cell says nothing."""
        wanted = spaced(text)
        if not wanted:
            return ""
        for value, label in self.labels.items():
            if wanted in (value, spaced(label)):
                return value
        raise CellProblem("unknown_value", text=text, known=", ".join(filter(None, self.labels.values())))

    def write(self, value: object, *, labels: bool) -> str:
        """Write value or label."""
        return self.labels.get(str(value), str(value)) if labels else str(value)


@dataclass(frozen=True, slots=True)
class Links:
    """Web addresses, one on a line, with a label before a bar: "Flyer | https://…"."""

    def read(self, text: str) -> Value:
        """Read labels and addresses."""
        return tuple(self._read_line(line) for line in map(one_line, text.split("\n")) if line)

    def _read_line(self, line: str) -> tuple[str, str]:
        label, _, address = (piece.strip() for piece in line.rpartition("|"))
        try:
            parts = urlsplit(address)
        except ValueError:
            raise CellProblem("not_a_link", text=line) from None
        if parts.scheme not in ("http", "https") or not parts.netloc or " " in address:
            raise CellProblem("not_a_link", text=line)
        return label or parts.netloc, address

    def write(self, value: object, *, labels: bool) -> str:
        """Write one link on each line."""
        links = value if isinstance(value, tuple | list) else ()
        return "\n".join(f"{label} | {address}" for label, address in links)


@lru_cache(maxsize=REMEMBERED)
def read_day(text: str) -> str:
    """Give a day as ISO text; raise CellProblem when it is none."""
    day = text.strip().partition("T")[0]
    for pattern in ("%Y-%m-%d", "%d.%m.%Y", "%d.%m.%y"):
        try:
            return datetime.strptime(day, pattern).date().isoformat()  # noqa: DTZ007 -- a day has no zone
        except ValueError:
            continue
    raise CellProblem("not_a_date", text=text)


@lru_cache(maxsize=REMEMBERED)
def find_keys(name: str, text: str) -> tuple[str, ...]:
    """Give the keys of several concepts; raise CellProblem when one of them is unknown."""
    keys: list[str] = []
    for part in filter(None, map(one_line, BETWEEN_ITEMS.split(text))):
        concept = scheme(name).find(part)
        singles = [part] if concept else [single for single in map(str.strip, part.split(",")) if single]
        keys += [find_key(name, single) for single in singles]
    return scheme(name).sorted_keys(keys)


@lru_cache(maxsize=REMEMBERED)
def find_key(name: str, text: str) -> str:
    """Give the key of a concept by key, label or word; raise CellProblem when there is none."""
    known = scheme(name)
    concept = known.find(text) or known.find(text.rstrip("."))
    if concept:
        return concept.key
    wanted = folded(text)
    for one in known:
        if wanted and wanted in map(folded, (one.key, *one.labels.values(), *one.words)):
            return one.key
    raise CellProblem("unknown_concept", text=text, suggestion=suggestion(name, text))


def written(name: str, key: str, *, labels: bool) -> str:
    """Write a concept as its label where the label leads back to it, else as its key."""
    known = scheme(name)
    if not labels or key not in known:
        return key
    label = known[key].labels["de"]
    found = known.find(label)
    return label if found and found.key == key else key
