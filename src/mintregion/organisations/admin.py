"""Organisations and the bodies that carry them in Django's admin, until the desk exists."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from mintregion.backstage.administration import AuditedAdmin
from mintregion.organisations.models import Organisation, ParentBody
from mintregion.organisations.services import save_organisation
from mintregion.shell.translation_forms import translation_fieldsets, translation_form


class OrganisationForm(translation_form(Organisation)):  # type: ignore[misc]  # made from the model
    """An organisation with its texts in every language; without a short name it is given one."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["slug"].required = False


@admin.register(Organisation)
class OrganisationAdmin(AuditedAdmin):
    """Schools, firms and everybody else who offers or books."""

    event = "organisations.organisation"
    form = OrganisationForm
    list_display = ("name", "kind", "town", "region", "is_claimed", "is_sample", "edited_at")
    list_filter = ("region", "kind", "is_claimed", "is_sample")
    list_select_related = ("region",)
    search_fields = ("name", "slug", "town", "=external_id")
    date_hierarchy = "edited_at"
    autocomplete_fields = ("part_of", "parent_body", "place")
    readonly_fields = ("edited_at",)
    fieldsets = (
        (None, {"fields": ("region", "name", "slug", "kind", "part_of", "parent_body", "description")}),
        *translation_fieldsets(Organisation),
        (_("Address"), {"fields": ("street", "postcode", "town", "place", "latitude_e6", "longitude_e6")}),
        (_("Public contact"), {"fields": ("phone", "email", "contact_page", "website", "accessibility")}),
        (_("Origin"), {"fields": ("external_id", "is_claimed", "is_sample", "edited_at")}),
    )

    def store(self, form, formsets, *, by):
        """Save through the service, which tells the areas that show organisations."""
        save_organisation(form.instance, by=by)


@admin.register(ParentBody)
class ParentBodyAdmin(AuditedAdmin):
    """Towns, churches, associations and others who carry organisations."""

    event = "organisations.parent_body"
    list_display = ("name", "kind", "region")
    list_filter = ("region", "kind")
    list_select_related = ("region",)
    search_fields = ("name",)
