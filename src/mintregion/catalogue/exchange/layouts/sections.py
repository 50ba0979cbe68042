"""Finds the tables of a sheet by their header rows."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from mintregion.catalogue.exchange.document import Row, Sheet
from mintregion.catalogue.exchange.layouts import full, handbook, retribus
from mintregion.catalogue.exchange.layouts.tables import Columns, Layout, Section

# In this order: the full layout is the only one with a column for the organisation.
LAYOUTS = (full.LAYOUT, retribus.LAYOUT, handbook.LAYOUT)
FEWEST_HEADINGS = 3


def recognise(cells: Sequence[str]) -> tuple[Layout, Columns] | None:
    """Give the layout whose header row this is, and where its columns stand; None for any other row."""
    if sum(1 for cell in cells if cell) < FEWEST_HEADINGS:
        return None
    for layout in LAYOUTS:
        if columns := layout.find_columns(cells):
            return layout, columns
    return None


@dataclass(frozen=True, slots=True)
class Header:
    """What is known of a header row: how many headings, and whether the cells below may be wrapped."""

    known: int
    may_wrap: bool


def header_of(cells: Sequence[str]) -> Header | None:
    """Give what is known of a header row; None for any other row."""
    found = recognise(cells)
    return Header(len(found[1].places), found[0].may_wrap) if found else None


@dataclass(slots=True)
class _Splitter:
    """Walks down a sheet and cuts it where a header row, a heading between rows or the end of a table is."""

    sheet: Sheet
    layout: Layout | None = None
    columns: Columns = field(default_factory=lambda: Columns({}))
    header: Row = field(default_factory=lambda: Row(0, ()))
    before: list[Row] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)

    def cut(self) -> Iterator[tuple[Layout, Section]]:
        """Give the section collected so far, if there is one."""
        if self.layout and self.rows:
            yield (
                self.layout,
                Section(self.sheet.name, self.header, self.columns, tuple(self.before), tuple(self.rows)),
            )
            self.before = []
        self.rows = []

    def start(self, row: Row, found: tuple[Layout, Columns]) -> None:
        """Begin a table at its header row."""
        self.layout, self.columns = found
        self.header = row

    def is_table_row(self, row: Row) -> bool:
        """Tell a table row from a paragraph or a heading between rows."""
        return self.layout is not None and row.filled > 1


def split(sheet: Sheet) -> Iterator[tuple[Layout, Section]]:
    """Give every table of a sheet with its layout. A section knows the text before it.

    A table of the full layout goes on to the end of its sheet; its header row may be repeated.
    """
    at = _Splitter(sheet)
    for row in sheet.rows:
        if at.layout is full.LAYOUT:
            if row.cells != at.header.cells and not row.is_blank:
                at.rows.append(row)
        elif found := recognise(row.cells):
            yield from at.cut()
            at.start(row, found)
        elif at.is_table_row(row):
            at.rows.append(row)
        else:
            yield from at.cut()
            if sheet.is_prose:
                at.layout = None
            at.before.append(row)
    yield from at.cut()
