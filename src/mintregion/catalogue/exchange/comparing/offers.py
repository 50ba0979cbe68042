"""Finds the offer a row means: by external id, else by handbook number, else by organisation and title."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from enum import Enum

from django.db.models import Prefetch, Q, QuerySet

from mintregion.catalogue.exchange.rows import OfferRow, title_of
from mintregion.catalogue.exchange.words.nearest import folded
from mintregion.catalogue.models import Offer, OfferLink
from mintregion.organisations.models import Organisation
from mintregion.regions.models import District, Region

CHUNK = 400  # SQLite takes at most 999 values in one statement in older builds


class Likeness(Enum):
    """How sure a match without id and number is. All rows are asked from the surest to the least sure.

    So a changed kind never takes the offer another row means.
    """

    TITLE_AND_KIND = 1
    TITLE = 2
    KIND = 3  # only for layouts without titles


class Conflict(Exception):
    """A row fits two different offers."""

    def __init__(self, other: Offer) -> None:
        super().__init__(str(other))
        self.other = other


class Offers:
    """The offers of a region that the rows of one file may mean. Each is given away once."""

    def __init__(
        self, region: Region, rows: Sequence[OfferRow], organisations: Sequence[Organisation]
    ) -> None:
        self.region = region
        self._taken: set[int] = set()
        self._by_external_id: dict[str, Offer] = {}
        self._by_number: dict[tuple[str, int], Offer] = {}
        self._by_owner: dict[int, list[Offer]] = defaultdict(list)
        owners = {organisation.pk: organisation for organisation in organisations if organisation.pk}
        for offer in self._load(rows, owners):
            self._remember(offer, owners)

    def find(self, row: OfferRow, organisation: Organisation, likeness: "Likeness") -> Offer | None:
        """Give the offer a row means, or None; raise Conflict when id and number belong to different offers."""
        external_id, number = row.given.get("external_id"), number_of(row)
        known = self._by_external_id.get(str(external_id)) if external_id else None
        numbered = self._by_number.get(number) if number else None
        if known and numbered and known.pk != numbered.pk:
            raise Conflict(numbered)
        if numbered and not known and external_id and numbered.external_id:
            raise Conflict(numbered)
        return self._take(known or numbered or self._alike(row, organisation, likeness))

    def _alike(self, row: OfferRow, organisation: Organisation, likeness: "Likeness") -> Offer | None:
        """Find an offer of the organisation by title and kind, by title, or by its only offer of a kind."""
        kind = folded(str(row.given.get("kind_as_written") or ""))
        free = [
            offer
            for offer in self._by_owner.get(organisation.pk, ())
            if offer.pk not in self._taken and _may_become(offer, row)
        ]
        same_kind = [offer for offer in free if folded(offer.kind_as_written) == kind]
        if likeness is Likeness.KIND:
            return same_kind[0] if kind and "title" not in row.given and len(same_kind) == 1 else None
        title = folded(title_of(row))
        candidates = same_kind if likeness is Likeness.TITLE_AND_KIND else free
        return next((offer for offer in candidates if folded(offer.title) == title), None)

    def _take(self, offer: Offer | None) -> Offer | None:
        if offer is not None:
            self._taken.add(offer.pk)
        return offer

    def _remember(self, offer: Offer, owners: dict[int, Organisation]) -> None:
        offer.region = self.region
        offer.organisation = owners.get(offer.organisation_id, offer.organisation)
        if offer.external_id:
            self._by_external_id[offer.external_id] = offer
        if offer.number_value is not None:
            self._by_number[(offer.number_letter, offer.number_value)] = offer
        self._by_owner[offer.organisation_id].append(offer)

    def _load(self, rows: Sequence[OfferRow], owners: dict[int, Organisation]) -> Iterator[Offer]:
        """Load what the rows may mean, in a number of statements that grows with the file only by chunks."""
        ids = sorted({str(row.given["external_id"]) for row in rows if row.given.get("external_id")})
        numbers = sorted({number for row in rows if (number := number_of(row))})
        has_ids = all(row.given.get("external_id") for row in rows)
        found: dict[int, Offer] = {}
        everything = _with_all(Offer.objects.filter(region=self.region))
        for some in _chunks(ids):
            found.update((offer.pk, offer) for offer in everything.filter(external_id__in=some))
        for letter in sorted({letter for letter, _ in numbers}):
            for values in _chunks([value for one, value in numbers if one == letter]):
                wanted = Q(number_letter=letter, number_value__in=values)
                found.update((offer.pk, offer) for offer in everything.filter(wanted))
        for owner_ids in _chunks(sorted(owners)):
            theirs = everything.filter(organisation__in=owner_ids)
            found.update(
                (offer.pk, offer) for offer in (theirs.filter(external_id="") if has_ids else theirs)
            )
        return iter(sorted(found.values(), key=lambda offer: offer.pk))


def number_of(row: OfferRow) -> tuple[str, int] | None:
    """Give the handbook number of a row."""
    letter, value = row.given.get("number_letter"), row.given.get("number_value")
    return (str(letter), value) if isinstance(value, int) else None


def _may_become(offer: Offer, row: OfferRow) -> bool:
    """Tell whether an offer can be the row's: neither id nor number speak against it."""
    number = number_of(row)
    own = (offer.number_letter, offer.number_value) if offer.number_value is not None else None
    has_other_id = bool(offer.external_id and row.given.get("external_id"))
    return not has_other_id and (number is None or own in (None, number))


def _with_all(offers: QuerySet[Offer]) -> QuerySet[Offer]:
    return offers.select_related(
        "organisation__part_of", "organisation__place__district", "place__district"
    ).prefetch_related(
        Prefetch("links", OfferLink.objects.order_by("id")),
        Prefetch("travel_districts", District.objects.order_by("key")),
    )


def _chunks(values: Sequence[object]) -> Iterator[Sequence[object]]:
    for start in range(0, len(values), CHUNK):
        yield values[start : start + CHUNK]
