"""Saving, publishing, pausing, archiving and deleting offers."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.utils import timezone

from mintregion.backstage import audit
from mintregion.catalogue.models import Offer, OfferLink
from mintregion.catalogue.services import indexing
from mintregion.catalogue.services.completeness import missing_for_publication
from mintregion.regions.models import District

BATCH = 500
#: Columns the services write themselves; they are not part of what somebody changed.
BOOKKEEPING = frozenset({"id", "version", "created_at", "edited_at"})


class IncompleteOffer(Exception):
    """An offer cannot be published because fields are missing."""

    def __init__(self, missing: list[str]) -> None:
        super().__init__(", ".join(missing))
        self.missing = missing


@dataclass(frozen=True, slots=True)
class OfferChange:
    """An offer to save. `None` leaves travel districts or links as they are."""

    offer: Offer
    travel_districts: Sequence[District] | None = None
    links: Sequence[tuple[str, str]] | None = None


@dataclass(slots=True)
class _Saved:
    """Offers of one call, apart by whether a row existed, with what stood there before."""

    new: list[Offer] = field(default_factory=list)
    known: list[Offer] = field(default_factory=list)
    before: dict[int, dict[str, Any]] = field(default_factory=dict)


@transaction.atomic
def save_offer(
    offer: Offer,
    *,
    by: str,
    action: str = "catalogue.offer_saved",
    travel_districts: Sequence[District] | None = None,
    links: Sequence[tuple[str, str]] | None = None,
) -> Offer:
    """Save one offer and make it findable as it now is."""
    save_offers([OfferChange(offer, travel_districts, links)], by=by, action=action)
    return offer


@transaction.atomic
def save_offers(
    changes: Sequence[OfferChange], *, by: str, action: str, audit_each: bool = True
) -> list[Offer]:
    """Save many offers in one transaction and under one catalogue version.

    `audit_each=False` writes one summary entry instead of one per offer; only for generated data.
    """
    if not changes:
        return []
    offers = [change.offer for change in changes]
    saved = _write_rows(offers)
    _write_districts([c for c in changes if c.travel_districts is not None])
    _write_links([c for c in changes if c.links is not None])
    indexing.record_changes(offers)
    if audit_each:
        audit.record_all(action, [_change(saved, offer) for offer in offers], by=by)
    else:
        audit.record(
            action, offers[0].region, by=by, region=offers[0].region.slug, after={"offers": len(offers)}
        )
    return offers


def publish_offer(offer: Offer, *, by: str) -> Offer:
    """Make an offer public; raise IncompleteOffer when it does not say enough."""
    if missing := missing_for_publication(offer):
        raise IncompleteOffer(missing)
    offer.state = Offer.State.PUBLISHED
    offer.published_at = offer.published_at or timezone.now()
    return save_offer(offer, by=by, action="catalogue.offer_published")


def pause_offer(offer: Offer, *, by: str) -> Offer:
    """Take an offer out of sight for a while."""
    offer.state = Offer.State.PAUSED
    return save_offer(offer, by=by, action="catalogue.offer_paused")


def archive_offer(offer: Offer, *, by: str) -> Offer:
    """End an offer; its number stays taken and its address says that it has ended."""
    offer.state = Offer.State.ARCHIVED
    return save_offer(offer, by=by, action="catalogue.offer_archived")


@transaction.atomic
def delete_offer(offer: Offer, *, by: str) -> None:
    """Delete an offer for good."""
    pk = offer.pk
    audit.record(
        "catalogue.offer_deleted", offer, by=by, region=offer.region.slug, before=audit.snapshot(offer)
    )
    offer.delete()
    indexing.record_deletions([pk])


def _write_rows(offers: Sequence[Offer]) -> _Saved:
    saved = _Saved()
    now = timezone.now()
    for offer in offers:
        offer.edited_at = now
        if offer._state.adding:  # noqa: SLF001 -- documented by Django for this question
            saved.new.append(offer)
        else:
            saved.known.append(offer)
    Offer.objects.bulk_create(saved.new, batch_size=BATCH)
    if saved.known:
        locked = Offer.objects.select_for_update().filter(pk__in=[offer.pk for offer in saved.known])
        stored = {row.pk: row for row in locked}
        saved.before = {pk: audit.snapshot(row) for pk, row in stored.items()}
        for offer in saved.known:
            offer.version = stored[offer.pk].version + 1
            offer.save(force_update=True)
    return saved


def _write_districts(changes: Sequence[OfferChange]) -> None:
    through = Offer.travel_districts.through
    through.objects.filter(offer_id__in=[change.offer.pk for change in changes]).delete()
    rows = [
        through(offer_id=change.offer.pk, district_id=district.pk)
        for change in changes
        for district in change.travel_districts or ()
    ]
    through.objects.bulk_create(rows, batch_size=BATCH)


def _write_links(changes: Sequence[OfferChange]) -> None:
    OfferLink.objects.filter(offer_id__in=[change.offer.pk for change in changes]).delete()
    rows = [
        OfferLink(offer_id=change.offer.pk, label=label, url=url)
        for change in changes
        for label, url in change.links or ()
    ]
    OfferLink.objects.bulk_create(rows, batch_size=BATCH)


def _change(saved: _Saved, offer: Offer) -> audit.Change:
    """What stood in the changed columns before, and what stands there now; a new offer without empty columns."""
    now = audit.snapshot(offer)
    before, after = audit.differences(saved.before.get(offer.pk, {}), now)
    if offer.pk not in saved.before:
        after = {name: value for name, value in now.items() if value}
    kept = [
        {name: value for name, value in part.items() if name not in BOOKKEEPING} for part in (before, after)
    ]
    return audit.Change(offer, kept[0], kept[1], offer.region.slug)
