"""Offer cards, rendered once per version of an offer, language and day, and kept in memory.

A list page is mostly cards, and a card hardly ever changes; rendering twenty of them from templates
costs more than the search itself (docs/decisions/0012-rendered-cards.md).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.template.loader import get_template
from django.utils.safestring import SafeString

from mintregion.catalogue import wording
from mintregion.catalogue.index.documents import site_of
from mintregion.catalogue.models import Offer
from mintregion.catalogue.queries import Hit, offers_with_everything
from mintregion.catalogue.vocabulary import scheme
from mintregion.shell.memory import Memory
from mintregion.shell.translation import Text

#: Cards of one worker process; about 2 kB each.
CAPACITY = 20_000
#: Stands in a kept card where each page puts the number of the pin and the distance.
SLOT = "<!--slot-->"

Key = tuple[int, int, str, date]


@dataclass(frozen=True, slots=True)
class KeptCard:
    """A rendered card, with the point and the name its pin on the map needs, and what machines list."""

    offer_id: int
    html: str
    latitude_e6: int | None
    longitude_e6: int | None
    place: str
    title: Text
    url: str


store: Memory[Key, KeptCard] = Memory(CAPACITY)


def forget() -> None:
    """Drop what this process holds; for tests, whose rolled-back offers come again under the same id."""
    store.clear()


@dataclass(frozen=True, slots=True)
class Card:
    """What the card template shows of an offer."""

    offer: Offer
    stage: str
    kind: str
    provider: str
    duration: str
    group: str
    participants: str
    place: str
    comes_to: str
    freshness: wording.Freshness

    @classmethod
    def of(cls, offer: Offer, today: date) -> "Card":
        """Put the facts of an offer into words."""
        return cls(
            offer=offer,
            stage=offer.stages[0] if offer.stages else "",
            kind=wording.kind_label(offer),
            provider=wording.provider_words(offer),
            duration=wording.duration_words(offer),
            group=wording.group_words(offer),
            participants=wording.participants_words(offer),
            place="" if offer.travels else wording.place_words(offer),
            comes_to=wording.comes_to_words(offer),
            freshness=wording.freshness(offer, today),
        )

    @property
    def stages(self) -> list[tuple[str, str]]:
        """Keys and labels of the stages, in the order of life."""
        known = scheme("stage")
        return [(key, known[key].label) for key in self.offer.stages if key in known]


def cards_of_hits(hits: Sequence[Hit], *, language: str, today: date) -> list[KeptCard]:
    """Cards of a result page, each with SLOT in its HTML; a card whose offer is gone is left out."""
    keys = {hit.offer_id: (hit.offer_id, hit.version, language, today) for hit in hits}
    kept = {offer_id: card for offer_id, key in keys.items() if (card := store.get(key)) is not None}
    missing = [offer_id for offer_id in keys if offer_id not in kept]
    for offer in offers_with_everything(missing):
        card = kept[offer.pk] = keep_card(offer, today=today)
        # A row read just after an edit is newer than the hit: show it, but keep it under its own version.
        store.put((offer.pk, offer.version, language, today), card)
    return [kept[hit.offer_id] for hit in hits if hit.offer_id in kept]


def keep_card(offer: Offer, *, today: date) -> KeptCard:
    """Render one card in the language of the page, with SLOT in it."""
    html = str(get_template("catalogue/_offer_card.html").render({"card": Card.of(offer, today)}))
    latitude, longitude = site_of(offer) if _is_somewhere(offer) else (None, None)
    place, url = wording.site_words(offer), offer.get_absolute_url()
    return KeptCard(offer.pk, html, latitude, longitude, place, offer.text("title"), url)


def _is_somewhere(offer: Offer) -> bool:
    """Whether one goes to a place for it; what only travels or is online has no pin."""
    return not offer.venues or bool({"at_provider", "elsewhere"} & set(offer.venues))


def cards_of_offers(offers: Sequence[Offer], *, today: date) -> list[SafeString]:
    """HTML of the cards of loaded offers."""
    return [SafeString(keep_card(offer, today=today).html.replace(SLOT, "")) for offer in offers]
