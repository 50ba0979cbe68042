"""Institutions of a region and the bodies that carry them."""

import re

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from mintregion.regions.models import Located, Place, Region, is_postcode
from mintregion.shell.translation import Translatable


class ParentBody(models.Model):
    """A Träger: who carries institutions, such as a town, a church or an association."""

    class Kind(models.TextChoices):
        """Who stands behind it."""

        MUNICIPAL = "municipal", _("municipal")
        STATE = "state", _("Land")
        CHURCH = "church", _("church")
        NON_PROFIT = "non_profit", _("non-profit")
        PRIVATE = "private", _("private")

    region = models.ForeignKey(Region, models.CASCADE, related_name="+", verbose_name=_("region"))
    name = models.CharField(_("name"), max_length=200)
    kind = models.CharField(_("kind"), max_length=12, choices=Kind)

    class Meta:
        verbose_name = _("parent body")
        verbose_name_plural = _("parent bodies")
        ordering = ("name",)
        constraints = (models.UniqueConstraint(fields=["region", "name"], name="one_parent_body_per_name"),)

    def __str__(self) -> str:
        return self.name


class Organisation(Translatable, Located):
    """A school, Kita, firm, university department or any other institution that offers or books."""

    class Kind(models.TextChoices):
        """What sort of institution it is; decides its schema.org type."""

        KITA = "kita", _("Kita")
        PRIMARY_SCHOOL = "primary_school", _("primary school")
        SECONDARY_SCHOOL = "secondary_school", _("secondary school")
        VOCATIONAL_SCHOOL = "vocational_school", _("vocational school")
        UNIVERSITY = "university", _("university")
        COMPANY = "company", _("company")
        CHAMBER = "chamber", _("chamber or association of the economy")
        ADMINISTRATION = "administration", _("administration")
        FOUNDATION = "foundation", _("foundation")
        LEARNING_PLACE = "learning_place", _("out-of-school place of learning")
        ADULT_EDUCATION = "adult_education", _("adult education")
        ASSOCIATION = "association", _("association")
        OTHER = "other", _("other institution")

    translatable = ("name", "description", "accessibility")

    region = models.ForeignKey(Region, models.CASCADE, related_name="+", verbose_name=_("region"))
    external_id = models.CharField(_("external id"), max_length=100, blank=True)
    name = models.CharField(_("name"), max_length=200)
    slug = models.SlugField(_("short name"), max_length=80, allow_unicode=False)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind, default=Kind.OTHER)
    part_of = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="parts", verbose_name=_("part of")
    )
    parent_body = models.ForeignKey(
        ParentBody,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="organisations",
        verbose_name=_("parent body"),
    )
    description = models.TextField(_("description"), blank=True)
    street = models.CharField(_("street"), max_length=160, blank=True)
    postcode = models.CharField(_("postcode"), max_length=10, blank=True, validators=[is_postcode])
    town = models.CharField(_("town"), max_length=120, blank=True)
    place = models.ForeignKey(
        Place, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("place")
    )
    phone = models.CharField(_("public telephone"), max_length=40, blank=True)
    email = models.EmailField(_("public mail address"), blank=True)
    contact_page = models.URLField(_("contact page"), blank=True)
    website = models.URLField(_("website"), blank=True)
    accessibility = models.TextField(_("accessibility"), blank=True)
    is_claimed = models.BooleanField(_("claimed by the organisation"), default=False)
    is_sample = models.BooleanField(_("invented example"), default=False)
    edited_at = models.DateTimeField(_("edited at"), auto_now=True)

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        ordering = ("name",)
        constraints = (
            models.UniqueConstraint(fields=["region", "slug"], name="one_organisation_per_slug"),
            models.UniqueConstraint(
                fields=["region", "external_id"],
                condition=~models.Q(external_id=""),
                name="one_organisation_per_id",
            ),
        )
        indexes = (models.Index(fields=["region", "name"], name="organisation_by_name"),)

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """Give the address below the region's host."""
        return reverse("organisations:organisation_detail", args=[self.slug])

    @property
    def district_key(self) -> str:
        """Key of the district it stands in, or an empty string."""
        place = self.place
        return place.district.key if place and place.district else ""

    @property
    def has_contact(self) -> bool:
        """Whether it says in public how to reach it."""
        return bool(self.phone or self.email or self.contact_page or self.website)

    @property
    def contact(self) -> "Organisation":
        """Whom to ask: itself, or what it is a part of when it names no contact of its own."""
        return self.part_of if not self.has_contact and self.part_of and self.part_of.has_contact else self

    @property
    def initials(self) -> str:
        """One to three letters that stand for a missing logo: the first word if it is short, else first letters."""
        words: list[str] = re.findall(r"\w+", self.name)
        if words and 1 < len(words[0]) <= 3:
            return words[0].upper()
        return "".join(word[0] for word in words[:2]).upper()

    @property
    def telephone_address(self) -> str:
        """The telephone number as a `tel:` link wants it, with the country: "06502 920" is "+496502920"."""
        digits = re.sub(r"[^\d+]", "", self.phone.replace("(0)", ""))
        if digits.startswith("00"):
            return f"+{digits[2:]}"
        return f"+49{digits[1:]}" if digits.startswith("0") else digits

    @property
    def website_name(self) -> str:
        """The website as people say it: without scheme and without a slash at the end."""
        return re.sub(r"^https?://", "", self.website).rstrip("/")
