"""Rows that every area writes beside its own: audit trail, versions of shared data, leases of background work."""

from typing import Any, NoReturn

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils.translation import gettext_lazy as _


class Generation(models.Model):
    """A counter that grows with every change of one kind of shared data.

    Worker processes keep data in memory and read this one small row to learn that it is stale.
    It is a row and not a sequence: its row lock puts commits in the order of their values.
    """

    name = models.CharField(_("name"), max_length=40, primary_key=True)
    value = models.BigIntegerField(_("value"), default=0)

    class Meta:
        verbose_name = _("generation")
        verbose_name_plural = _("generations")

    def __str__(self) -> str:
        return f"{self.name} {self.value}"


class AppendOnly(Exception):
    """Somebody tried to alter or remove what is written once and for all."""


def _refuse(*_args: Any, **_kwargs: Any) -> NoReturn:
    raise AppendOnly("The audit trail is only ever added to.")


class AppendOnlyQuerySet(models.QuerySet["AuditEntry"]):
    """Rows that can be read and added, nothing else."""

    update = _refuse
    delete = _refuse
    bulk_update = _refuse
    update_or_create = _refuse


class AuditEntry(models.Model):
    """Who changed what and when; written in the transaction of the change, never altered."""

    at = models.DateTimeField(_("at"), auto_now_add=True, db_index=True)
    actor = models.CharField(_("by"), max_length=64)
    action = models.CharField(_("action"), max_length=80)
    object_type = models.CharField(_("object type"), max_length=80)
    object_id = models.CharField(_("object"), max_length=64)
    region = models.CharField(_("region"), max_length=64, blank=True)
    before = models.JSONField(_("before"), default=dict, encoder=DjangoJSONEncoder)
    after = models.JSONField(_("after"), default=dict, encoder=DjangoJSONEncoder)

    objects = AppendOnlyQuerySet.as_manager()

    class Meta:
        verbose_name = _("audit entry")
        verbose_name_plural = _("audit trail")
        ordering = ("-id",)
        indexes = (models.Index(fields=["object_type", "object_id"], name="audit_object"),)

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.action} {self.object_type} {self.object_id}"

    def save(self, **kwargs: Any) -> None:
        """Add the entry; raise AppendOnly when it is already written."""
        if not self._state.adding:
            _refuse()
        super().save(**{**kwargs, "force_insert": True})

    def delete(self, using: str | None = None, keep_parents: bool = False) -> NoReturn:  # noqa: FBT001, FBT002 -- Django's
        """Raise AppendOnly."""
        _refuse()


class Lease(models.Model):
    """The right of one worker process to do one chore until a moment; also when the chore runs next.

    Times are of the database's clock as the application sees it; a worker that dies leaves its lease
    to run out.
    """

    key = models.CharField(_("chore"), max_length=80, primary_key=True)
    holder = models.CharField(_("held by"), max_length=80, blank=True)
    held_until = models.DateTimeField(_("held until"), null=True, blank=True)
    due_at = models.DateTimeField(_("due at"), db_index=True)
    finished_at = models.DateTimeField(_("last finished at"), null=True, blank=True)
    failures = models.PositiveIntegerField(_("failures in a row"), default=0)

    class Meta:
        verbose_name = _("background chore")
        verbose_name_plural = _("background chores")
        ordering = ("key",)

    def __str__(self) -> str:
        return self.key


class Heartbeat(models.Model):
    """When a background worker was last seen alive."""

    worker = models.CharField(_("worker"), max_length=80, primary_key=True)
    beat_at = models.DateTimeField(_("seen at"), db_index=True)

    class Meta:
        verbose_name = _("heartbeat")
        verbose_name_plural = _("heartbeats")
        ordering = ("-beat_at",)

    def __str__(self) -> str:
        return f"{self.worker} {self.beat_at:%Y-%m-%d %H:%M:%S}"
