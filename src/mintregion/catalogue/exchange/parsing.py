"""From the bytes of a file to offer rows, in a limited child process."""

import logging
from typing import Any

from mintregion.backstage import sandbox
from mintregion.catalogue.exchange import limits
from mintregion.catalogue.exchange.document import Sheet
from mintregion.catalogue.exchange.findings import Finding, ImportProblem, problem, refusal
from mintregion.catalogue.exchange.formats.reader import read_sheets
from mintregion.catalogue.exchange.layouts.sections import header_of, split
from mintregion.catalogue.exchange.layouts.tables import Harvest
from mintregion.catalogue.exchange.rows import Parsed

logger = logging.getLogger(__name__)
LOGGED = 120


def parse_safely(content: bytes, sheet: str = "") -> Parsed:
    """Parse an untrusted file in a child process; a file that cannot be read has a finding that says why.

    `sheet` names the one sheet of a workbook to read; without it all are read.
    """
    if len(content) > limits.FILE_BYTES:
        return _refused("file_too_large", limit=limits.FILE_BYTES // limits.MEGABYTE)
    try:
        return sandbox.run(
            parse,
            content,
            sheet,
            cpu_seconds=limits.CPU_SECONDS,
            memory_mb=limits.MEMORY_MB,
            wall_seconds=limits.WALL_SECONDS,
            answer_mb=limits.ANSWER_MB,
        )
    except sandbox.SandboxExceeded:
        return _refused("too_much_work")
    except sandbox.SandboxFailed as failed:
        # Hostile or a mistake of ours: the operator can tell. Never more than the first words, they may quote the file.
        logger.warning("A file could not be parsed: %s", str(failed)[:LOGGED])
        return _refused("damaged")


def parse(content: bytes, sheet: str) -> Parsed:
    """Parse a file; what speaks against it stands in the findings. Runs in the child process."""
    try:
        return _parse_sheets(read_sheets(content, header_of), sheet)
    except ImportProblem as refused:
        return Parsed(findings=(refused.finding,))


def _parse_sheets(sheets: tuple[Sheet, ...], wanted: str) -> Parsed:
    harvest = Harvest()
    layouts: dict[str, None] = {}
    chosen = [sheet for sheet in sheets if wanted in ("", sheet.name)]
    if not chosen:
        raise refusal("no_such_sheet", name=wanted, names=", ".join(sheet.name for sheet in sheets))
    for sheet in chosen:
        for layout, section in split(sheet):
            layouts[layout.name] = None
            layout.read(section, harvest)
    if not layouts:
        raise refusal("no_table")
    return Parsed(tuple(harvest.rows), _shortened(harvest.findings), tuple(layouts))


def _shortened(findings: list[Finding]) -> tuple[Finding, ...]:
    """Keep a report readable: the first findings, and how many more there are."""
    problems = [finding for finding in findings if finding.is_problem]
    notes = [finding for finding in findings if not finding.is_problem]
    kept = [*problems[: limits.FINDINGS], *notes[: limits.FINDINGS]]
    if len(problems) > limits.FINDINGS:
        kept.append(problem("more_problems", count=len(problems) - limits.FINDINGS))
    return tuple(kept)


def _refused(code: str, **values: Any) -> Parsed:
    return Parsed(findings=(problem(code, **values),))
