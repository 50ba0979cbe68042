"""Offers already written as JSON, kept in memory by version, language and host like the cards of the pages."""

from collections.abc import Sequence

from django.utils.translation import get_language

from mintregion.catalogue.api.operations import as_json
from mintregion.catalogue.description import describe
from mintregion.catalogue.description.api import offer_as_json
from mintregion.catalogue.description.sites import Sites
from mintregion.catalogue.queries import Hit, offers_with_everything
from mintregion.shell.memory import Memory

#: Items of one worker process; about 3 kB each.
CAPACITY = 10_000

Key = tuple[int, int, str, str]

store: Memory[Key, str] = Memory(CAPACITY)


def forget() -> None:
    """Drop what this process holds; for tests, whose rolled-back offers come again under the same id."""
    store.clear()


def items_of_hits(hits: Sequence[Hit], *, sites: Sites) -> list[str]:
    """Write the offers of a result page in its order; one that is gone meanwhile is left out."""
    language = get_language() or ""
    kept: dict[int, str | None] = {
        hit.offer_id: store.get((hit.offer_id, hit.version, language, sites.here)) for hit in hits
    }
    missing = [offer_id for offer_id, item in kept.items() if item is None]
    for offer in offers_with_everything(missing):
        base_url = sites.base_url(offer.region_id)
        written = as_json(offer_as_json(describe(offer, language=language, base_url=base_url)))
        store.put((offer.pk, offer.version, language, sites.here), written)
        kept[offer.pk] = written
    return [_with_distance(item, hit) for hit in hits if (item := kept[hit.offer_id]) is not None]


def _with_distance(item: str, hit: Hit) -> str:
    return f'{item[:-1]},"distance_m":{"null" if hit.distance_m is None else hit.distance_m}}}'
