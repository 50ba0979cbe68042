"""Monitoring learns the truth, in one sentence per reason, and fast."""

import json
import time
from collections import namedtuple
from datetime import timedelta

import pytest
from django.db import DatabaseError
from django.test import RequestFactory
from django.utils import timezone

from mintregion.backstage import health, worker
from mintregion.backstage.models import Heartbeat

DiskUsage = namedtuple("DiskUsage", "total used free")  # noqa: PYI024 -- as shutil answers


def ask(view) -> tuple[int, dict]:
    """Call a health view; return status and body."""
    response = view(RequestFactory().get("/"))
    return response.status_code, json.loads(response.content)


@pytest.fixture
def running_worker(db) -> Heartbeat:
    """A background worker that was seen just now."""
    return Heartbeat.objects.create(worker="a", beat_at=timezone.now())


def test_a_living_process_answers_without_asking_the_database() -> None:
    assert ask(health.healthz) == (200, {"status": "ok"})


def test_a_living_process_answers_within_50_milliseconds() -> None:
    started = time.perf_counter()
    ask(health.healthz)

    assert time.perf_counter() - started < 0.05


def test_health_is_never_kept_by_a_cache() -> None:
    response = health.healthz(RequestFactory().get("/"))

    assert "no-store" in response.headers["Cache-Control"]


def test_health_is_only_read() -> None:
    assert health.readyz(RequestFactory().post("/")).status_code == 405


def test_a_complete_installation_is_ready(running_worker: Heartbeat) -> None:
    assert ask(health.readyz) == (200, {"status": "ok", "reasons": []})


@pytest.mark.django_db
def test_without_a_worker_the_installation_is_not_ready() -> None:
    reason = "No background worker was seen in the last two minutes."

    assert ask(health.readyz) == (503, {"status": "not ready", "reasons": [reason]})


def test_a_worker_not_seen_for_two_minutes_is_missing(running_worker: Heartbeat) -> None:
    Heartbeat.objects.update(beat_at=timezone.now() - timedelta(minutes=2, seconds=1))

    assert ask(health.readyz)[0] == 503


def test_missing_migrations_are_named(running_worker, monkeypatch: pytest.MonkeyPatch) -> None:
    known = health._known_migrations() | {("catalogue", "0999_future")}
    monkeypatch.setattr(health, "_known_migrations", lambda: known)

    assert ask(health.readyz)[1]["reasons"] == ["Migrations are missing: catalogue.0999_future."]


def test_a_full_disk_is_told(running_worker, monkeypatch: pytest.MonkeyPatch) -> None:
    nearly_full = DiskUsage(10**12, 10**12, 500 * 1024 * 1024 - 1)
    monkeypatch.setattr("shutil.disk_usage", lambda _path: nearly_full)

    assert ask(health.readyz)[1]["reasons"] == [
        "Less than 500 MB are free on the disk of the data directory."
    ]


@pytest.mark.django_db
def test_a_database_that_does_not_answer_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_within: timedelta) -> bool:
        raise DatabaseError("gone")

    monkeypatch.setattr(worker, "has_living_worker", fail)

    assert ask(health.readyz)[1]["reasons"] == ["The database does not answer."]
