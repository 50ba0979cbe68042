"""Offers: what somebody can take part in, borrow or visit."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from mintregion.catalogue.fields import ConceptField, ConceptSetField
from mintregion.organisations.models import Organisation
from mintregion.regions.models import District, Located, Place, Region
from mintregion.shell.translation import Translatable

GRADES = range(1, 14)
SPELT_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})


def grades_between(first: int | None, last: int | None) -> range:
    """Grades from one to another, an open end reaching to the last of all; empty when neither is stated."""
    if first is None and last is None:
        return range(0)
    return range(first or GRADES.start, (last or GRADES.stop - 1) + 1)


class OfferQuerySet(models.QuerySet["Offer"]):
    """Row filters every query of offers starts from."""

    def published(self) -> "OfferQuerySet":
        """Offers anybody may see."""
        return self.filter(state=Offer.State.PUBLISHED)

    def of_region(self, region: Region | None) -> "OfferQuerySet":
        """Offers of one region; of all public regions on the host of the network."""
        if region is None:
            return self.filter(region__is_public=True)
        return self.filter(region=region)


class Offer(Translatable, Located):
    """One offer of an organisation, with everything ReTriBuS and the handbook show and more.

    Fields ending in `_as_written` keep the words of the source beside the structure read from them.
    The point is set only for offers that take place elsewhere than at the organisation.
    """

    class State(models.TextChoices):
        """Life of an offer; only published ones are public."""

        DRAFT = "draft", _("draft")
        IN_REVIEW = "in_review", _("in review")
        PUBLISHED = "published", _("published")
        PAUSED = "paused", _("paused")
        ARCHIVED = "archived", _("archived")

    class DurationUnit(models.TextChoices):
        """In what a duration is counted."""

        MINUTE = "minute", _("minutes")
        HOUR = "hour", _("hours")
        DAY = "day", _("days")
        WEEK = "week", _("weeks")
        MONTH = "month", _("months")
        SCHOOL_YEAR = "school_year", _("school years")

    class Participants(models.TextChoices):
        """How the number of participants is fixed."""

        UNKNOWN = "", _("not stated")
        COUNTED = "counted", _("a number")
        BY_ARRANGEMENT = "by_arrangement", _("by arrangement")
        OPEN = "open", _("open to any number")

    translatable = ("title", "short_text", "long_text", "plain_sentence", "cost_text", "accessibility_text")

    region = models.ForeignKey(Region, models.CASCADE, related_name="+", verbose_name=_("region"))
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", verbose_name=_("organisation")
    )
    external_id = models.CharField(_("external id"), max_length=100, blank=True)
    number_letter = models.CharField(_("letter of the handbook number"), max_length=3, blank=True)
    number_value = models.PositiveIntegerField(_("handbook number"), null=True, blank=True)

    title = models.CharField(_("title"), max_length=300)
    short_text = models.TextField(_("short text"), max_length=600, blank=True)
    long_text = models.TextField(_("long text"), blank=True)
    plain_sentence = models.CharField(_("one sentence in plain language"), max_length=300, blank=True)
    keywords = models.JSONField(_("keywords"), default=list, blank=True)
    image = models.ImageField(_("picture"), upload_to="offers/", blank=True)
    image_text = models.CharField(_("what the picture shows"), max_length=300, blank=True)
    image_credit = models.CharField(_("who took the picture"), max_length=200, blank=True)

    kind = ConceptField(_("kind"), scheme="kind")
    kind_as_written = models.CharField(_("kind as written"), max_length=200, blank=True)
    track = ConceptField(_("training or study"), scheme="track")
    field = ConceptField(_("branch or field of study"), scheme="field")
    themes = ConceptSetField(_("MINT themes"), scheme="theme")
    stages = ConceptSetField(_("stages"), scheme="stage")
    audiences = ConceptSetField(_("audiences"), scheme="audience")
    school_types = ConceptSetField(_("school types"), scheme="school_type")
    school_types_as_written = models.CharField(_("school types as written"), max_length=300, blank=True)
    grade_from = models.PositiveSmallIntegerField(_("grade from"), null=True, blank=True)
    grade_to = models.PositiveSmallIntegerField(_("grade to"), null=True, blank=True)
    grades_as_written = models.CharField(_("grades as written"), max_length=200, blank=True)

    duration_min = models.PositiveIntegerField(_("duration from"), null=True, blank=True)
    duration_max = models.PositiveIntegerField(_("duration to"), null=True, blank=True)
    duration_unit = models.CharField(_("unit of duration"), max_length=12, choices=DurationUnit, blank=True)
    duration_as_written = models.CharField(_("duration as written"), max_length=200, blank=True)
    participants = models.CharField(
        _("number of participants"),
        max_length=16,
        choices=Participants,
        blank=True,
        default=Participants.UNKNOWN,
    )
    participants_min = models.PositiveIntegerField(_("participants from"), null=True, blank=True)
    participants_max = models.PositiveIntegerField(_("participants to"), null=True, blank=True)
    participants_as_written = models.CharField(_("participants as written"), max_length=200, blank=True)

    venues = ConceptSetField(_("where"), scheme="venue")
    place = models.ForeignKey(
        Place, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("place elsewhere")
    )
    place_as_written = models.CharField(_("place as written"), max_length=300, blank=True)
    travel_km = models.PositiveIntegerField(
        _("comes to you within km"),
        null=True,
        blank=True,
        help_text=_("Empty: no limit or the districts below."),
    )
    travel_districts = models.ManyToManyField(
        District, verbose_name=_("comes to you in these districts"), related_name="+", blank=True
    )

    cost = ConceptField(_("cost"), scheme="cost")
    cost_text = models.CharField(_("cost in words"), max_length=300, blank=True)
    languages_spoken = ConceptSetField(_("languages"), scheme="language")
    accessibility = ConceptSetField(_("accessibility"), scheme="accessibility")
    accessibility_text = models.TextField(_("accessibility in words"), blank=True)
    school_year_from = models.PositiveSmallIntegerField(
        _("from school year"), null=True, blank=True, help_text=_("2026 means 2026/27")
    )
    school_year_to = models.PositiveSmallIntegerField(_("to school year"), null=True, blank=True)

    state = models.CharField(_("state"), max_length=10, choices=State, default=State.DRAFT)
    is_sample = models.BooleanField(_("invented example"), default=False)
    version = models.PositiveIntegerField(default=1, editable=False)
    created_at = models.DateTimeField(_("created at"), auto_now_add=True)
    edited_at = models.DateTimeField(_("edited at"), null=True, blank=True)
    checked_at = models.DateField(_("checked at"), null=True, blank=True)
    published_at = models.DateTimeField(_("first published at"), null=True, blank=True)

    objects = OfferQuerySet.as_manager()

    class Meta:
        verbose_name = _("offer")
        verbose_name_plural = _("offers")
        ordering = ("-published_at", "id")
        constraints = (
            models.UniqueConstraint(
                fields=["region", "external_id"], condition=~Q(external_id=""), name="one_offer_per_id"
            ),
            models.UniqueConstraint(
                fields=["region", "number_letter", "number_value"],
                condition=Q(number_value__isnull=False),
                name="one_offer_per_number",
            ),
            models.CheckConstraint(
                condition=Q(grade_from__isnull=True)
                | Q(grade_to__isnull=True)
                | Q(grade_to__gte=F("grade_from"), grade_from__gte=1, grade_to__lte=13),
                name="grades_in_order",
            ),
            models.CheckConstraint(
                condition=Q(duration_min__isnull=True)
                | Q(duration_max__isnull=True)
                | Q(duration_max__gte=F("duration_min")),
                name="duration_in_order",
            ),
            models.CheckConstraint(
                condition=Q(participants_min__isnull=True)
                | Q(participants_max__isnull=True)
                | Q(participants_max__gte=F("participants_min")),
                name="participants_in_order",
            ),
        )
        indexes = (
            models.Index(fields=["organisation", "state"], name="offer_by_organisation"),
            models.Index(fields=["region", "state", "-published_at"], name="offer_by_newest"),
        )

    def __str__(self) -> str:
        return f"{self.handbook_number} {self.title}".strip()

    def get_absolute_url(self) -> str:
        """Give the address below the region's host."""
        return reverse("catalogue:offer_detail", args=[self.pk, self.slug])

    @property
    def slug(self) -> str:
        """Readable part of the address; the id before it decides."""
        return slug_of(self.title)

    @property
    def handbook_number(self) -> str:
        """The number of the Kooperationshandbuch, such as "N 23", or an empty string."""
        return f"{self.number_letter} {self.number_value}".strip() if self.number_value else ""

    @property
    def grades(self) -> range:
        """Grades it is meant for; empty when none is stated."""
        return grades_between(self.grade_from, self.grade_to)

    @property
    def travels(self) -> bool:
        """Whether the offer comes to a school or Kita."""
        return "comes_to_you" in self.venues


def slug_of(title: str) -> str:
    """Make the readable part of an offer's address from its German title."""
    return slugify(title.lower().translate(SPELT_OUT))[:60].strip("-") or "angebot"


class OfferLink(models.Model):
    """A web address an offer points to."""

    offer = models.ForeignKey(Offer, models.CASCADE, related_name="links", verbose_name=_("offer"))
    label = models.CharField(_("label"), max_length=200)
    url = models.URLField(_("address"), max_length=500)

    class Meta:
        verbose_name = _("link")
        verbose_name_plural = _("links")
        ordering = ("id",)

    def __str__(self) -> str:
        return self.label
