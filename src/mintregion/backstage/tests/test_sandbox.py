"""The sandbox holds every limit and builds nothing but declared plain data."""

import os
import time
from datetime import date
from pathlib import Path

import pytest

from mintregion.backstage import sandbox
from mintregion.backstage.tests import sandboxed


def test_arguments_and_answer_arrive_unchanged() -> None:
    row = sandboxed.Row(7, ("Grüße", None, "a|b\t\x00"), date(2026, 2, 28), b"\x00\xff")

    assert sandbox.run(sandboxed.echo, row, 2) == [row, row]


def test_a_function_may_take_and_answer_nothing() -> None:
    assert sandbox.run(sandboxed.nothing) is None


@pytest.mark.parametrize(
    ("function", "limits", "what"),
    [
        (sandboxed.hog_memory, {"memory_mb": 200}, "memory"),
        (sandboxed.loop_for_ever, {"cpu_seconds": 1}, "cpu"),
        (sandboxed.sleep_for_ever, {"wall_seconds": 0.5}, "time"),
        (sandboxed.answer_hugely, {"answer_mb": 1}, "answer"),
    ],
)
def test_a_limit_that_is_exceeded_is_named(function, limits, what) -> None:
    with pytest.raises(sandbox.SandboxExceeded) as caught:
        sandbox.run(function, **limits)

    assert caught.value.what == what


def test_an_answer_just_below_the_limit_arrives() -> None:
    assert sandbox.run(sandboxed.answer_hugely, answer_mb=2) == "x" * 2_000_000


def test_a_crash_does_not_reach_the_parent() -> None:
    with pytest.raises(sandbox.SandboxFailed, match="ended with status -6"):
        sandbox.run(sandboxed.crash)


def test_an_error_is_told_with_its_words() -> None:
    with pytest.raises(sandbox.SandboxFailed, match=r"^ValueError: row 7 has no title$"):
        sandbox.run(sandboxed.raise_an_error)


def test_an_undeclared_answer_is_refused() -> None:
    with pytest.raises(sandbox.SandboxFailed):
        sandbox.run(sandboxed.lie)


def test_the_child_sees_no_secrets(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MINTREGION_SECRET_KEY", "secret")

    seen = sandbox.run(sandboxed.secrets_in_sight)

    assert set(seen) == {"LANG", "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "PYTHONPATH"}


def test_the_whole_process_group_ends_with_the_time(tmp_path: Path) -> None:
    note = tmp_path / "grandchild"

    with pytest.raises(sandbox.SandboxFailed):
        sandbox.run(sandboxed.sleep_in_a_grandchild, note, wall_seconds=3)

    # Who may not start a process at all has no grandchild to leave behind (every user but root).
    assert not note.exists() or not _is_alive(int(note.read_text()))


@pytest.mark.parametrize("function", [sandboxed.without_annotation, lambda: 1, sandboxed.Row.__init__])
def test_a_function_that_declares_nothing_is_refused_before_a_child_starts(function) -> None:
    with pytest.raises(TypeError):
        sandbox.run(function)


def _is_alive(pid: int) -> bool:
    """Ask for the state of a process; a dead one may stay as a zombie until its new parent looks."""
    for _attempt in range(50):
        try:
            state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
        except (FileNotFoundError, ProcessLookupError):
            return False
        if state == "Z":
            return False
        os.sched_yield()
        time.sleep(0.02)
    return True
