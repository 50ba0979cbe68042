"""The common shape of every file: sheets of rows of text cells."""

import re
import unicodedata
from dataclasses import dataclass

LINE_BREAKS = re.compile(r"\r\n?|[\v\f\x1c-\x1e\x85\u2028\u2029]")
# A word that was wrapped at its hyphen: "Labor-⏎exkursion" was written "Labor-exkursion".
WRAPPED_WORD = re.compile(r"(?<=\w-)\s*\n\s*(?=[^\W\d_])")
# Control characters, lone surrogates, and characters nobody sees: soft hyphens, zero-width spaces, marks.
UNWANTED = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u200b\u2060\ufeff\ud800-\udfff]")
SPACES = {0xA0: " ", 0x202F: " ", 0x2007: " ", 0x2009: " "}


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its number as people see it, and its cells without empty ones at the end."""

    number: int
    cells: tuple[str, ...]

    @property
    def is_blank(self) -> bool:
        """Whether every cell is empty."""
        return not any(self.cells)

    @property
    def filled(self) -> int:
        """Number of cells that hold something."""
        return sum(1 for cell in self.cells if cell)


@dataclass(frozen=True, slots=True)
class Sheet:
    """Rows that belong together; `is_prose` when tables stand between paragraphs of text."""

    name: str
    rows: tuple[Row, ...]
    is_prose: bool = False


def clean(text: str) -> str:
    """Give a cell's text with one kind of line break and space, without invisible or control characters."""
    if not text.isprintable():  # true for most cells, and much faster than what follows
        text = UNWANTED.sub("", LINE_BREAKS.sub("\n", text.translate(SPACES)))
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    return text.strip()


def one_line(text: str) -> str:
    """Give a cell's text on one line; a word wrapped at its hyphen is put together again."""
    return " ".join(WRAPPED_WORD.sub("", text).split())


def without_empty_end(cells: list[str]) -> tuple[str, ...]:
    """Cut empty cells off the end of a row."""
    end = len(cells)
    while end and not cells[end - 1]:
        end -= 1
    return tuple(cells[:end])
