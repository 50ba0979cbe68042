"""Chooses the format by content and reads a file into sheets."""

from collections.abc import Callable, Sequence
from typing import Protocol

from mintregion.catalogue.exchange import limits
from mintregion.catalogue.exchange.document import Sheet
from mintregion.catalogue.exchange.findings import refusal
from mintregion.catalogue.exchange.formats.delimited import find_separator, read_delimited
from mintregion.catalogue.exchange.formats.encoding import decode
from mintregion.catalogue.exchange.formats.prose import read_prose
from mintregion.catalogue.exchange.formats.signatures import Kind, kind_of
from mintregion.catalogue.exchange.formats.workbook import read_workbook


class KnownHeader(Protocol):
    """What a reader must know of a header row."""

    @property
    def known(self) -> int:
        """Number of headings that are known."""

    @property
    def may_wrap(self) -> bool:
        """Whether its table is pasted text, whose cells may run over several lines."""


def read_sheets(
    content: bytes, header_of: Callable[[Sequence[str]], KnownHeader | None]
) -> tuple[Sheet, ...]:
    """Read any file into sheets; raise ImportProblem when it cannot or must not be read.

    `header_of` knows the header rows: they tell CSV from prose and one separator from another.
    """
    if len(content) > limits.FILE_BYTES:
        raise refusal("file_too_large", limit=limits.FILE_BYTES // limits.MEGABYTE)
    if kind_of(content) is Kind.WORKBOOK:
        return read_workbook(content)
    if len(content) > limits.TEXT_BYTES:
        raise refusal("file_too_large", limit=limits.TEXT_BYTES // limits.MEGABYTE)

    def count_known(cells: Sequence[str]) -> int:
        header = header_of(cells)
        return header.known if header else 0

    text = decode(content)
    separator = find_separator(text, lambda cells: count_known(cells) > 0)
    if separator and not (separator == "\t" and _is_pasted(text, header_of)):
        return read_delimited(text, separator)
    return read_prose(text, count_known)


def _is_pasted(text: str, header_of: Callable[[Sequence[str]], KnownHeader | None]) -> bool:
    """Tell a table copied from slides or Word, whose cells may be wrapped, from a file separated by tabs."""
    header = header_of(text.lstrip().partition("\n")[0].split("\t"))
    return header is not None and header.may_wrap
