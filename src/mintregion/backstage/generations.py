"""Versions of shared data: how a worker process learns that what it keeps in memory is stale."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar

from django.db import connection
from django.db.models import F

from mintregion.backstage.models import Generation


class _Seen:
    """What one request has read; None until it asks."""

    versions: Mapping[str, int] | None = None


_seen: ContextVar[_Seen | None] = ContextVar("generations", default=None)


@contextmanager
def read_once() -> Iterator[None]:
    """Let `current` ask the database once while a request is answered, unless the request changes something."""
    token = _seen.set(_Seen())
    try:
        yield
    finally:
        _seen.reset(token)


def bump(name: str) -> int:
    """Count one change of the shared data `name` and return its new version.

    Locks the row until the transaction ends, so that commits come in the order of their versions:
    whoever reads version 8 also sees everything written under 7. Raise RuntimeError outside a
    transaction, where the version could grow without the change it stands for.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("A generation grows only in the transaction of the change it counts.")
    if seen := _seen.get():
        seen.versions = None
    row = Generation.objects.filter(name=name)
    if not row.update(value=F("value") + 1):
        Generation.objects.bulk_create([Generation(name=name)], ignore_conflicts=True)
        row.update(value=F("value") + 1)
    return row.values_list("value", flat=True).get()


def current() -> Mapping[str, int]:
    """Return the version of every kind of shared data, in one query; a name never bumped is missing."""
    seen = _seen.get()
    if seen is not None and seen.versions is not None:
        return seen.versions
    versions = dict(Generation.objects.values_list("name", "value"))
    if seen is not None:
        seen.versions = versions
    return versions
