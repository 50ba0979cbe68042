"""The columns of the full layout: how each is called, read from a cell and written to one."""

from mintregion.catalogue.exchange.columns.cells import CellProblem
from mintregion.catalogue.exchange.columns.table import (
    BY_HEADING,
    COLUMNS,
    ORGANISATION,
    REQUIRED,
    TRANSLATABLE,
    Column,
    columns_for,
    label_of,
    translation_column,
)

__all__ = [
    "BY_HEADING",
    "COLUMNS",
    "ORGANISATION",
    "REQUIRED",
    "TRANSLATABLE",
    "CellProblem",
    "Column",
    "columns_for",
    "label_of",
    "translation_column",
]
