"""What pages read about organisations."""

from collections.abc import Iterator
from datetime import datetime

from django.db.models import Prefetch, Q, QuerySet
from django.urls import reverse

from mintregion.organisations.models import Organisation
from mintregion.regions.models import Region


def organisations_of(region: Region | None) -> QuerySet[Organisation]:
    """Organisations of one region, or of all public ones, by name, with what a card shows."""
    rows = Organisation.objects.select_related("place__district", "part_of", "parent_body").order_by(
        "name", "id"
    )
    return rows.filter(region__is_public=True) if region is None else rows.filter(region=region)


def organisations_named(words: str, *, region: Region | None) -> QuerySet[Organisation]:
    """Organisations whose name or town holds every word; all of them without words."""
    return with_words(organisations_of(region), words)


def with_words(organisations: QuerySet[Organisation], words: str) -> QuerySet[Organisation]:
    """Keep those whose name or town holds every word."""
    for word in words.split():
        # SQLite folds the case of ASCII letters only; the usual spellings of a word cover the umlauts.
        spellings = {word, word.lower(), word.upper(), word.capitalize()}
        condition = Q()
        for spelling in spellings:
            condition |= Q(name__icontains=spelling) | Q(town__icontains=spelling)
        organisations = organisations.filter(condition)
    return organisations


def organisation_by_slug(slug: str, *, region: Region | None) -> Organisation | None:
    """One organisation with the one it is part of, its own parts (by name) and its parent body; else None."""
    parts = Organisation.objects.select_related("place__district").order_by("name", "id")
    return organisations_of(region).filter(slug=slug).prefetch_related(Prefetch("parts", parts)).first()


def addresses_of_organisations(region: Region | None) -> Iterator[tuple[str, datetime | None]]:
    """Paths of a region's directory and of its organisations with their last change, for the sitemap.

    The host of all regions names none: each organisation belongs to the host of its region.
    """
    if region is None:
        return
    yield reverse("organisations:organisation_list"), None
    rows = Organisation.objects.filter(region=region).order_by("pk").only("pk", "slug", "edited_at")
    for organisation in rows.iterator(chunk_size=2000):
        yield organisation.get_absolute_url(), organisation.edited_at
