"""The watch list: offers kept by their ids in an address, without an account and without a cookie."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from mintregion.catalogue.models import Offer
from mintregion.catalogue.queries import offers_visible_to_public
from mintregion.regions.models import Region

MOST = 100
LONGEST_ID = 12
# What people paste: the address of an offer's page, in any language.
IN_ADDRESS = re.compile(r"/angebote/(\d+)")


@dataclass(frozen=True, slots=True)
class WatchedIds:
    """Ids in the order given, at most MOST; `ignored` counts entries that are no ids or too many."""

    ids: tuple[int, ...]
    ignored: int = 0

    @classmethod
    def from_values(cls, values: Iterable[str]) -> "WatchedIds":
        """Read ids, or addresses of offers, separated by commas or spaces."""
        entries = [entry for value in values for entry in re.split(r"[,;\s]+", value) if entry]
        read = [_id_in(entry) for entry in entries]
        ids = tuple(dict.fromkeys(pk for pk in read if pk is not None))
        return cls(ids[:MOST], read.count(None) + len(ids[MOST:]))

    def query_string(self) -> str:
        """The list as `?ids=1,2,3`; `?` when it is empty."""
        return "?" + urlencode({"ids": ",".join(map(str, self.ids))}, safe=",") if self.ids else "?"

    def without(self, pk: int) -> "WatchedIds":
        """The list without one offer."""
        return WatchedIds(tuple(each for each in self.ids if each != pk))


def _id_in(entry: str) -> int | None:
    address = IN_ADDRESS.search(entry)
    text = address[1] if address else entry
    return int(text) if text.isascii() and text.isdigit() and len(text) <= LONGEST_ID else None


def watched_offers(watched: WatchedIds, *, region: Region | None) -> Sequence[Offer]:
    """Published offers of the list in its order; those that are gone or of another region are left out."""
    if not watched.ids:
        return ()
    found = {offer.pk: offer for offer in offers_visible_to_public(region).filter(pk__in=watched.ids)}
    return [found[pk] for pk in watched.ids if pk in found]
