"""Writes the audit trail: who changed what, with the values before and after."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db import connection, models

from mintregion.backstage.models import AuditEntry
from mintregion.backstage.personal_data import MASK, personal_fields

Values = Mapping[str, Any]


@dataclass(frozen=True)
class Change:
    """What happened to one row; `before` and `after` hold only what differs."""

    obj: models.Model
    before: Values = field(default_factory=dict)
    after: Values = field(default_factory=dict)
    region: str = ""


def record(
    action: str,
    obj: models.Model,
    *,
    by: str,
    region: str = "",
    before: Values | None = None,
    after: Values | None = None,
) -> None:
    """Write one change in the transaction in which it happens; raise RuntimeError outside of one.

    `action` is area and event, such as "catalogue.offer_saved"; `by` is "user:12",
    "command:import_offers" or "system". Personal values are replaced: the trail says that a mail
    address changed, not to what, so that erasing a person (DSGVO Art. 17) need not touch it.
    """
    record_all(action, [Change(obj, before or {}, after or {}, region)], by=by)


def record_all(action: str, changes: Iterable[Change], *, by: str) -> None:
    """Write many changes of one action with one statement per thousand."""
    if not connection.in_atomic_block:
        raise RuntimeError("An audit entry is written in the transaction of the change it tells about.")
    AuditEntry.objects.bulk_create([_entry(action, change, by) for change in changes], batch_size=1000)


def snapshot(obj: models.Model) -> dict[str, Any]:
    """Return the stored columns of a row as plain values, to compare before and after a change."""
    return {column.attname: _plain(column, obj) for column in obj._meta.concrete_fields}


def differences(before: Values, after: Values) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return what two snapshots do not share, as it was and as it is."""
    names = [name for name in {**before, **after} if before.get(name) != after.get(name)]
    return (
        {name: before[name] for name in names if name in before},
        {name: after[name] for name in names if name in after},
    )


def _plain(column: "models.Field[Any, Any]", obj: models.Model) -> Any:
    """The value as JSON can hold it; what JSON does not know as the text Django serialises."""
    value = column.value_from_object(obj)
    if value is None or isinstance(value, bool | int | float | str | dict | list):
        return value
    return column.value_to_string(obj)


def _entry(action: str, change: Change, by: str) -> AuditEntry:
    hidden = personal_fields(type(change.obj))
    return AuditEntry(
        actor=by,
        action=action,
        object_type=change.obj._meta.label_lower,
        object_id=str(change.obj.pk),
        region=change.region,
        before=_without(hidden, change.before),
        after=_without(hidden, change.after),
    )


def _without(hidden: frozenset[str], values: Values) -> dict[str, Any]:
    return {name: MASK if name in hidden and value else value for name, value in values.items()}
