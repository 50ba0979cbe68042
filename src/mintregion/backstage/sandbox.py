"""Run one function on untrusted input in a child process with hard limits.

The child gets no environment variables with secrets, no open files and no database. Arguments and
answer travel as JSON and are checked against the function's own annotations: whatever a taken-over
child writes, the parent only ever builds the plain data it expected. (`pickle` and `marshal` would
let the answer run code or crash the parent.)
"""

import math
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from typing import IO, Any, TypeVar

from pydantic import ValidationError

from mintregion.backstage.sandbox_child import ANSWER_TOO_LARGE, FUNCTION_FAILED, OUT_OF_MEMORY, Signature

T = TypeVar("T")

MEGABYTE = 1024 * 1024
OPEN_FILES = 64
# Address space a linear algebra library would reserve for threads the child may not start anyway.
ONE_THREAD = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}


class SandboxFailed(Exception):
    """The function raised, crashed or answered something it did not declare."""


class SandboxExceeded(SandboxFailed):
    """The function went beyond a limit; `what` is "memory", "cpu", "time" or "answer"."""

    def __init__(self, what: str) -> None:
        super().__init__(f"The limit of {what} was exceeded.")
        self.what = what


@dataclass(frozen=True)
class Limits:
    """What a child may use; sizes in megabytes, times in seconds."""

    wall_seconds: float
    cpu_seconds: int
    memory_mb: int
    answer_mb: int

    def arguments(self) -> list[str]:
        """The limits as the child's command line: seconds, seconds, bytes, bytes, number of files."""
        seconds = (math.ceil(self.wall_seconds) + 1, self.cpu_seconds)
        sizes = (self.memory_mb * MEGABYTE, self.answer_mb * MEGABYTE)
        return [str(limit) for limit in (*seconds, *sizes, OPEN_FILES)]


def run(
    function: Callable[..., T],
    *args: Any,
    cpu_seconds: int = 10,
    memory_mb: int = 300,
    wall_seconds: float = 30,
    answer_mb: int = 64,
) -> T:
    """Call a module-level function in a limited child process and return what it returns.

    Every parameter and the return value need annotations pydantic understands: plain types,
    containers, dates, paths, dataclasses, named tuples. A union of text with dates or numbers written
    as text comes back as text. The function's module must be importable without Django's settings.

    Raise SandboxExceeded when it uses too much, SandboxFailed when it raises, crashes or lies.
    """
    signature = Signature.of(function)
    limits = Limits(wall_seconds, cpu_seconds, memory_mb, answer_mb)
    with (
        tempfile.TemporaryFile() as question,
        tempfile.TemporaryFile() as answer,
        tempfile.TemporaryFile() as errors,
    ):
        question.write(signature.dump_arguments(args))
        question.seek(0)
        status = _run_child(function, limits, question, answer, errors)
        _check(status, errors)
        answer.seek(0)
        try:
            return signature.load_answer(answer.read())  # type: ignore[no-any-return]  # checked by pydantic
        except ValidationError as wrong:
            raise SandboxFailed(f"The answer is not what {function.__qualname__} declares.") from wrong


def _run_child(
    function: Callable[..., Any], limits: Limits, question: IO[bytes], answer: IO[bytes], errors: IO[bytes]
) -> int:
    """Start the child in its own process group, wait, and leave nothing of the group behind."""
    command = [sys.executable, "-B", "-P", "-m", "mintregion.backstage.sandbox_child"]
    process = subprocess.Popen(
        [*command, function.__module__, function.__qualname__, *limits.arguments()],
        stdin=question,
        stdout=answer,
        stderr=errors,
        env={"PYTHONPATH": os.pathsep.join(sys.path), "LANG": "C.UTF-8", **ONE_THREAD},
        cwd="/",
        start_new_session=True,
    )
    try:
        return process.wait(timeout=limits.wall_seconds)
    except subprocess.TimeoutExpired:
        raise SandboxExceeded("time") from None
    finally:
        _kill_group(process)


def _kill_group(process: "subprocess.Popen[bytes]") -> None:
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except ProcessLookupError:
        return  # the usual case: the child and everything it started have ended
    finally:
        process.wait()


def _check(status: int, errors: IO[bytes]) -> None:
    """Turn the exit status of the child into an exception, or return."""
    exceeded = {
        OUT_OF_MEMORY: "memory",
        ANSWER_TOO_LARGE: "answer",
        -signal.SIGXCPU: "cpu",
        -signal.SIGKILL: "memory",
    }
    if status in exceeded:
        raise SandboxExceeded(exceeded[status])
    if status != 0:
        errors.seek(0)
        told = errors.read(4000).decode("utf-8", errors="replace").strip()
        raise SandboxFailed(
            told if status == FUNCTION_FAILED else f"The child process ended with status {status}."
        )
