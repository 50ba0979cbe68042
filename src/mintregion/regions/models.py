"""Regions and the ground they stand on: districts, municipalities, places with postcodes."""

from django.core.validators import RegexValidator
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from mintregion.shell.translation import Translatable

MICRO = 1_000_000

is_district_key = RegexValidator(r"^\d{5}$", _("A district key has five digits."))
is_municipality_key = RegexValidator(r"^\d{8}$", _("A municipality key (AGS) has eight digits."))
is_postcode = RegexValidator(r"^[0-9A-Z]{2}[0-9A-Z -]{1,8}$", _("This is not a postcode."))


class Located(models.Model):
    """A row with a point on the map, in whole micro-degrees (WGS 84), so that every database compares alike."""

    latitude_e6 = models.IntegerField(_("latitude in micro-degrees"), null=True, blank=True)
    longitude_e6 = models.IntegerField(_("longitude in micro-degrees"), null=True, blank=True)

    class Meta:
        abstract = True

    @property
    def point(self) -> tuple[float, float] | None:
        """Latitude and longitude in degrees, or None."""
        if self.latitude_e6 is None or self.longitude_e6 is None:
            return None
        return self.latitude_e6 / MICRO, self.longitude_e6 / MICRO


class District(Located):
    """A Landkreis or a kreisfreie Stadt."""

    class Kind(models.TextChoices):
        """Legal form of a district."""

        TOWN = "town", _("independent town")
        RURAL = "rural", _("rural district")
        ABROAD = "abroad", _("neighbouring country")

    key = models.CharField(_("district key"), max_length=5, unique=True, validators=[is_district_key])
    name = models.CharField(_("name"), max_length=120)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind, default=Kind.RURAL)
    outline = models.JSONField(
        _("outline"), null=True, blank=True, help_text=_("Rings of [longitude, latitude]; for the map only.")
    )

    class Meta:
        verbose_name = _("district")
        verbose_name_plural = _("districts")
        ordering = ("key",)

    def __str__(self) -> str:
        return self.name


class Region(Translatable):
    """A MINT region: one public portal with its own host name."""

    translatable = ("title", "claim", "introduction", "office")

    slug = models.SlugField(_("short name"), unique=True)
    name = models.CharField(_("name"), max_length=120, help_text=_("For example: Trier"))
    title = models.CharField(_("title"), max_length=160, help_text=_("For example: MINT-Region Trier"))
    claim = models.CharField(_("headline of the start page"), max_length=160, blank=True)
    introduction = models.TextField(_("introduction"), blank=True)
    office = models.CharField(_("responsible office"), max_length=200, blank=True)
    carrier = models.CharField(
        _("carrier"), max_length=200, blank=True, help_text=_("For example: Stadt Trier")
    )
    street = models.CharField(_("street"), max_length=160, blank=True)
    postcode = models.CharField(_("postcode"), max_length=10, blank=True, validators=[is_postcode])
    town = models.CharField(_("town"), max_length=120, blank=True)
    phone = models.CharField(_("telephone"), max_length=40, blank=True)
    email = models.EmailField(_("mail address of the office"), blank=True)
    website = models.URLField(_("website"), blank=True)
    drill_down_name = models.CharField(
        _("name of the drill-down"), max_length=80, blank=True, help_text=_("For example: ReTriBuS")
    )
    frequent_searches = models.JSONField(_("frequent searches"), default=list, blank=True)
    emblem = models.CharField(
        _("emblem"), max_length=40, blank=True, help_text=_("Symbol of the built-in drawings")
    )
    districts = models.ManyToManyField(
        District, verbose_name=_("districts"), related_name="regions", blank=True
    )
    is_public = models.BooleanField(_("public"), default=True)

    class Meta:
        verbose_name = _("region")
        verbose_name_plural = _("regions")
        ordering = ("name",)

    def __str__(self) -> str:
        return self.title


class RegionHost(models.Model):
    """A host name under which a region is found."""

    region = models.ForeignKey(Region, models.CASCADE, related_name="hosts", verbose_name=_("region"))
    host = models.CharField(_("host name"), max_length=253, unique=True, help_text=_("Without port"))
    is_primary = models.BooleanField(_("used in links"), default=False)

    class Meta:
        verbose_name = _("host name")
        verbose_name_plural = _("host names")
        ordering = ("-is_primary", "host")

    def __str__(self) -> str:
        return self.host


class RegionPage(Translatable):
    """A text page every region must or may have, such as its imprint."""

    class Kind(models.TextChoices):
        """The pages there are; the value is part of no URL."""

        IMPRINT = "imprint", _("Imprint")
        PRIVACY = "privacy", _("Privacy")
        ACCESSIBILITY = "accessibility", _("Accessibility statement")
        EASY_LANGUAGE = "easy_language", _("Easy language")
        SIGN_LANGUAGE = "sign_language", _("Sign language")
        ABOUT = "about", _("About the region")

    translatable = ("title", "body")

    region = models.ForeignKey(Region, models.CASCADE, related_name="pages", verbose_name=_("region"))
    kind = models.CharField(_("page"), max_length=20, choices=Kind)
    title = models.CharField(_("title"), max_length=160)
    body = models.TextField(
        _("text"), help_text=_("Markdown: paragraphs, lists, links, headings from ## on.")
    )
    checked_on = models.DateField(_("checked on"), null=True, blank=True)

    class Meta:
        verbose_name = _("page of a region")
        verbose_name_plural = _("pages of regions")
        ordering = ("region", "kind")
        constraints = (models.UniqueConstraint(fields=["region", "kind"], name="one_page_of_a_kind"),)

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Give the address below the region's host."""
        return reverse(f"portal:{self.kind}")


class Municipality(Located):
    """A Gemeinde with its official key."""

    key = models.CharField(
        _("municipality key (AGS)"), max_length=8, unique=True, validators=[is_municipality_key]
    )
    name = models.CharField(_("name"), max_length=120, db_index=True)
    district = models.ForeignKey(
        District, models.PROTECT, related_name="municipalities", verbose_name=_("district")
    )

    class Meta:
        verbose_name = _("municipality")
        verbose_name_plural = _("municipalities")
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name


class Place(Located):
    """A named place with one of its postcodes; what people type when they say where they are."""

    name = models.CharField(_("name"), max_length=120, db_index=True)
    postcode = models.CharField(_("postcode"), max_length=10, db_index=True, validators=[is_postcode])
    country = models.CharField(_("country"), max_length=2, default="DE")
    municipality = models.ForeignKey(
        Municipality,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="places",
        verbose_name=_("municipality"),
    )
    district = models.ForeignKey(
        District, models.PROTECT, null=True, blank=True, related_name="places", verbose_name=_("district")
    )

    class Meta:
        verbose_name = _("place")
        verbose_name_plural = _("places")
        ordering = ("name", "postcode")
        constraints = (
            models.UniqueConstraint(fields=["country", "postcode", "name"], name="one_place_per_postcode"),
        )

    def __str__(self) -> str:
        return f"{self.postcode} {self.name}"


class Feedback(models.Model):
    """A message about a page: a barrier, a mistake. Name and address are voluntary."""

    class Kind(models.TextChoices):
        """What the message is about."""

        BARRIER = "barrier", _("barrier on a page")
        MISTAKE = "mistake", _("mistake on a page")

    region = models.ForeignKey(Region, models.CASCADE, related_name="feedback", verbose_name=_("region"))
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    page = models.CharField(_("page"), max_length=500, blank=True)
    message = models.TextField(_("message"), max_length=5000)
    name = models.CharField(_("name"), max_length=200, blank=True)
    email = models.EmailField(_("mail address"), blank=True)
    received_at = models.DateTimeField(_("received at"), auto_now_add=True)
    answered_at = models.DateTimeField(_("answered at"), null=True, blank=True)

    class Meta:
        verbose_name = _("feedback")
        verbose_name_plural = _("feedback")
        ordering = ("-received_at",)

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.received_at:%d.%m.%Y}"
