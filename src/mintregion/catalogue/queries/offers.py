"""Offers fetched by id or by organisation, with everything a page shows of them."""

from collections.abc import Sequence

from django.db.models import Q, QuerySet

from mintregion.catalogue.index import asking, live
from mintregion.catalogue.models import Offer
from mintregion.organisations.models import Organisation
from mintregion.regions.models import Region


def offers_visible_to_public(region: Region | None) -> QuerySet[Offer]:
    """Published offers of a region, or of all public regions, with all their relations."""
    return _with_everything(Offer.objects.published().of_region(region))


def archived_offer(pk: int, region: Region | None) -> Offer | None:
    """An offer that was public once and is no more, so that its address can say so."""
    archived = Offer.objects.of_region(region).filter(state=Offer.State.ARCHIVED, published_at__isnull=False)
    return _with_everything(archived.filter(pk=pk)).first()


def offers_with_everything(offer_ids: Sequence[int]) -> list[Offer]:
    """Published offers in the order of `offer_ids`; ids that are gone are left out. Three queries."""
    if not offer_ids:
        return []
    found = {
        offer.pk: offer for offer in _with_everything(Offer.objects.published().filter(pk__in=offer_ids))
    }
    return [found[pk] for pk in offer_ids if pk in found]


def offers_of_organisation(organisation: Organisation) -> QuerySet[Offer]:
    """Published offers of an organisation and of its parts."""
    return _with_everything(
        Offer.objects.published().filter(Q(organisation=organisation) | Q(organisation__part_of=organisation))
    )


def similar_offers(offer: Offer, count: int = 3) -> list[Offer]:
    """Offers whose titles, kinds and themes share the rarest words with this one."""
    return offers_with_everything(asking.similar_ids(live.current_state(), offer, count))


def _with_everything(offers: QuerySet[Offer]) -> QuerySet[Offer]:
    return offers.select_related(
        "region", "organisation__part_of", "organisation__place__district", "place__district"
    ).prefetch_related("links", "travel_districts")
