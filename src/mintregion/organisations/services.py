"""What happens to organisations: created, saved one by one or many at once."""

from collections.abc import Iterable, Sequence
from itertools import chain, count
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify

from mintregion.backstage import audit
from mintregion.organisations.events import organisation_changed
from mintregion.organisations.models import Organisation, ParentBody
from mintregion.regions.models import Region

BATCH = 200
LONGEST_SLUG = Organisation._meta.get_field("slug").max_length or 80
SPELT_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
COLUMNS = tuple(column.name for column in Organisation._meta.concrete_fields if not column.primary_key)
#: Changed by every save, so it is no news.
STAMP = "edited_at"


def create_organisation(
    *, region: Region, name: str, by: str, kind: str = Organisation.Kind.OTHER, **fields: Any
) -> Organisation:
    """Create an organisation under a short name nobody in the region has (name, name-2, …)."""
    organisation = Organisation(region=region, name=name, kind=kind, **fields)
    return save_organisation(organisation, by=by)


def save_organisation(organisation: Organisation, *, by: str) -> Organisation:
    """Save an organisation and tell the areas that show it."""
    save_organisations([organisation], by=by)
    return organisation


@transaction.atomic
def save_organisations(organisations: Sequence[Organisation], *, by: str) -> int:
    """Save organisations of one region in a few statements; return how many were new or had changed.

    New ones without a short name are given one. Areas above are told of rows that changed; of a new one
    nobody has shown anything yet.
    """
    if not organisations:
        return 0
    region = organisations[0].region
    known = [organisation for organisation in organisations if organisation.pk is not None]
    new = [organisation for organisation in organisations if organisation.pk is None]
    _give_slugs(new, region)
    Organisation.objects.bulk_create(new, batch_size=BATCH)
    changes = _update_changed(known, region)
    created = [audit.Change(row, {}, _filled(audit.snapshot(row)), region.slug) for row in new]
    audit.record_all("organisations.organisation_saved", [*created, *changes], by=by)
    for change in changes:
        organisation_changed.send(Organisation, organisation=change.obj)
    return len(created) + len(changes)


@transaction.atomic
def save_parent_body(*, region: Region, name: str, kind: str, by: str) -> ParentBody:
    """Give the parent body of that name, created or with its kind corrected."""
    body = ParentBody.objects.filter(region=region, name=name).first() or ParentBody(region=region, name=name)
    if body.pk is None or body.kind != kind:
        before = {"kind": body.kind} if body.pk else {}
        body.kind = kind
        body.save()
        after = {"name": name, "kind": kind}
        audit.record(
            "organisations.parent_body_saved", body, by=by, region=region.slug, before=before, after=after
        )
    return body


def slug_for(name: str, taken: Iterable[str]) -> str:
    """Make a short name for addresses out of a German name that is not among those taken."""
    base = slugify(name.lower().translate(SPELT_OUT))[: LONGEST_SLUG - 5].strip("-") or "einrichtung"
    used = set(taken)
    candidates = chain([base], (f"{base}-{number}" for number in count(2)))
    return next(slug for slug in candidates if slug not in used)


def _give_slugs(organisations: Sequence[Organisation], region: Region) -> None:
    if not organisations:
        return
    taken = set(Organisation.objects.filter(region=region).values_list("slug", flat=True))
    taken.update(organisation.slug for organisation in organisations if organisation.slug)
    for organisation in organisations:
        if not organisation.slug:
            organisation.slug = slug_for(organisation.name, taken)
            taken.add(organisation.slug)


def _update_changed(organisations: Sequence[Organisation], region: Region) -> list[audit.Change]:
    stored = Organisation.objects.select_for_update().in_bulk([row.pk for row in organisations])
    changes: list[audit.Change] = []
    changed: list[Organisation] = []
    for row in organisations:
        before, after = audit.differences(audit.snapshot(stored[row.pk]), audit.snapshot(row))
        if after.keys() - {STAMP}:
            row.edited_at = timezone.now()
            changes.append(audit.Change(row, before, after, region.slug))
            changed.append(row)
    Organisation.objects.bulk_update(changed, COLUMNS, batch_size=BATCH // 4)
    return changes


def _filled(values: dict[str, Any]) -> dict[str, Any]:
    """Only columns that hold something: an entry about a new row need not list what is empty."""
    return {name: value for name, value in values.items() if value not in (None, "", [], {})}
