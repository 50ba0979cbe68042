"""Answers for monitoring: is this process alive, and can this installation serve people."""

import shutil
from collections.abc import Iterator
from datetime import timedelta
from functools import cache

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from mintregion.backstage import worker

MINIMUM_FREE = 500 * 1024 * 1024
WORKER_SEEN_WITHIN = timedelta(minutes=2)


@never_cache
@require_safe
def healthz(_request: HttpRequest) -> HttpResponse:
    """Say that this process answers; asks nothing else, so that a slow database does not get it killed."""
    return JsonResponse({"status": "ok"})


@never_cache
@require_safe
def readyz(_request: HttpRequest) -> HttpResponse:
    """Say whether everything is there that pages need; 503 with one sentence for each thing that is not."""
    reasons = list(missing_for_service())
    status = "not ready" if reasons else "ok"
    return JsonResponse({"status": status, "reasons": reasons}, status=503 if reasons else 200)


def missing_for_service() -> Iterator[str]:
    """Yield a sentence for each thing that keeps this installation from serving people."""
    if shutil.disk_usage(settings.DATA_DIRECTORY).free < MINIMUM_FREE:
        yield "Less than 500 MB are free on the disk of the data directory."
    try:
        missing = _known_migrations() - set(MigrationRecorder(connection).applied_migrations())
        if missing:
            names = ", ".join(f"{app}.{name}" for app, name in sorted(missing))
            yield f"Migrations are missing: {names}."
        elif not worker.has_living_worker(WORKER_SEEN_WITHIN):
            yield "No background worker was seen in the last two minutes."
    except DatabaseError:
        yield "The database does not answer."


@cache
def _known_migrations() -> frozenset[tuple[str, str]]:
    """Migrations this version of the program brings; what is on disk does not change while it runs."""
    return frozenset(MigrationLoader(None).disk_migrations)
