"""What this area gives to the worker and to the register of personal data."""

from django.contrib.sessions.models import Session
from django.utils import timezone

from mintregion.backstage.chores import Chore, chores
from mintregion.backstage.personal_data import Declaration, declarations

DAY = 24 * 3600


def delete_expired_sessions() -> str:
    """Delete sessions nobody can use any more; what people did in them is not kept."""
    deleted, _by_model = Session.objects.filter(expire_date__lt=timezone.now()).delete()
    return f"{deleted} expired sessions deleted" if deleted else ""


chores.register(Chore("backstage.expired_sessions", DAY, delete_expired_sessions))

declarations.register(
    Declaration("backstage.Generation", not_personal="name value"),
    Declaration("backstage.Lease", not_personal="key holder held_until due_at finished_at failures"),
    Declaration("backstage.Heartbeat", not_personal="worker beat_at"),
    # Nothing is written there: the audit trail takes the place of the administration's own log.
    Declaration(
        "admin.LogEntry",
        not_personal="id action_time user content_type object_id object_repr action_flag change_message",
    ),
    Declaration("auth.Permission", not_personal="id name content_type codename"),
    Declaration("auth.Group", not_personal="id name permissions"),
    Declaration("contenttypes.ContentType", not_personal="id app_label model"),
)
