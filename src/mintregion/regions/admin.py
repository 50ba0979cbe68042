"""Regions, their pages and their ground in Django's admin, until the desk exists."""

from django.contrib import admin
from django.contrib.admin.widgets import AdminTextareaWidget
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from mintregion.backstage import audit
from mintregion.backstage.administration import AuditedAdmin, RowsInline, actor
from mintregion.regions import feedback, services
from mintregion.regions.models import District, Feedback, Municipality, Place, Region, RegionHost, RegionPage
from mintregion.shell.translation_forms import LinesField, translation_fieldsets, translation_form


class RegionForm(translation_form(Region)):  # type: ignore[misc]  # made from the model
    """A region with its texts in every language."""

    frequent_searches = LinesField(label=_("frequent searches"), required=False)


class RegionHostInline(RowsInline):
    """Host names on the page of their region."""

    model = RegionHost


@admin.register(Region)
class RegionAdmin(AuditedAdmin):
    """A region is made invisible, never deleted here: its offers would go with it."""

    event = "regions.region"
    generation = "regions"
    form = RegionForm
    inlines = (RegionHostInline,)
    list_display = ("title", "slug", "carrier", "is_public")
    list_filter = ("is_public",)
    search_fields = ("name", "title", "slug")
    filter_horizontal = ("districts",)
    fieldsets = (
        (None, {"fields": ("title", "name", "slug", "is_public", "claim", "introduction", "emblem")}),
        *translation_fieldsets(Region),
        (
            _("Office"),
            {"fields": ("carrier", "office", "street", "postcode", "town", "phone", "email", "website")},
        ),
        (_("Catalogue"), {"fields": ("drill_down_name", "frequent_searches", "districts")}),
    )

    def has_delete_permission(self, request, obj=None):
        """Nobody deletes a region by a click."""
        return False

    def store(self, form, formsets, *, by):
        """Save through the service, which tells every process."""
        services.save_region(form.instance, by=by)
        if "districts" in form.changed_data:
            keys = sorted(district.key for district in form.cleaned_data["districts"])
            slug = form.instance.slug
            audit.record(
                "regions.districts_chosen", form.instance, by=by, region=slug, after={"districts": keys}
            )
        form.save_m2m()
        self.store_inlines(formsets, by=by)


@admin.register(RegionPage)
class RegionPageAdmin(AuditedAdmin):
    """Imprint, privacy and the other text pages of a region."""

    event = "regions.page"
    generation = "regions"
    form = translation_form(RegionPage)
    list_display = ("title", "kind", "region", "checked_on")
    list_filter = ("region", "kind")
    list_select_related = ("region",)
    search_fields = ("title", "body")
    fieldsets = (
        (None, {"fields": ("region", "kind", "title", "body", "checked_on")}),
        *translation_fieldsets(RegionPage),
    )


@admin.register(District)
class DistrictAdmin(AuditedAdmin):
    """Landkreise and kreisfreie Städte."""

    event = "regions.district"
    generation = "regions"
    list_display = ("key", "name", "kind")
    list_filter = ("kind",)
    search_fields = ("key", "name")

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        """Give the outline a small text area: it is long and nobody reads it."""
        if db_field.name == "outline":
            kwargs["widget"] = AdminTextareaWidget(attrs={"rows": 3})
        return super().formfield_for_dbfield(db_field, request, **kwargs)


@admin.register(Municipality)
class MunicipalityAdmin(AuditedAdmin):
    """Gemeinden with their official keys."""

    event = "regions.municipality"
    generation = "regions"
    list_display = ("name", "key", "district")
    list_filter = ("district",)
    list_select_related = ("district",)
    search_fields = ("name", "key")
    autocomplete_fields = ("district",)


@admin.register(Place)
class PlaceAdmin(AuditedAdmin):
    """Places people search around."""

    event = "regions.place"
    generation = "regions"
    list_display = ("name", "postcode", "country", "municipality", "district")
    list_filter = ("country",)
    list_select_related = ("municipality", "district")
    search_fields = ("name", "^postcode")
    autocomplete_fields = ("municipality", "district")


@admin.register(Feedback)
class FeedbackAdmin(AuditedAdmin):
    """Messages of visitors: read, marked as answered, deleted; never rewritten."""

    event = "regions.feedback"
    list_display = ("received_at", "kind", "region", "page", "answered_at")
    list_filter = ("region", "kind", ("answered_at", admin.EmptyFieldListFilter))
    list_select_related = ("region",)
    search_fields = ("message", "page", "=email")
    date_hierarchy = "received_at"
    fields = ("region", "kind", "page", "message", "name", "email", "received_at", "answered_at")
    readonly_fields = ("region", "kind", "page", "message", "name", "email", "received_at")
    actions = ("mark_answered",)

    def has_add_permission(self, request):
        """Messages come from visitors only."""
        return False

    def remove(self, rows, *, by):
        """Delete through the service, which does not note what the messages said."""
        feedback.delete_feedback(Feedback.objects.filter(pk__in=[row.pk for row in rows]), by=by)

    @admin.action(description=_("Mark as answered"))
    def mark_answered(self, request, queryset):
        """Start the twelve months after which a message is deleted."""
        marked = feedback.mark_feedback_answered(queryset, by=actor(request))
        text = ngettext(
            "%(count)d message marked as answered.", "%(count)d messages marked as answered.", marked
        )
        self.message_user(request, text % {"count": marked})
