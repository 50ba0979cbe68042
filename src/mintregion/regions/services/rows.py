"""Makes many stored rows equal wanted ones in a few statements."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from django.db import models

from mintregion.backstage import audit, generations
from mintregion.backstage.models import Generation

BATCH = 500
Row = TypeVar("Row", bound=models.Model)


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a load did, in rows."""

    created: int
    changed: int
    unchanged: int

    def __add__(self, other: "Loaded") -> "Loaded":
        return Loaded(
            self.created + other.created, self.changed + other.changed, self.unchanged + other.unchanged
        )

    def __bool__(self) -> bool:
        """Whether anything is different now."""
        return bool(self.created or self.changed)


def record_bulk(action: str, *, by: str, region: str = "", after: dict[str, Any]) -> None:
    """Count a change of many rows as one new generation and as one entry of the audit trail."""
    generations.bump("regions")
    audit.record(action, Generation.objects.get(name="regions"), by=by, region=region, after=after)


def upsert(
    stored: Iterable[Row], wanted: Iterable[Row], *, key: Sequence[str], columns: Sequence[str]
) -> Loaded:
    """Make stored rows equal wanted ones, matched by `key`; rows nobody wants stay.

    One statement per 500 new or changed rows. Of two wanted rows with one key the first wins.
    """

    def values(row: Row, names: Sequence[str]) -> tuple[Any, ...]:
        return tuple(getattr(row, name) for name in names)

    known = {values(row, key): row for row in stored}
    distinct: dict[tuple[Any, ...], Row] = {}
    for row in wanted:
        distinct.setdefault(values(row, key), row)
    new = [row for identity, row in distinct.items() if identity not in known]
    changed = []
    for identity, row in distinct.items():
        old = known.get(identity)
        if old is not None and values(old, columns) != values(row, columns):
            row.pk = old.pk
            changed.append(row)
    if new:
        type(new[0])._default_manager.bulk_create(new, batch_size=BATCH)  # noqa: SLF001
    if changed:
        names = [name.removesuffix("_id") for name in columns]
        type(changed[0])._default_manager.bulk_update(changed, names, batch_size=BATCH // 5)  # noqa: SLF001
    return Loaded(len(new), len(changed), len(distinct) - len(new) - len(changed))
