"""The base of every area's admin: each write is one transaction, audited, and tells who did it."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, ClassVar
from urllib.parse import urlencode

from django.contrib.admin import ModelAdmin, TabularInline
from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.views.main import ChangeList
from django.db import models, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from mintregion.backstage import audit, generations

# An address typed without its scheme is taken as a secure one.
HTTPS: dict[Any, dict[str, Any]] = {models.URLField: {"assume_scheme": "https"}}


def actor(request: HttpRequest) -> str:
    """Name the signed-in person as the audit trail does."""
    return f"user:{request.user.pk}"


class CarefulChangeList(ChangeList):
    """A list whose address may hold anything."""

    def get_filters(self, request: HttpRequest) -> Any:
        """Take a year far beyond the calendar, or a NUL PostgreSQL cannot hold, like any other wrong filter."""
        if any("\0" in value for value in self.params.values()):
            raise IncorrectLookupParameters
        try:
            return super().get_filters(request)
        except OverflowError as problem:
            raise IncorrectLookupParameters from problem


class TrailAdmin(ModelAdmin):  # type: ignore[type-arg]  # serves every model
    """An admin that shows the audit trail as history."""

    show_full_result_count = False

    def get_changelist(self, request: HttpRequest, **options: Any) -> type[ChangeList]:
        """Use the careful list."""
        return CarefulChangeList

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: Mapping[str, Any] | None = None
    ) -> HttpResponse:
        """Lead to the audit trail of the row."""
        query = urlencode({"object_type": self.opts.label_lower, "object_id": object_id})
        return HttpResponseRedirect(f"{reverse('admin:backstage_auditentry_changelist')}?{query}")


class AuditedAdmin(TrailAdmin):
    """An admin whose writes go to the audit trail instead of Django's own log.

    Areas override `store` and `remove` to call their services. `event` names the thing in the audit
    trail ("regions.place" gives "regions.place_saved"); `generation` is counted with every write.
    """

    event: ClassVar[str]
    generation: ClassVar[str] = ""
    list_per_page = 50
    formfield_overrides = HTTPS

    def store(self, form: Any, formsets: Sequence[Any], *, by: str) -> None:
        """Save the row and what hangs on it."""
        row = form.instance
        before = stored_values(row)
        row.save()
        form.save_m2m()
        self.record_saved(form, before, by=by)
        self.store_inlines(formsets, by=by)

    def remove(self, rows: Sequence[models.Model], *, by: str) -> None:
        """Delete rows; note what they held."""
        changes = [audit.Change(row, before=audit.snapshot(row), region=region_of(row)) for row in rows]
        audit.record_all(f"{self.event}_deleted", changes, by=by)
        for row in rows:
            row.delete()
        self.count_change()

    def record_saved(self, form: Any, before: Mapping[str, Any], *, by: str) -> None:
        """Note what differs from `before`, with the sets of other rows that were chosen."""
        row = form.instance
        was, became = audit.differences(before, audit.snapshot(row))
        chosen = {name: _keys(form.cleaned_data[name]) for name in form.changed_data if _is_set(row, name)}
        audit.record(
            f"{self.event}_saved", row, by=by, region=region_of(row), before=was, after={**became, **chosen}
        )
        self.count_change()

    def store_inlines(self, formsets: Sequence[Any], *, by: str) -> None:
        """Save rows edited on the page of another row."""
        for formset in formsets:
            before = {form.instance.pk: stored_values(form.instance) for form in formset.initial_forms}
            formset.save()
            saved = [*formset.new_objects, *(row for row, _fields in formset.changed_objects)]
            changes = [
                audit.Change(
                    row, *audit.differences(before.get(row.pk, {}), audit.snapshot(row)), region_of(row)
                )
                for row in saved
            ]
            gone = [audit.Change(row, before=audit.snapshot(row)) for row in formset.deleted_objects]
            name = formset.model._meta.label_lower
            audit.record_all(f"{name}_saved", changes, by=by)
            audit.record_all(f"{name}_deleted", gone, by=by)

    def count_change(self) -> None:
        """Let every process see the change."""
        if self.generation:
            generations.bump(self.generation)

    def save_model(self, request: HttpRequest, obj: models.Model, form: Any, change: bool) -> None:
        """Do nothing yet: `save_related` stores the row together with what hangs on it."""

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Store everything in one transaction; a page saved as it was changes nothing."""
        if change and not form.has_changed() and not any(formset.has_changed() for formset in formsets):
            return
        with transaction.atomic():
            self.store(form, list(formsets), by=actor(request))

    def delete_model(self, request: HttpRequest, obj: models.Model) -> None:
        """Delete one row."""
        with transaction.atomic():
            self.remove([obj], by=actor(request))

    def delete_queryset(self, request: HttpRequest, queryset: models.QuerySet[Any]) -> None:
        """Delete the chosen rows."""
        with transaction.atomic():
            self.remove(list(queryset), by=actor(request))

    def construct_change_message(
        self, request: HttpRequest, form: Any, formsets: Any, add: bool = False
    ) -> Any:
        """Say nothing: the audit trail knows more."""
        return []

    def log_addition(self, request: HttpRequest, obj: models.Model, message: Any) -> Any:
        """Leave Django's own log empty: it would keep names of people."""

    def log_change(self, request: HttpRequest, obj: models.Model, message: Any) -> Any:
        """Leave Django's own log empty."""

    def log_deletions(self, request: HttpRequest, queryset: Iterable[models.Model]) -> Any:
        """Leave Django's own log empty."""


class RowsInline(TabularInline):  # type: ignore[type-arg]  # serves every model
    """Rows edited in a table on the page of another row."""

    formfield_overrides = HTTPS
    extra = 1


class ReadOnlyAdmin(TrailAdmin):
    """An admin that only shows."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Nobody adds rows by hand."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        """Nobody changes rows by hand."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        """Nobody deletes rows by hand."""
        return False


def stored_values(row: models.Model) -> dict[str, Any]:
    """What the database holds of a row at the moment; nothing for a new one."""
    rows = type(row)._default_manager  # noqa: SLF001 -- the manager of whatever model this is
    stored = rows.filter(pk=row.pk).first() if row.pk is not None else None
    return audit.snapshot(stored) if stored else {}


def region_of(row: models.Model) -> str:
    """Short name of the region a row belongs to, or an empty string."""
    return getattr(getattr(row, "region", None), "slug", "")


def _is_set(row: models.Model, name: str) -> bool:
    return name in {column.name for column in row._meta.many_to_many}


def _keys(rows: Any) -> list[Any]:
    return sorted(row.pk for row in rows)
