"""Fills a region with invented offers through the services."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from datetime import date

from django.db import transaction
from django.utils import timezone

from mintregion.catalogue.models import Offer
from mintregion.catalogue.services import save_offers
from mintregion.catalogue.synthesis.drafting import Ground, invent_offer, plan
from mintregion.catalogue.synthesis.hosts import BLOCK, Host, invent_hosts
from mintregion.organisations.models import Organisation
from mintregion.organisations.services import save_organisations
from mintregion.regions.models import Place, Region

#: Offers per transaction; small enough that other writers get their turn.
CHUNK = 2000


def synthesise(
    region: Region,
    *,
    count: int,
    seed: int,
    by: str,
    today: date | None = None,
    report: Callable[[int], None] = lambda _done: None,
) -> int:
    """Make sure the invented offers 0 … count-1 of a seed exist; return how many were added.

    Offers that exist stay as they are. `report` is told after each chunk how many numbers are done.
    """
    ground = _ground(region, seed, today or timezone.localdate())
    order = plan(seed)
    known = set(
        Offer.objects.filter(region=region, external_id__startswith=f"sample-{seed}-").values_list(
            "external_id", flat=True
        )
    )
    added = 0
    for start in range(0, count, CHUNK):
        numbers = [
            n for n in range(start, min(start + CHUNK, count)) if f"sample-{seed}-{n:06d}" not in known
        ]
        with transaction.atomic():
            hosts = _hosts(ground, start // BLOCK, by=by) if numbers else {}
            changes = [invent_offer(number, order, hosts, ground) for number in numbers]
            save_offers(changes, by=by, action="catalogue.offers_synthesised", audit_each=False)
        added += len(changes)
        report(min(start + CHUNK, count))
    return added


def _ground(region: Region, seed: int, today: date) -> Ground:
    districts = list(region.districts.order_by("key"))
    places = Place.objects.filter(district__in=districts, latitude_e6__isnull=False)
    ordered = places.select_related("district").order_by("district__key", "name", "postcode")
    return Ground(region, list(ordered), districts, seed, today)


def _hosts(ground: Ground, block: int, *, by: str) -> Mapping[str, Sequence[Host]]:
    prefix = f"sample-{ground.seed}-{block}-"
    rows = Organisation.objects.filter(region=ground.region, external_id__startswith=prefix)
    known = {row.external_id: row for row in rows.select_related("place__district", "part_of")}
    hosts = invent_hosts(ground.region, block, seed=ground.seed, places=ground.places, known=known)
    save_organisations([host.organisation for host in hosts if host.organisation.pk is None], by=by)
    by_tag: dict[str, list[Host]] = defaultdict(list)
    for host in hosts:
        by_tag[host.sort.tag].append(host)
    return by_tag
