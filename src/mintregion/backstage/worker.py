"""The loop of a background worker: does what is due, survives every error, stops when asked."""

import logging
import os
import platform
import time
from datetime import timedelta
from threading import Event

from django.db import DatabaseError, close_old_connections, connection
from django.utils import timezone

from mintregion.backstage import chores
from mintregion.backstage.chores import Chore
from mintregion.backstage.models import Heartbeat, Lease

logger = logging.getLogger(__name__)

LOOK_EVERY = 1.0
BEAT_EVERY = 15.0
LONGEST_REST = 60.0
FORGET_WORKERS_AFTER = timedelta(days=1)


def worker_name() -> str:
    """Return a name no other running worker has."""
    return f"{platform.node()[:60]}:{os.getpid()}"


def run_until(stop: Event, *, name: str, look_every: float = LOOK_EVERY) -> None:
    """Do chores as they become due until `stop` is set; a chore under way is finished first.

    Waits by the monotonic clock. While the database does not answer, it waits longer from time to
    time, up to a minute.
    """
    last_beat = float("-inf")
    rest = look_every
    while not stop.is_set():
        try:
            close_old_connections()
            if time.monotonic() - last_beat >= BEAT_EVERY:
                beat(name)
                last_beat = time.monotonic()
            do_what_is_due(stop, name=name)
            rest = look_every
        except DatabaseError as problem:
            rest = min(rest * 2, LONGEST_REST)
            logger.warning("The database does not answer; next try in %.0f s: %s", rest, problem)
            connection.close()
        except Exception:
            rest = min(rest * 2, LONGEST_REST)
            logger.exception("The worker's own loop failed; next try in %.0f s", rest)
        stop.wait(rest)
    say_goodbye(name)


def do_what_is_due(stop: Event, *, name: str) -> int:
    """Do each chore that is due and not done by another worker; return how many."""
    done = 0
    for chore in chores.due_chores():
        if stop.is_set():
            break
        if _is_needed(chore) and chores.claim(chore, holder=name):
            do_chore(chore, name=name)
            done += 1
    return done


def _is_needed(chore: Chore) -> bool:
    """Ask the chore; when it fails to answer, let it run and fail in the ordinary way."""
    try:
        return chore.is_needed()
    except DatabaseError:
        raise
    except Exception:
        logger.exception("%s cannot say whether it is needed", chore.key)
        return True


def do_chore(chore: Chore, *, name: str) -> None:
    """Do one claimed chore; log what it did or why it failed."""
    started = time.monotonic()
    try:
        told = chore.run()
    except Exception:
        logger.exception("%s failed and will be tried again", chore.key)
        chores.postpone(chore, holder=name)
        return
    if told:
        logger.info("%s: %s (%.1f s)", chore.key, told, time.monotonic() - started)
    chores.release(chore, holder=name)


def beat(name: str) -> None:
    """Say that this worker is alive, and forget those that ended long ago."""
    now = timezone.now()
    Heartbeat.objects.update_or_create(worker=name, defaults={"beat_at": now})
    Heartbeat.objects.filter(beat_at__lt=now - FORGET_WORKERS_AFTER).delete()


def say_goodbye(name: str) -> None:
    """Remove the heartbeat of a worker that stops on purpose."""
    try:
        Heartbeat.objects.filter(worker=name).delete()
    except DatabaseError as problem:
        logger.warning("The database does not answer; the last heartbeat stays: %s", problem)


def has_living_worker(within: timedelta) -> bool:
    """Say whether a worker was seen within this time, or is busy with a chore it still holds."""
    now = timezone.now()
    return (
        Heartbeat.objects.filter(beat_at__gte=now - within).exists()
        or Lease.objects.filter(held_until__gte=now).exists()
    )
