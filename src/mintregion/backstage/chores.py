"""Background work the areas register, and the leases that keep two workers from doing it twice."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import F, Q
from django.utils import timezone

from mintregion.backstage.models import Lease
from mintregion.shell.registries import Registry

LONGEST_PAUSE = timedelta(hours=1)


@dataclass(frozen=True)
class Chore:
    """Work to be done again and again by the background worker.

    `run` does it and says in a few words what it did, or "" when there was nothing to do. It may be
    stopped at any moment and started again, so it must not leave half-done work behind. After
    `at_most_seconds` another worker may believe this one is dead and start the chore as well.
    A chore of every few seconds says with `is_needed` whether there is work, so that an idle
    installation only reads.
    """

    key: str
    every_seconds: int
    run: Callable[[], str]
    at_most_seconds: int = 600
    is_needed: Callable[[], bool] = lambda: True

    @property
    def pause(self) -> timedelta:
        """Time from the end of one run to the next."""
        return timedelta(seconds=self.every_seconds)


chores: Registry[Chore] = Registry("chores")


def due_chores(now: datetime | None = None) -> list[Chore]:
    """Return the chores whose time has come and that nobody does at the moment, in one query."""
    now = now or timezone.now()
    leases = {lease.key: lease for lease in Lease.objects.all()}
    return [chore for chore in chores if _is_due(chore, leases.get(chore.key), now)]


def claim(chore: Chore, *, holder: str) -> bool:
    """Take the right to do a chore now; say whether it was won. One statement, so only one can win."""
    now = timezone.now()
    Lease.objects.get_or_create(key=chore.key, defaults={"due_at": now})
    free = Q(held_until__isnull=True) | Q(held_until__lt=now)
    due = Q(due_at__lte=now) | Q(due_at__gt=now + _longest_wait(chore))
    until = now + timedelta(seconds=chore.at_most_seconds)
    return bool(Lease.objects.filter(free, due, key=chore.key).update(holder=holder, held_until=until))


def release(chore: Chore, *, holder: str) -> None:
    """Give the chore back after it succeeded; it is due again after its pause."""
    now = timezone.now()
    Lease.objects.filter(key=chore.key, holder=holder).update(
        holder="", held_until=None, due_at=now + chore.pause, finished_at=now, failures=0
    )


def postpone(chore: Chore, *, holder: str) -> None:
    """Give the chore back after it failed; each failure in a row doubles the pause, up to an hour."""
    mine = Lease.objects.filter(key=chore.key, holder=holder)
    failures = mine.values_list("failures", flat=True).first() or 0
    pause = min(max(chore.pause, timedelta(seconds=5)) * 2 ** min(failures + 1, 12), _longest_wait(chore))
    mine.update(holder="", held_until=None, due_at=timezone.now() + pause, failures=F("failures") + 1)


def _longest_wait(chore: Chore) -> timedelta:
    return max(chore.pause, LONGEST_PAUSE)


def _is_due(chore: Chore, lease: Lease | None, now: datetime) -> bool:
    """Ask a lease already read. A time too far ahead was written by a clock that has been put back since."""
    if lease is None:
        return True
    is_free = lease.held_until is None or lease.held_until < now
    return is_free and not now < lease.due_at <= now + _longest_wait(chore)
