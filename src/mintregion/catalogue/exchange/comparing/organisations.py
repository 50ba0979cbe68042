"""Finds the organisation a row names, or drafts one nobody has claimed yet."""

from collections import defaultdict
from collections.abc import Iterable

from mintregion.catalogue.exchange.rows import Provider
from mintregion.catalogue.exchange.words.institutions import kind_of, telling_words
from mintregion.catalogue.exchange.words.nearest import folded
from mintregion.organisations.models import Organisation
from mintregion.organisations.queries import organisations_of
from mintregion.regions.models import Place, Region


class Organisations:
    """The organisations of a region by every name they go by. Drafts are shared between rows."""

    def __init__(self, region: Region) -> None:
        self.region = region
        self.drafts: list[Organisation] = []
        self._by_name: dict[str, Organisation] = {}
        self._by_slug: dict[str, Organisation] = {}
        self._parts: dict[str, list[Organisation]] = defaultdict(list)
        for organisation in organisations_of(region):
            self._remember(organisation)

    def find(self, provider: Provider) -> Organisation:
        """Give the organisation of a row; a draft without primary key when the region does not know it."""
        if provider.slug in self._by_slug:
            return self._by_slug[provider.slug]
        if not provider.department:
            known = self._by_name.get(folded(provider.name)) or self._by_slug.get(provider.name)
            return known or self._draft(provider)
        whole = self._by_name.get(folded(provider.name)) or self._draft(
            Provider(provider.name, postcode=provider.postcode, town=provider.town)
        )
        return self._part_of(whole, provider) or self._draft_part(whole, provider)

    def _part_of(self, whole: Organisation, provider: Provider) -> Organisation | None:
        """Find the department by its own words: "FB VI Chemie" is "Universität Trier, Chemie"."""
        wanted = telling_words(provider.department)
        fitting = [part for part in self._parts[folded(whole.name)] if wanted <= telling_words(part.name)]
        return min(fitting, key=lambda part: len(part.name), default=None)

    def _draft(self, provider: Provider) -> Organisation:
        place = _place(provider)
        draft = Organisation(
            region=self.region,
            name=provider.name,
            kind=kind_of(provider.name),
            street=provider.street,
            postcode=provider.postcode,
            town=provider.town,
            phone=provider.phone,
            email=provider.email,
            website=provider.website,
            place=place,
            latitude_e6=place.latitude_e6 if place else None,
            longitude_e6=place.longitude_e6 if place else None,
        )
        self.drafts.append(draft)
        self._remember(draft)
        return draft

    def _draft_part(self, whole: Organisation, provider: Provider) -> Organisation:
        draft = Organisation(
            region=self.region,
            name=f"{whole.name}, {provider.department}"[:200],
            kind=whole.kind,
            part_of=whole,
            street=whole.street,
            postcode=whole.postcode,
            town=whole.town,
            place=whole.place,
            latitude_e6=whole.latitude_e6,
            longitude_e6=whole.longitude_e6,
        )
        self.drafts.append(draft)
        self._remember(draft)
        return draft

    def _remember(self, organisation: Organisation) -> None:
        self._by_name.setdefault(folded(organisation.name), organisation)
        for name in (organisation.external_id, organisation.slug):
            if name:
                self._by_slug.setdefault(name, organisation)
        if organisation.part_of is not None:
            self._parts[folded(organisation.part_of.name)].append(organisation)


def _place(provider: Provider) -> Place | None:
    """Give the place of an address; the one of its postcode when the town is not known by that name."""
    if not provider.postcode:
        return None
    places = list(
        Place.objects.select_related("district").filter(postcode=provider.postcode).order_by("name", "id")
    )
    named = [place for place in places if folded(place.name) == folded(provider.town)]
    return next(iter(named or places), None)


def in_order_of_saving(drafts: Iterable[Organisation]) -> list[list[Organisation]]:
    """Group drafts so that what an organisation is part of is saved before it."""
    waves: list[list[Organisation]] = [[], []]
    for draft in drafts:
        waves[0 if draft.part_of is None or draft.part_of.pk else 1].append(draft)
    return [wave for wave in waves if wave]
