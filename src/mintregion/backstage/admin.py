"""The audit trail and the background work, to be looked at."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from mintregion.backstage.administration import ReadOnlyAdmin
from mintregion.backstage.models import AuditEntry, Heartbeat, Lease

admin.site.site_title = _("MINT region")
admin.site.site_header = _("Administration of the MINT region")
admin.site.index_title = _("What would you like to edit?")


@admin.register(AuditEntry)
class AuditEntryAdmin(ReadOnlyAdmin):
    """Who changed what and when."""

    list_display = ("at", "actor", "action", "object_type", "object_id", "region")
    list_filter = ("object_type", "region")
    search_fields = ("=actor", "=object_id", "^action")
    date_hierarchy = "at"

    def lookup_allowed(self, lookup: str, value: str, request=None) -> bool:
        """Let the history of a row link here."""
        return lookup in {"object_id", "object_type"} or super().lookup_allowed(lookup, value, request)


@admin.register(Lease)
class LeaseAdmin(ReadOnlyAdmin):
    """What the background workers do and when they do it next."""

    list_display = ("key", "finished_at", "due_at", "holder", "failures")


@admin.register(Heartbeat)
class HeartbeatAdmin(ReadOnlyAdmin):
    """Which background workers run."""

    list_display = ("worker", "beat_at")
