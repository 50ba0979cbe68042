"""Every column is declared, and a person who asks to be erased leaves nothing behind."""

import json
from collections.abc import Iterator
from datetime import timedelta
from importlib import import_module
from io import StringIO

import pytest
from django.apps import apps
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command
from django.db import transaction
from django.utils import timezone

from mintregion.backstage import audit
from mintregion.backstage.models import AuditEntry
from mintregion.backstage.personal_data import declarations, no_rows, problems
from mintregion.organisations.models import Organisation
from mintregion.organisations.services import create_organisation
from mintregion.regions import feedback
from mintregion.regions.models import Feedback, Region

MARK = "zzmarker"
EMAIL = f"{MARK}@example.org"
OTHER = "somebody.else@example.org"


@pytest.fixture
def region(db) -> Region:
    """A region nobody else's test data stands in."""
    return Region.objects.create(slug="musterland", name="Musterland", title="MINT-Region Musterland")


@pytest.fixture
def person(region: Region) -> None:
    """A person with a mark in every personal column they have a row in, and somebody else beside them."""
    for email, name in ((EMAIL, f"Ada {MARK}"), (OTHER, "Grace Unmarked")):
        user = get_user_model().objects.create_user(email, "correct horse battery", name=name)
        Feedback.objects.create(
            region=region, kind="barrier", page="/", message=f"I am {name}", name=name, email=email.upper()
        )
        create_organisation(
            region=region, name="Werkstatt", by=f"user:{user.pk}", email=email, phone=f"tel {name}"
        )
        store = import_module(settings.SESSION_ENGINE).SessionStore()
        store["_auth_user_id"] = str(user.pk)
        store.save()
        with transaction.atomic():
            audit.record(
                "accounts.user_saved", user, by=f"user:{user.pk}", after={"name": name, "email": email}
            )


def stored_text() -> Iterator[str]:
    """Every value of every table as text."""
    for model in apps.get_models():
        for row in model._default_manager.values_list():
            yield f"{model._meta.label}: {row!r}"


def test_every_column_of_every_table_is_declared() -> None:
    assert list(problems()) == []


def test_the_person_of_these_tests_has_rows_wherever_people_are_found(person: None) -> None:
    findable = [
        entry for entry in declarations if entry.processing and entry.processing.rows_of is not no_rows
    ]

    found = {entry.model: entry.processing.rows_of(EMAIL).count() for entry in findable}

    assert found == {
        "accounts.User": 1,
        "backstage.AuditEntry": 2,
        "organisations.Organisation": 1,
        "regions.Feedback": 1,
        "sessions.Session": 1,
    }


def test_erasing_leaves_no_trace_of_the_person(person: None) -> None:
    assert [text for text in stored_text() if MARK in text.lower()] != []

    call_command("erase_person", EMAIL, "--yes", stdout=StringIO())

    assert [text for text in stored_text() if MARK in text.lower()] == []


def test_erasing_keeps_everybody_else_and_what_is_counted(person: None) -> None:
    before = AuditEntry.objects.count()

    call_command("erase_person", EMAIL, "--yes", stdout=StringIO())

    assert list(get_user_model().objects.values_list("email", flat=True)) == [OTHER]
    assert list(Feedback.objects.values_list("name", flat=True)) == ["Grace Unmarked"]
    assert sorted(Organisation.objects.values_list("email", "phone")) == [
        ("", ""),
        (OTHER, "tel Grace Unmarked"),
    ]
    assert AuditEntry.objects.count() > before


def test_erasing_is_noted_without_the_address(person: None) -> None:
    call_command("erase_person", EMAIL, "--yes", stdout=StringIO())

    noted = (
        AuditEntry.objects.filter(action="backstage.person_erased")
        .values("actor", "object_id", "after")
        .get()
    )
    assert noted == {
        "actor": "command:erase_person",
        "object_id": "erasures",
        "after": {
            "accounts.User": 1,
            "organisations.Organisation": 1,
            "regions.Feedback": 1,
            "sessions.Session": 1,
        },
    }


def test_a_copy_holds_every_personal_value_of_the_person_and_nobody_elses(person: None) -> None:
    out = StringIO()

    call_command("export_person", EMAIL, stdout=out)

    copy = json.loads(out.getvalue())
    marked = [
        (part["title"], name)
        for part in copy["data"]
        for row in part["rows"]
        for name in row
        if MARK in str(row[name]).lower()
    ]
    assert len(marked) == 2 + 2 + 3  # account, organisation, feedback
    assert "Unmarked" not in out.getvalue()
    assert OTHER not in out.getvalue()


def test_a_copy_never_holds_a_password_or_a_session_key(person: None) -> None:
    out = StringIO()

    call_command("export_person", EMAIL, stdout=out)

    user = get_user_model().objects.get(email=EMAIL)
    assert user.password not in out.getvalue()


@pytest.mark.django_db
@pytest.mark.parametrize(
    "command", [["export_person", "nobody@example.org"], ["erase_person", "nobody@example.org", "--yes"]]
)
def test_somebody_unknown_is_told_apart_from_success(command: list[str]) -> None:
    with pytest.raises(CommandError, match="Nothing is stored"):
        call_command(*command)


def test_the_register_has_one_line_per_activity() -> None:
    out = StringIO()

    call_command("personal_data_register", stdout=out)

    lines = out.getvalue().splitlines()
    assert len(lines) == 2 + sum(entry.processing is not None for entry in declarations)
    assert {line.count(" | ") for line in lines} == {7}


@pytest.mark.parametrize(
    ("answered_days_ago", "received_days_ago", "is_deleted"),
    [(364, 400, False), (366, 400, True), (None, 729, False), (None, 731, True), (1, 731, True)],
)
def test_feedback_is_deleted_exactly_when_it_is_due(
    region, answered_days_ago, received_days_ago, is_deleted
) -> None:
    now = timezone.now()
    row = Feedback.objects.create(region=region, kind="mistake", message="…")
    answered_at = None if answered_days_ago is None else now - timedelta(days=answered_days_ago)
    Feedback.objects.update(received_at=now - timedelta(days=received_days_ago), answered_at=answered_at)

    feedback.delete_feedback_past_retention()

    assert Feedback.objects.filter(pk=row.pk).exists() is not is_deleted
