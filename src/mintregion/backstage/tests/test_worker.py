"""The worker does what is due once, survives failures, and stops when asked."""

import logging
import os
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from threading import Barrier, Event

import pytest
import time_machine
from django.db import OperationalError, connection
from django.utils import timezone

from mintregion.backstage import chores, worker
from mintregion.backstage.chores import Chore
from mintregion.backstage.models import Heartbeat, Lease

NOON = datetime(2026, 11, 12, 12, 0, tzinfo=UTC)


@pytest.fixture
def runs(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the only chore there is did; it is due every ten minutes."""
    monkeypatch.setattr(chores.chores, "_entries", {})
    done: list[str] = []
    chores.chores.register(Chore("test.chore", 600, lambda: done.append("ran") or "did something"))
    return done


@pytest.mark.django_db
def test_a_chore_runs_at_once_and_again_after_its_pause(runs: list[str]) -> None:
    with time_machine.travel(NOON, tick=False) as clock:
        done = [worker.do_what_is_due(Event(), name="a")]
        clock.shift(timedelta(seconds=599))
        done.append(worker.do_what_is_due(Event(), name="a"))
        clock.shift(timedelta(seconds=1))
        done.append(worker.do_what_is_due(Event(), name="a"))

    assert done == [1, 0, 1]
    assert runs == ["ran", "ran"]


@pytest.mark.django_db
def test_a_run_that_did_something_is_logged_in_one_line(runs, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, logger="mintregion.backstage.worker")

    worker.do_what_is_due(Event(), name="a")

    assert caplog.messages == ["test.chore: did something (0.0 s)"]


@pytest.mark.django_db
def test_a_run_with_nothing_to_do_is_not_logged(runs, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, logger="mintregion.backstage.worker")

    with chores.chores.temporarily(Chore("test.idle", 600, lambda: "")):
        worker.do_what_is_due(Event(), name="a")

    assert [message for message in caplog.messages if "test.idle" in message] == []


@pytest.mark.django_db
def test_asking_what_is_due_costs_one_query(runs, django_assert_num_queries) -> None:
    with django_assert_num_queries(1):
        due = chores.due_chores()

    assert [chore.key for chore in due] == ["test.chore"]


@pytest.mark.django_db
def test_a_chore_another_worker_does_is_left_alone(runs: list[str]) -> None:
    (chore,) = chores.chores
    chores.claim(chore, holder="b")

    assert worker.do_what_is_due(Event(), name="a") == 0


@pytest.mark.django_db
def test_a_chore_of_a_dead_worker_is_taken_over_when_its_lease_ends(runs: list[str]) -> None:
    (chore,) = chores.chores

    with time_machine.travel(NOON, tick=False) as clock:
        chores.claim(chore, holder="dead")
        clock.shift(timedelta(seconds=601))
        done = worker.do_what_is_due(Event(), name="a")

    assert done == 1


@pytest.mark.django_db
def test_a_chore_is_not_stuck_when_the_clock_is_put_back(runs: list[str]) -> None:
    with time_machine.travel(NOON + timedelta(days=365), tick=False):
        worker.do_what_is_due(Event(), name="a")
    with time_machine.travel(NOON, tick=False):
        worker.do_what_is_due(Event(), name="a")

    assert runs == ["ran", "ran"]


@pytest.mark.django_db
def test_a_chore_without_work_is_neither_run_nor_written_down(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chores.chores, "_entries", {})
    idle = Chore("test.idle", 1, lambda: "did something", is_needed=lambda: False)

    with chores.chores.temporarily(idle):
        done = worker.do_what_is_due(Event(), name="a")

    assert (done, Lease.objects.count()) == (0, 0)


@pytest.mark.django_db
def test_a_chore_that_cannot_say_whether_it_is_needed_runs(monkeypatch: pytest.MonkeyPatch, caplog) -> None:
    monkeypatch.setattr(chores.chores, "_entries", {})
    unsure = Chore("test.unsure", 1, lambda: "did something", is_needed=lambda: bool(1 / 0))

    with chores.chores.temporarily(unsure):
        done = worker.do_what_is_due(Event(), name="a")

    assert done == 1
    assert caplog.messages[0] == "test.unsure cannot say whether it is needed"


@pytest.mark.django_db
def test_a_failing_chore_is_logged_and_tried_later_and_later(runs, caplog) -> None:
    with (
        chores.chores.temporarily(Chore("test.broken", 60, lambda: str(1 / 0))),
        time_machine.travel(NOON, tick=False) as clock,
    ):
        pauses = []
        for _failure in range(8):
            worker.do_what_is_due(Event(), name="a")
            due_at = Lease.objects.get(key="test.broken").due_at
            pauses.append((due_at - timezone.now()).total_seconds())
            clock.move_to(due_at)

    assert pauses == [120, 240, 480, 960, 1920, 3600, 3600, 3600]
    assert caplog.messages.count("test.broken failed and will be tried again") == 8


@pytest.mark.django_db
def test_a_chore_that_works_again_returns_to_its_ordinary_pause(runs: list[str]) -> None:
    Lease.objects.create(key="test.chore", due_at=NOON, failures=5)

    with time_machine.travel(NOON, tick=False):
        worker.do_what_is_due(Event(), name="a")

    lease = Lease.objects.get()
    assert (lease.failures, lease.due_at, lease.finished_at) == (0, NOON + timedelta(minutes=10), NOON)


@pytest.mark.django_db(transaction=True)
def test_of_two_workers_at_the_same_moment_one_wins(runs: list[str]) -> None:
    (chore,) = chores.chores
    start = Barrier(4)

    with ThreadPoolExecutor(4) as threads:
        won = list(threads.map(lambda name: _claim(chore, name, start), "abcd"))

    assert sorted(won) == [False, False, False, True]


@pytest.mark.django_db
def test_the_loop_survives_a_database_that_does_not_answer(runs, monkeypatch: pytest.MonkeyPatch) -> None:
    stop = Event()
    answers = iter([OperationalError("gone"), ValueError("a bug of our own")])

    def fail_twice_then_stop(_stop: Event, *, name: str) -> int:
        for problem in answers:
            raise problem
        stop.set()
        return 0

    monkeypatch.setattr(worker, "do_what_is_due", fail_twice_then_stop)
    monkeypatch.setattr(worker.connection, "close", lambda: None)
    monkeypatch.setattr(worker, "close_old_connections", lambda: None)

    worker.run_until(stop, name="a", look_every=0.001)

    assert stop.is_set()


@pytest.mark.django_db
def test_a_worker_is_alive_while_it_beats_or_holds_a_chore(runs: list[str]) -> None:
    (chore,) = chores.chores

    with time_machine.travel(NOON, tick=False) as clock:
        alive = [worker.has_living_worker(timedelta(minutes=2))]
        worker.beat("a")
        alive.append(worker.has_living_worker(timedelta(minutes=2)))
        clock.shift(timedelta(minutes=3))
        alive.append(worker.has_living_worker(timedelta(minutes=2)))
        chores.claim(chore, holder="a")
        alive.append(worker.has_living_worker(timedelta(minutes=2)))

    assert alive == [False, True, False, True]


@pytest.mark.django_db
def test_workers_that_ended_long_ago_are_forgotten() -> None:
    with time_machine.travel(NOON, tick=False) as clock:
        worker.beat("old")
        clock.shift(timedelta(days=1, seconds=1))
        worker.beat("new")

    assert list(Heartbeat.objects.values_list("worker", flat=True)) == ["new"]


@pytest.mark.slow
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_the_command_stops_cleanly_when_told(number: int, tmp_path) -> None:
    """In an empty data directory, so that it also shows that missing tables do not end it."""
    environment = {**os.environ, "MINTREGION_DATA": str(tmp_path), "PYTHONPATH": os.pathsep.join(sys.path)}
    environment.pop("DATABASE_URL", None)
    process = subprocess.Popen(
        [sys.executable, "-m", "django", "run_worker"], env=environment, stderr=subprocess.PIPE, text=True
    )
    assert process.stderr is not None
    first_line = process.stderr.readline()

    process.send_signal(number)

    _out, rest = process.communicate(timeout=20)
    assert process.returncode == 0
    assert "no such table" in first_line
    assert "Traceback" not in rest


def _claim(chore: Chore, holder: str, start: Barrier) -> bool:
    try:
        start.wait(timeout=10)
        return chores.claim(chore, holder=holder)
    finally:
        connection.close()
