"""Everything the start page of a region shows, put together from one search and one count."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.safestring import SafeString

from mintregion.catalogue.cards import SLOT, cards_of_hits
from mintregion.catalogue.queries import FacetCount, find_offers
from mintregion.catalogue.selection import Selection
from mintregion.catalogue.vocabulary import scheme
from mintregion.portal.doors import OpenDoor, open_doors
from mintregion.portal.queries import Figures, figures_of
from mintregion.regions.models import Region

NEW_OFFERS = 3
FREQUENT_SEARCHES = 4


@dataclass(frozen=True, slots=True)
class Step:
    """A stage on the ladder; one without offers stays, as words only."""

    key: str
    label: str
    note: str
    offers: int
    url: str


@dataclass(frozen=True, slots=True)
class StartPage:
    """The start page of one region."""

    region: Region
    offers: int
    ladder: tuple[Step, ...]
    doors: tuple[OpenDoor, ...]
    new_cards: tuple[SafeString, ...]
    figures: Figures
    districts: int
    today: date
    frequent_searches: tuple[str, ...]

    @property
    def checked_percent(self) -> str:
        """Share of offers checked within a year, as width of a bar of 100."""
        return f"{100 * self.figures.checked / self.figures.offers:.1f}" if self.figures.offers else "0"


def start_page(region: Region, *, language: str, today: date) -> StartPage:
    """Search once for the newest offers: the answer also holds the counts of every stage and district."""
    found = find_offers(Selection(sort="newest"), region=region, language=language, page_size=NEW_OFFERS)
    facets = found.facets
    cards = cards_of_hits(found.hits, language=language, today=today)
    return StartPage(
        region=region,
        offers=found.total,
        ladder=_ladder(facets["stage"], language),
        doors=tuple(open_doors(region, language=language)),
        new_cards=tuple(SafeString(card.html.replace(SLOT, "")) for card in cards),
        figures=figures_of(region, today=today),
        districts=sum(1 for value in facets.get("district", ()) if value.count),
        today=today,
        frequent_searches=tuple(region.frequent_searches[:FREQUENT_SEARCHES]),
    )


def _ladder(counts: list[FacetCount], language: str) -> tuple[Step, ...]:
    stages, offer_list = scheme("stage"), reverse("catalogue:offer_list")
    return tuple(
        Step(
            key=count.value,
            label=count.label,
            note=stages[count.value].note.get(language) or stages[count.value].note["de"],
            offers=count.count,
            url=f"{offer_list}?stage={count.value}",
        )
        for count in counts
    )
