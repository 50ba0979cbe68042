"""What the tables of people who sign in hold, and how a person leaves them."""

from typing import Any

from django.contrib.sessions.models import Session
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from mintregion.accounts.models import User
from mintregion.backstage.models import AuditEntry
from mintregion.backstage.personal_data import Declaration, Processing, declarations


def users_of(email: str) -> QuerySet[User]:
    """Return the account with this mail address, in whatever case it is written."""
    return User.objects.filter(email__iexact=email)


def sessions_of(email: str) -> QuerySet[Session]:
    """Return the sessions in which this person is signed in."""
    ids = {str(pk) for pk in users_of(email).values_list("pk", flat=True)}
    live = Session.objects.filter(expire_date__gt=timezone.now()) if ids else Session.objects.none()
    keys = [session.pk for session in live.iterator() if session.get_decoded().get("_auth_user_id") in ids]
    return Session.objects.filter(pk__in=keys)


def audit_entries_of(email: str) -> QuerySet[AuditEntry]:
    """Return what this person did, as the audit trail names them: by the number of their account."""
    return AuditEntry.objects.filter(actor__in=[f"user:{user.pk}" for user in users_of(email)])


def delete_rows(rows: QuerySet[Any], _by: str) -> int:
    """Delete rows that are about nobody else; return how many."""
    count = rows.count()
    rows.delete()
    return count


declarations.register(
    Declaration(
        model="accounts.User",
        not_personal="is_staff is_superuser is_active groups user_permissions",
        pseudonymous="id joined_at last_login",
        personal="email name password",
        processing=Processing(
            title=_("Accounts"),
            purpose=_("Let people who maintain offers and pages sign in"),
            legal_basis="DSGVO Art. 6 (1) (e)",
            people=_("Staff of the region and of its organisations"),
            recipients=_("The administrators of this installation"),
            retention=_("As long as the person maintains the portal"),
            on_erasure=_("The account is deleted. The audit trail keeps its number."),
            rows_of=users_of,
            erase=delete_rows,
            not_exported=frozenset({"password"}),
            erased_last=True,
        ),
    ),
    Declaration(
        model="sessions.Session",
        pseudonymous="session_key session_data expire_date",
        processing=Processing(
            title=_("Sessions"),
            purpose=_("Keep a person signed in from page to page"),
            legal_basis="DSGVO Art. 6 (1) (e), TDDDG § 25 (2)",
            people=_("People who are signed in"),
            recipients=_("Nobody"),
            retention=_("Two weeks, or until the person signs out"),
            on_erasure=_("The sessions are deleted."),
            rows_of=sessions_of,
            erase=delete_rows,
            not_exported=frozenset({"session_key", "session_data"}),
        ),
    ),
    Declaration(
        model="backstage.AuditEntry",
        not_personal="action object_type object_id region before after",
        pseudonymous="id at actor",
        processing=Processing(
            title=_("Audit trail"),
            purpose=_("Prove who changed what and when"),
            legal_basis="DSGVO Art. 6 (1) (e), Art. 32",
            people=_("Staff of the region and of its organisations"),
            recipients=_("The administrators of this installation"),
            retention=_("As long as this installation exists; it holds no names and no mail addresses"),
            on_erasure=_("The entries stay. They name the number of an account that no longer exists."),
            rows_of=audit_entries_of,
        ),
    ),
)
