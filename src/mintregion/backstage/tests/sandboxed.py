"""What the tests of the sandbox run inside it."""

import os
import subprocess
import sys
import time
from dataclasses import dataclass
from datetime import date
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Row:
    """A row as an importer might answer it."""

    number: int
    cells: tuple[str | None, ...]
    on: date
    raw: bytes


def echo(row: Row, times: int) -> list[Row]:
    """Answer the row several times."""
    sys.stdout.write("this must not mix with the answer")
    return [row] * times


def nothing() -> None:
    """Take and answer nothing."""


def hog_memory() -> int:
    """Allocate without end."""
    blocks = []
    while True:
        blocks.append(bytearray(10_000_000))


def loop_for_ever() -> int:
    """Burn CPU without end."""
    while True:
        pass


def sleep_for_ever() -> int:
    """Wait without end."""
    time.sleep(10_000)
    return 0


def sleep_in_a_grandchild(note: Path) -> int:
    """Start another process, tell its id, and wait."""
    grandchild = subprocess.Popen(["/bin/sleep", "10000"])
    note.write_text(str(grandchild.pid))
    return grandchild.wait()


def crash() -> int:
    """End the process as a broken C library would."""
    os.abort()


def answer_hugely() -> str:
    """Answer two megabytes."""
    return "x" * 2_000_000


def raise_an_error() -> int:
    """Fail in the ordinary way."""
    raise ValueError("row 7 has no title")


def lie() -> int:
    """Answer something else than declared."""
    return "not a number"  # type: ignore[return-value]  # the lie under test


def secrets_in_sight() -> list[str]:
    """Answer the names of the environment variables."""
    return sorted(os.environ)


def without_annotation(anything):  # type: ignore[no-untyped-def]  # the case under test
    """Declare nothing."""
    return anything
