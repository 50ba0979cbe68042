"""Text with pasted tables, as copied from slides or Word: paragraphs, and rows with tabs between them.

In a table the cells of one row are separated by tabs. A cell that was wrapped continues on the next line,
or holds a vertical tab (slides) or a line break inside quotation marks (spreadsheets).
"""

from collections.abc import Callable, Iterator, Sequence

from mintregion.catalogue.exchange import limits
from mintregion.catalogue.exchange.document import Row, Sheet, clean, without_empty_end
from mintregion.catalogue.exchange.findings import refusal

HEADER_LINES = 6  # a wrapped header row may spread over so many lines
QUOTED_LINES = 60

CountKnown = Callable[[Sequence[str]], int]


def read_prose(text: str, count_known: CountKnown) -> tuple[Sheet, ...]:
    """Read lines and tables; raise ImportProblem beyond a limit.

    `count_known` tells how many headings of a row are known; 0 when it is no header row.
    """
    # "\v" and a lone "\r" are breaks inside a cell; only "\n" ends a line, unless there is none at all.
    unified = text.replace("\r\n", "\n")
    if "\n" not in unified:
        unified = unified.replace("\r", "\n")
    lines = unified.split("\n")
    if sum(1 for line in lines if line.strip()) > limits.ROWS:
        raise refusal("too_many_rows", limit=limits.ROWS)
    return (Sheet("", tuple(_rows(lines, count_known)), is_prose=True),)


def _rows(lines: list[str], count_known: CountKnown) -> Iterator[Row]:
    """Give each line as a row; lines of a table are put together to the width of its header."""
    width = 0
    at = 0
    while at < len(lines):
        number = at + 1
        cells, used = _header(lines, at, count_known) or ([], 0)
        if used:
            width = len(cells)
        elif width and lines[at].strip():
            cells, used = _body_row(lines, at, width)
        else:
            width = 0
            cells, used = _cells(lines[at]), 1
        at += used
        yield _row(number, cells)


def _header(lines: list[str], at: int, count_known: CountKnown) -> tuple[list[str], int] | None:
    """Give a header row that starts here and the number of lines it takes: as long as more headings are known."""
    if "\t" not in lines[at]:
        return None
    cells: list[str] = []
    best: tuple[list[str], int] | None = None
    most = 0
    for used, line in enumerate(lines[at : at + HEADER_LINES], start=1):
        is_body_row = best is not None and len(_cells(line)) >= len(best[0])
        cells = _continued(cells, _cells(line))
        if not line.strip() or is_body_row or len(cells) > limits.COLUMNS:
            break
        known = count_known([clean(cell) for cell in cells])
        if known > most:
            best, most = (cells, used), known
    return best


def _body_row(lines: list[str], at: int, width: int) -> tuple[list[str], int]:
    """Give a body row and the number of lines it takes."""
    cells, used = _quoted(lines, at)
    while at + used < len(lines) and lines[at + used].strip():
        following = _cells(lines[at + used])
        fits = len(cells) + len(following) - 1 <= width
        wrapped_last = len(following) == 1 and _row_follows(lines, at + used + 1, width)
        if not (fits and _is_wrapped(cells, following, width)) and not (len(cells) == width and wrapped_last):
            break
        cells = _continued(cells, following)
        used += 1
    return cells, used


def _is_wrapped(cells: list[str], following: list[str], width: int) -> bool:
    """Tell whether a line goes on with the row before it: that row is not complete yet."""
    return len(cells) < width and (len(cells) > 1 or len(following) > 1)


def _row_follows(lines: list[str], at: int, width: int) -> bool:
    return at < len(lines) and len(_cells(lines[at])) == width


def _quoted(lines: list[str], at: int) -> tuple[list[str], int]:
    """Give the cells of a row in which a cell between quotation marks may run over several lines."""
    text, used = lines[at], 1
    while _is_open(text) and used < QUOTED_LINES and at + used < len(lines):
        text, used = f"{text}\v{lines[at + used]}", used + 1
    if _is_open(text):  # a lone quotation mark, not a quoted cell
        text, used = lines[at], 1
    return [_unquoted(cell) for cell in _cells(text)], used


def _is_open(text: str) -> bool:
    last = text.rpartition("\t")[2]
    return last.startswith('"') and last.count('"') % 2 == 1


def _unquoted(cell: str) -> str:
    quoted = len(cell) > 1 and cell[0] == cell[-1] == '"' and "\v" in cell
    return cell[1:-1].replace('""', '"') if quoted else cell


def _continued(cells: list[str], following: list[str]) -> list[str]:
    """Join a line to a row: its first cell goes on with the row's last one."""
    if not cells:
        return following
    return [*cells[:-1], f"{cells[-1]}\n{following[0]}", *following[1:]]


def _cells(line: str) -> list[str]:
    return line.split("\t")


def _row(number: int, cells: list[str]) -> Row:
    cleaned = without_empty_end([clean(cell) for cell in cells])
    if len(cleaned) > limits.COLUMNS:
        raise refusal("too_many_columns", row=number, limit=limits.COLUMNS)
    if any(len(cell) > limits.CELL_CHARACTERS for cell in cleaned):
        raise refusal("cell_too_long", row=number, limit=limits.CELL_CHARACTERS)
    return Row(number, cleaned)
