"""What there is to say about a file: problems that stop the import, and notes that do not."""

from dataclasses import dataclass, field, replace


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to say, as plain data; `messages` turns it into sentences in the reader's language.

    `row` counts from 1 as the program shows it in which the file was made: lines of a text, rows of a
    sheet; 0 means the whole file.
    """

    code: str
    is_problem: bool = True
    sheet: str = ""
    row: int = 0
    column: str = ""
    values: dict[str, str] = field(default_factory=dict)

    def at(self, *, sheet: str = "", row: int = 0, column: str = "") -> "Finding":
        """Say where it was found; what is known already stays."""
        return replace(self, sheet=self.sheet or sheet, row=self.row or row, column=self.column or column)


class ImportProblem(Exception):
    """A file that cannot be imported at all, with the finding that says why."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.code)
        self.finding = finding


def problem(code: str, *, sheet: str = "", row: int = 0, column: str = "", **values: object) -> Finding:
    """Make a finding that stops the import."""
    return Finding(code, True, sheet, row, column, _as_text(values))


def note(code: str, *, sheet: str = "", row: int = 0, column: str = "", **values: object) -> Finding:
    """Make a finding that is only told."""
    return Finding(code, False, sheet, row, column, _as_text(values))


def refusal(code: str, *, sheet: str = "", row: int = 0, column: str = "", **values: object) -> ImportProblem:
    """Make the exception for a file that cannot be read any further."""
    return ImportProblem(problem(code, sheet=sheet, row=row, column=column, **values))


def _as_text(values: dict[str, object]) -> dict[str, str]:
    """Keep what is quoted from a file short: a report is read by people."""
    return {name: _short(str(value)) for name, value in values.items()}


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= 80 else flat[:79] + "…"
