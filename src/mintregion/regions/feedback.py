"""How long messages of visitors are kept, and how they are answered and deleted."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from mintregion.backstage import audit
from mintregion.regions.models import Feedback

# As stated in the register of personal data. The second limit is for messages nobody ever answers.
KEPT_AFTER_ANSWER = timedelta(days=365)
KEPT_AT_MOST = timedelta(days=2 * 365)


def feedback_past_retention(now: datetime | None = None) -> QuerySet[Feedback]:
    """Return messages that have been kept as long as they may."""
    now = now or timezone.now()
    is_answered_long_ago = Q(answered_at__lt=now - KEPT_AFTER_ANSWER)
    return Feedback.objects.filter(is_answered_long_ago | Q(received_at__lt=now - KEPT_AT_MOST))


@transaction.atomic
def mark_feedback_answered(rows: QuerySet[Feedback], *, by: str) -> int:
    """Note that messages were answered now; return how many were open."""
    now = timezone.now()
    open_rows = list(rows.filter(answered_at__isnull=True).select_related("region"))
    Feedback.objects.filter(pk__in=[row.pk for row in open_rows]).update(answered_at=now)
    told = [
        audit.Change(row, {"answered_at": None}, {"answered_at": now}, row.region.slug) for row in open_rows
    ]
    audit.record_all("regions.feedback_answered", told, by=by)
    return len(open_rows)


@transaction.atomic
def delete_feedback(rows: QuerySet[Feedback], *, by: str) -> int:
    """Delete messages and note that they were deleted, not what they said; return how many."""
    doomed = list(rows.select_related("region"))
    audit.record_all(
        "regions.feedback_deleted", [audit.Change(row, region=row.region.slug) for row in doomed], by=by
    )
    Feedback.objects.filter(pk__in=[row.pk for row in doomed]).delete()
    return len(doomed)


def delete_feedback_past_retention() -> str:
    """Do the daily clean-up; say what was deleted."""
    deleted = delete_feedback(feedback_past_retention(), by="system")
    return f"{deleted} messages deleted after their retention" if deleted else ""
