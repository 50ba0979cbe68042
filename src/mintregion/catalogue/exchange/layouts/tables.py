"""A table inside a sheet, and what a layout is."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from mintregion.catalogue.exchange.document import Row
from mintregion.catalogue.exchange.findings import Finding, note
from mintregion.catalogue.exchange.rows import OfferRow
from mintregion.catalogue.exchange.words.nearest import folded

NOTHING = frozenset({"-", "–", "—", "./.", "/", "k. A.", "k.A.", "keine Angabe"})


@dataclass(frozen=True, slots=True)
class Columns:
    """Where the known columns of a header row stand, and which headings are unknown."""

    places: Mapping[str, int]
    unknown: tuple[str, ...] = ()
    repeated: tuple[str, ...] = ()

    def __contains__(self, name: str) -> bool:
        return name in self.places

    def text(self, row: Row, name: str) -> str:
        """Give the cell under a column; empty when the row is shorter or the table has no such column."""
        place = self.places.get(name)
        return row.cells[place] if place is not None and place < len(row.cells) else ""


@dataclass(frozen=True, slots=True)
class Section:
    """Rows that share a header and the paragraphs of text before them."""

    sheet: str
    header: Row
    columns: Columns
    before: tuple[Row, ...]
    rows: tuple[Row, ...]


@dataclass(slots=True)
class Harvest:
    """Collects what a layout reads."""

    rows: list[OfferRow] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Layout:
    """A known kind of table.

    `find_columns` answers None when a row is not its header row. `may_wrap` tells that the table is
    usually pasted text, whose cells may run over several lines.
    """

    name: str
    find_columns: Callable[[Sequence[str]], Columns | None]
    read: Callable[[Section, Harvest], None]
    may_wrap: bool


def match_headings(cells: Sequence[str], patterns: Mapping[str, str]) -> Columns:
    """Find the columns whose folded heading matches a pattern from its beginning; first come, first served."""
    places: dict[str, int] = {}
    unknown: list[str] = []
    repeated: list[str] = []
    for place, cell in enumerate(cells):
        heading = folded(cell)
        if not heading:
            continue
        name = next((name for name, pattern in patterns.items() if re.match(pattern, heading)), "")
        if not name:
            unknown.append(cell)
        elif name in places:
            repeated.append(cell)
        else:
            places[name] = place
    return Columns(places, tuple(unknown), tuple(repeated))


def stated(text: str) -> str:
    """Give a cell's text, empty when it only says that there is nothing."""
    return "" if text.strip() in NOTHING else text


def tell_unknown(section: Section, headings: Iterable[str]) -> list[Finding]:
    """Note every column that is not read."""
    return [
        note("unknown_column", sheet=section.sheet, row=section.header.number, column=heading)
        for heading in headings
    ]
