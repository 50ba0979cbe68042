"""Everything a page of the catalogue shows, put together from what was found."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date
from math import ceil

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mintregion.catalogue import filters
from mintregion.catalogue.cards import SLOT, KeptCard, cards_of_hits
from mintregion.catalogue.highlighting import with_marked_title
from mintregion.catalogue.maps import Pin, SketchMap, sketch_map
from mintregion.catalogue.queries import PAGE_SIZE, Found, count_offers
from mintregion.catalogue.selection import RADII_KM, Selection, Sort
from mintregion.regions.models import Region
from mintregion.shell.paging import page_numbers
from mintregion.shell.registries import Label

SORT_NAMES: tuple[tuple[Sort, Label], ...] = (
    ("fit", gettext_lazy("best fit")),
    ("distance", gettext_lazy("distance")),
    ("newest", gettext_lazy("newest")),
    ("title", gettext_lazy("title")),
)


@dataclass(frozen=True, slots=True)
class SortLink:
    """One order of the result and its address."""

    key: str
    label: str
    url: str
    is_current: bool


@dataclass(frozen=True, slots=True)
class PageLink:
    """One page of a long list; number 0 stands for a gap."""

    number: int
    url: str
    is_current: bool


@dataclass(frozen=True, slots=True)
class WayOut:
    """A choice that stands in the way when nothing is found, and what leaving it out gives."""

    label: str
    url: str
    count: int


@dataclass(frozen=True, slots=True)
class ResultPage:
    """One page of the catalogue. `cards` stand in the order found, `sketch` carries their pins.

    `listed` names the same offers for machines, as (address, title).
    """

    found: Found
    cards: Sequence[SafeString]
    listed: Sequence[tuple[str, str]]
    groups: Sequence[SafeString]
    chips: Sequence[filters.Chip]
    sorts: Sequence[SortLink]
    sketch: SketchMap
    places: Sequence[tuple[str, str, int]]
    ways_out: Sequence[WayOut]
    suggestion_url: str
    path: str
    pages: int

    @property
    def page_links(self) -> list[PageLink]:
        """The first, the last and the neighbouring pages; nothing for a list of one page."""
        if self.pages < 2:
            return []
        selection = self.found.selection
        return [
            PageLink(number, self.path + selection.page_at(number).query_string(), number == selection.page)
            if number
            else PageLink(0, "", is_current=False)
            for number in page_numbers(selection.page, self.pages)
        ]

    @property
    def first_url(self) -> str:
        """Address of the first page."""
        return self.path + self.found.selection.page_at(1).query_string()

    @property
    def next_url(self) -> str:
        """Address of the page after this one, if there is one."""
        selection = self.found.selection
        return (
            self.path + selection.page_at(selection.page + 1).query_string()
            if selection.page < self.pages
            else ""
        )

    @property
    def place_is_unknown(self) -> bool:
        """Whether a place was asked for that nobody knows."""
        return bool(self.found.selection.near) and self.found.place is None

    @property
    def radii(self) -> tuple[int, ...]:
        """Radii to choose from, the asked one included."""
        return tuple(sorted({*RADII_KM, self.found.selection.km}))


def result_page(found: Found, *, region: Region | None, language: str, path: str, today: date) -> ResultPage:
    """Put a page together. Costs three queries for cards nobody has asked for yet, none otherwise."""
    selection = found.selection
    kept = cards_of_hits(found.hits, language=language, today=today)
    numbers = _pin_numbers(kept)
    distances = {hit.offer_id: hit.distance_m for hit in found.hits}
    return ResultPage(
        found=found,
        cards=[_card(card, found.terms, numbers, distances[card.offer_id]) for card in kept],
        listed=[(card.url, card.title.value) for card in kept],
        groups=filters.filter_groups(found),
        chips=filters.chips(selection, path, found),
        sorts=_sorts(selection, path),
        sketch=sketch_map(region, pins=_pins(kept, numbers), generation=found.regions_version),
        places=_places(kept, numbers),
        ways_out=() if found.total else _ways_out(found, region, language, path),
        suggestion_url=path + replace(selection, q=found.suggestion, page=1).query_string(),
        path=path,
        pages=ceil(found.total / PAGE_SIZE),
    )


Site = tuple[int, int]


def _site(card: KeptCard) -> Site | None:
    if card.latitude_e6 is None or card.longitude_e6 is None:
        return None
    return card.latitude_e6, card.longitude_e6


def _pin_numbers(cards: Sequence[KeptCard]) -> dict[Site, int]:
    """Number the places of a page in the order in which its cards name them."""
    sites = dict.fromkeys(site for card in cards if (site := _site(card)))
    return {site: number for number, site in enumerate(sites, start=1)}


def _pins(cards: Sequence[KeptCard], numbers: dict[Site, int]) -> list[Pin]:
    names = {site: card.place for card in reversed(cards) if (site := _site(card))}
    return [Pin(str(number), *site, name=names[site]) for site, number in numbers.items()]


def _places(cards: Sequence[KeptCard], numbers: dict[Site, int]) -> list[tuple[str, str, int]]:
    """Number, name and number of cards of each place, for those who do not see the map."""
    counts: dict[Site, int] = {}
    names: dict[Site, str] = {}
    for card in cards:
        if site := _site(card):
            counts[site] = counts.get(site, 0) + 1
            names.setdefault(site, card.place)
    return [(str(number), names[site], counts[site]) for site, number in numbers.items()]


def _card(
    card: KeptCard, terms: Collection[str], numbers: dict[Site, int], distance_m: int | None
) -> SafeString:
    """Fill in what belongs to this page and not to the offer."""
    parts = []
    if distance_m is not None:
        parts.append(format_html('<span class="dist num">{}</span>', distance_words(distance_m)))
    if site := _site(card):
        parts.append(
            format_html(
                '<span class="pinno"><span class="vh">{} </span>{}</span>', _("on the map"), numbers[site]
            )
        )
    html = with_marked_title(card.html, card.title.value, card.title.language, terms)
    return SafeString(html.replace(SLOT, "".join(parts), 1))


def distance_words(metres: int) -> str:
    """A distance in whole kilometres, "unter 1 km" for the neighbourhood."""
    if metres < 1000:
        return _("under 1 km")
    return _("%(km)s km") % {"km": round(metres / 1000)}


def _sorts(selection: Selection, path: str) -> list[SortLink]:
    return [
        SortLink(key, str(label), path + selection.sorted_by(key).query_string(), selection.sort == key)
        for key, label in SORT_NAMES
        if key != "distance" or selection.near
    ]


def _ways_out(found: Found, region: Region | None, language: str, path: str) -> list[WayOut]:
    """Say for each choice how many offers there are without it; only what leads somewhere."""
    ways = []
    for chip in filters.chips(found.selection, path, found):
        relaxed = found.selection.without(chip.name, chip.value)
        count = count_offers(relaxed, region=region, language=language)
        ways.append(WayOut(_("Without %(choice)s") % {"choice": chip.label}, chip.url, count))
    if found.selection.q and len(found.selection.choices()) > 2:
        only = Selection(q=found.selection.q)
        count = count_offers(only, region=region, language=language)
        ways.append(WayOut(_("Only “%(words)s”") % {"words": only.q}, path + only.query_string(), count))
    return ways
