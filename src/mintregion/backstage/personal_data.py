"""The register of personal data: what every column of every table holds, why, how long, and how it is erased.

Each area declares its tables in its own `personal_data.py`. A test fails for a column nobody declared, so
that a new field is a decision and not an accident (DSGVO Art. 5, 15, 17, 20, 30).
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, TypeAlias

from django.apps import apps
from django.db import models

from mintregion.shell.registries import Label, Registry

# Stands in the audit trail where a personal value stood.
MASK = "…"

Rows: TypeAlias = models.QuerySet[Any]


def no_rows(_email: str) -> Rows | None:
    """Answer for data that cannot be found by a person's mail address."""
    return None


def keep_rows(_rows: Rows, _by: str) -> int:
    """Erase nothing: the data stays useful and says nothing about the person once their account is gone."""
    return 0


@dataclass(frozen=True)
class Processing:
    """One line of the record of processing activities (DSGVO Art. 30) and what follows from it.

    `rows_of` finds a person's rows by mail address; `erase` removes the person from such rows in the
    open transaction, on behalf of an actor, and returns how many it changed. `erased_last` is for the row
    by which the others are found.
    """

    title: Label
    purpose: Label
    legal_basis: str
    people: Label
    recipients: Label
    retention: Label
    on_erasure: Label
    rows_of: Callable[[str], Rows | None] = no_rows
    erase: Callable[[Rows, str], int] = keep_rows
    not_exported: frozenset[str] = frozenset()
    erased_last: bool = False


@dataclass(frozen=True)
class Declaration:
    """What the columns of one table hold, as names separated by blanks."""

    model: str
    not_personal: str = ""
    pseudonymous: str = ""
    personal: str = ""
    processing: Processing | None = None

    @property
    def key(self) -> str:
        """The table, in the small letters Django compares by."""
        return self.model.lower()

    def about_people(self) -> tuple[str, ...]:
        """Columns that say something about a person, pseudonymous ones first."""
        return (*self.pseudonymous.split(), *self.personal.split())

    def labels(self) -> list[str]:
        """The columns about people under the names people see."""
        columns = apps.get_model(self.model)._meta
        return [str(columns.get_field(name).verbose_name) for name in self.about_people()]


declarations: Registry[Declaration] = Registry("personal_data")


def personal_fields(model: type[models.Model]) -> frozenset[str]:
    """Return the personal columns of a table; none for a table nobody declared."""
    label = model._meta.label_lower
    return frozenset(declarations[label].personal.split()) if label in declarations else frozenset()


def problems() -> Iterator[str]:
    """Yield one sentence for each table or column whose declaration is missing, doubled or out of date."""
    tables = {model._meta.label_lower: model for model in apps.get_models()}
    for label, model in tables.items():
        if label not in declarations:
            yield f"{model._meta.label} is not declared."
            continue
        yield from _column_problems(declarations[label], model)
    for declaration in declarations:
        if declaration.key not in tables:
            yield f"{declaration.model} is declared, but there is no such table."


def _column_problems(declaration: Declaration, model: type[models.Model]) -> Iterator[str]:
    columns = {column.name for column in (*model._meta.concrete_fields, *model._meta.local_many_to_many)}
    declared = [
        *declaration.not_personal.split(),
        *declaration.pseudonymous.split(),
        *declaration.personal.split(),
    ]
    for name in sorted(columns - set(declared)):
        yield f"{declaration.model}.{name} is not declared."
    for name in sorted(set(declared) - columns):
        yield f"{declaration.model}.{name} is declared, but there is no such column."
    for name in sorted({name for name in declared if declared.count(name) > 1}):
        yield f"{declaration.model}.{name} is declared twice."
    if declaration.about_people() and declaration.processing is None:
        yield f"{declaration.model} holds data about people, but nobody says why."
