"""Offers in Django's admin, until the desk exists."""

from django.contrib import admin, messages
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from mintregion.backstage.administration import AuditedAdmin, RowsInline, actor
from mintregion.backstage.uploads import Picture, PictureField, delete_picture
from mintregion.catalogue import services
from mintregion.catalogue.models import Offer, OfferLink
from mintregion.catalogue.services.pictures import keep_picture
from mintregion.catalogue.vocabulary import scheme
from mintregion.shell.translation_forms import LinesField, translation_fieldsets, translation_form

NEEDED_FOR_PUBLICATION = (
    "title",
    "kind",
    "kind_as_written",
    "short_text",
    "stages",
    "audiences",
    "grade_from",
    "grade_to",
)

LABELS = {column.name: column.verbose_name for column in Offer._meta.concrete_fields}


class OfferForm(translation_form(Offer)):  # type: ignore[misc]  # made from the model
    """An offer with its texts in every language, its picture and its keywords."""

    keywords = LinesField(label=gettext_lazy("keywords"), required=False)
    image = PictureField(label=gettext_lazy("picture"), required=False)

    def clean(self):
        """Keep a published offer complete, and with an organisation of its own region."""
        cleaned = super().clean()
        organisation, region = cleaned.get("organisation"), cleaned.get("region")
        if organisation and region and organisation.region_id != region.pk:
            self.add_error("organisation", _("This organisation belongs to another region."))
        if self.instance.state == Offer.State.PUBLISHED:
            candidate = Offer(**{name: cleaned[name] for name in NEEDED_FOR_PUBLICATION if name in cleaned})
            for name in services.missing_for_publication(candidate):
                self.add_error(name, _("A published offer needs this."))
        return cleaned


class OfferLinkInline(RowsInline):
    """Web addresses on the page of their offer."""

    model = OfferLink


class ConceptFilter(admin.SimpleListFilter):
    """Filters by the concepts of a vocabulary under the labels people read."""

    scheme_name = ""
    lookup = ""

    def lookups(self, request, model_admin):
        """Offer every concept."""
        return scheme(self.scheme_name).choices()

    def queryset(self, request, queryset):
        """Keep offers with the chosen concept."""
        return queryset.filter(**{self.lookup: self.value()}) if self.value() else queryset


class KindFilter(ConceptFilter):
    """Filters by what sort of offer it is."""

    title = gettext_lazy("kind")
    parameter_name = "kind"
    scheme_name = "kind"
    lookup = "kind"


class StageFilter(ConceptFilter):
    """Filters by stage of education."""

    title = gettext_lazy("stages")
    parameter_name = "stage"
    scheme_name = "stage"
    lookup = "stages__has"


@admin.register(Offer)
class OfferAdmin(AuditedAdmin):
    """Offers; every write goes through the services, so that the search knows it with the next request."""

    event = "catalogue.offer"
    form = OfferForm
    inlines = (OfferLinkInline,)
    list_display = ("title", "state", "number", "checked_at", "edited_at", "organisation", "region")
    list_filter = ("state", "region", KindFilter, StageFilter, "is_sample")
    list_select_related = ("organisation", "region")
    search_fields = ("title", "short_text", "organisation__name", "=external_id", "=number_value")
    date_hierarchy = "published_at"
    autocomplete_fields = ("organisation", "place")
    filter_horizontal = ("travel_districts",)
    readonly_fields = ("state", "edited_at", "published_at")
    actions = ("publish", "pause", "archive")
    fieldsets = (
        (
            None,
            {
                "fields": (
                    "region",
                    "organisation",
                    "title",
                    "short_text",
                    "long_text",
                    "plain_sentence",
                    "state",
                )
            },
        ),
        *translation_fieldsets(Offer),
        (
            gettext_lazy("What and for whom"),
            {
                "fields": (
                    ("kind", "kind_as_written"),
                    "track",
                    "field",
                    "themes",
                    "stages",
                    "audiences",
                    ("school_types", "school_types_as_written"),
                    ("grade_from", "grade_to", "grades_as_written"),
                    "keywords",
                )
            },
        ),
        (
            gettext_lazy("How long and how many"),
            {
                "fields": (
                    ("duration_min", "duration_max", "duration_unit", "duration_as_written"),
                    ("participants", "participants_min", "participants_max", "participants_as_written"),
                    ("school_year_from", "school_year_to"),
                )
            },
        ),
        (
            gettext_lazy("Where"),
            {
                "fields": (
                    "venues",
                    ("place", "place_as_written"),
                    ("latitude_e6", "longitude_e6"),
                    "travel_km",
                    "travel_districts",
                )
            },
        ),
        (
            gettext_lazy("Cost, languages, accessibility"),
            {"fields": (("cost", "cost_text"), "languages_spoken", "accessibility", "accessibility_text")},
        ),
        (gettext_lazy("Picture"), {"fields": ("image", "image_text", "image_credit")}),
        (
            gettext_lazy("Origin and freshness"),
            {
                "fields": (
                    ("number_letter", "number_value"),
                    "external_id",
                    "is_sample",
                    "checked_at",
                    "edited_at",
                    "published_at",
                )
            },
        ),
    )

    @admin.display(description=gettext_lazy("Number"), ordering="number_value")
    def number(self, offer):
        """The handbook number."""
        return offer.handbook_number

    def store(self, form, formsets, *, by):
        """Save offer, districts, links and picture as one change."""
        offer = form.instance
        picture = form.cleaned_data.get("image")
        old_name = form.initial["image"].name if form.initial.get("image") else ""
        districts = form.cleaned_data["travel_districts"] if "travel_districts" in form.changed_data else None
        services.save_offer(
            offer,
            by=by,
            travel_districts=None if districts is None else list(districts),
            links=_links(formsets),
        )
        keep_picture(offer, picture if isinstance(picture, Picture) else None, replaced=old_name)

    def remove(self, rows, *, by):
        """Delete offers with their pictures."""
        for offer in rows:
            name = offer.image.name
            services.delete_offer(offer, by=by)
            delete_picture(name)

    @admin.action(description=gettext_lazy("Publish"))
    def publish(self, request, queryset):
        """Publish those that say enough; name the others."""
        published = 0
        for offer in queryset.select_related("region", "organisation"):
            try:
                services.publish_offer(offer, by=actor(request))
                published += 1
            except services.IncompleteOffer as incomplete:
                fields = ", ".join(str(LABELS[name]) for name in incomplete.missing)
                text = _("“%(offer)s” cannot be published yet. Missing: %(fields)s.")
                self.message_user(request, text % {"offer": offer, "fields": fields}, messages.ERROR)
        text = ngettext("%(count)d offer published.", "%(count)d offers published.", published)
        self.message_user(request, text % {"count": published})

    @admin.action(description=gettext_lazy("Pause"))
    def pause(self, request, queryset):
        """Take offers out of sight for a while."""
        self._each(request, queryset, services.pause_offer)

    @admin.action(description=gettext_lazy("Archive"))
    def archive(self, request, queryset):
        """End offers."""
        self._each(request, queryset, services.archive_offer)

    @transaction.atomic
    def _each(self, request, queryset, service):
        offers = list(queryset.select_related("region", "organisation"))
        for offer in offers:
            service(offer, by=actor(request))
        text = ngettext("%(count)d offer changed.", "%(count)d offers changed.", len(offers))
        self.message_user(request, text % {"count": len(offers)})


def _links(formsets):
    """The links as the page shows them, or None when nobody touched them."""
    for formset in formsets:
        if formset.model is OfferLink and formset.has_changed():
            kept = [form.cleaned_data for form in formset.forms if form not in formset.deleted_forms]
            return [(data["label"], data["url"]) for data in kept if data.get("url")]
    return None
