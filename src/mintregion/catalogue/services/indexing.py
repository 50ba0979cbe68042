"""Tells the search what changed, in the transaction of the change."""

from collections.abc import Iterable, Sequence

from django.db import transaction
from django.db.models import F

from mintregion.backstage import generations
from mintregion.catalogue.index.words import store_words
from mintregion.catalogue.models import Offer, SearchChange
from mintregion.organisations.models import Organisation

#: More changes than this at once are a bulk: a request must not replay them (about 1 ms each).
BULK = 500


@transaction.atomic
def record_changes(offers: Sequence[Offer]) -> int:
    """Store the words of saved offers, list the offers as changed; return the new catalogue version."""
    store_words(offers)
    return _list_changes([offer.pk for offer in offers])


@transaction.atomic
def record_deletions(offer_ids: Iterable[int]) -> int:
    """List deleted offers as changed; return the new catalogue version."""
    return _list_changes(list(offer_ids))


@transaction.atomic
def reindex_organisation(organisation: Organisation) -> None:
    """Renew the words and cards of an organisation's offers after its name or address changed."""
    affected = Offer.objects.filter(organisation=organisation) | Offer.objects.filter(
        organisation__part_of=organisation
    )
    offers = list(
        affected.select_related(
            "organisation__part_of", "organisation__place__district", "place__district"
        ).order_by("pk")
    )
    if offers:
        Offer.objects.filter(pk__in=[offer.pk for offer in offers]).update(version=F("version") + 1)
        record_changes(offers)


def reindex_after_organisation(sender: object, *, organisation: Organisation, **_rest: object) -> None:
    """Receive `organisations.events.organisation_changed`."""
    reindex_organisation(organisation)


def _list_changes(offer_ids: list[int]) -> int:
    version = generations.bump("catalogue")
    if len(offer_ids) > BULK:
        SearchChange.objects.create(version=version, is_bulk=True)
    else:
        SearchChange.objects.bulk_create([SearchChange(version=version, offer_id=pk) for pk in offer_ids])
    return version
