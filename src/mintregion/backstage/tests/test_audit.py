"""The audit trail is complete, written with the change, never altered, and free of personal values."""

import pytest
from django.contrib.auth import get_user_model
from django.db import transaction

from mintregion.backstage import audit, generations
from mintregion.backstage.models import AppendOnly, AuditEntry, Generation


@pytest.fixture
def entry(db) -> AuditEntry:
    """One written entry."""
    audit.record("backstage.tested", Generation("catalogue"), by="system")
    return AuditEntry.objects.get()


@pytest.mark.django_db
def test_a_change_is_written_with_who_what_and_how() -> None:
    row = Generation("catalogue", 7)

    audit.record(
        "backstage.tested", row, by="user:12", region="trier", before={"value": 6}, after={"value": 7}
    )

    written = AuditEntry.objects.values(
        "actor", "action", "object_type", "object_id", "region", "before", "after"
    ).get()
    assert written == {
        "actor": "user:12",
        "action": "backstage.tested",
        "object_type": "backstage.generation",
        "object_id": "catalogue",
        "region": "trier",
        "before": {"value": 6},
        "after": {"value": 7},
    }


@pytest.mark.django_db
def test_many_changes_cost_one_statement(django_assert_num_queries) -> None:
    changes = [audit.Change(Generation(str(number), number)) for number in range(100)]

    with django_assert_num_queries(1):
        audit.record_all("backstage.tested", changes, by="system")

    assert AuditEntry.objects.count() == 100


@pytest.mark.django_db(transaction=True)
def test_an_entry_outside_a_transaction_is_refused() -> None:
    with pytest.raises(RuntimeError, match="in the transaction"):
        audit.record("backstage.tested", Generation("catalogue"), by="system")

    assert AuditEntry.objects.count() == 0


@pytest.mark.django_db(transaction=True)
def test_an_entry_disappears_with_the_change_that_failed() -> None:
    with transaction.atomic():
        generations.bump("catalogue")
        audit.record("backstage.tested", Generation("catalogue"), by="system")
        transaction.set_rollback(True)

    assert AuditEntry.objects.count() == 0


@pytest.mark.parametrize(
    "alter",
    [
        lambda entry: entry.save(),
        lambda entry: entry.delete(),
        lambda entry: AuditEntry.objects.update(actor="somebody else"),
        lambda entry: AuditEntry.objects.filter(pk=entry.pk).update(actor="somebody else"),
        lambda entry: AuditEntry.objects.all().delete(),
        lambda entry: AuditEntry.objects.bulk_update([entry], ["actor"]),
        lambda entry: AuditEntry.objects.update_or_create(pk=entry.pk, defaults={"actor": "somebody else"}),
    ],
)
def test_a_written_entry_stays_as_it_is(entry: AuditEntry, alter) -> None:
    with pytest.raises(AppendOnly):
        alter(entry)

    assert AuditEntry.objects.values_list("actor", flat=True).get() == "system"


@pytest.mark.django_db
def test_the_trail_says_that_a_personal_value_changed_but_not_to_what() -> None:
    user = get_user_model()(pk=12, email="new@example.org", is_staff=True)

    audit.record(
        "accounts.user_saved",
        user,
        by="user:1",
        before={"email": "old@example.org", "name": "", "is_staff": False},
        after={"email": "new@example.org", "name": "Ada", "is_staff": True},
    )

    written = AuditEntry.objects.get()
    assert written.before == {"email": "…", "name": "", "is_staff": False}
    assert written.after == {"email": "…", "name": "…", "is_staff": True}


def test_a_snapshot_holds_plain_values_of_every_column() -> None:
    assert audit.snapshot(Generation("catalogue", 7)) == {"name": "catalogue", "value": 7}


def test_differences_name_only_what_changed() -> None:
    before = {"title": "Chemie", "grade": 5, "gone": True}
    after = {"title": "Chemie", "grade": 6, "new": True}

    assert audit.differences(before, after) == ({"grade": 5, "gone": True}, {"grade": 6, "new": True})
