"""Carries out a plan: all of it in one transaction, or nothing."""

from django.db import transaction

from mintregion.catalogue.exchange.comparing.organisations import in_order_of_saving
from mintregion.catalogue.exchange.plan import Plan, make_plan
from mintregion.catalogue.exchange.rows import Parsed
from mintregion.catalogue.services import OfferChange, save_offers
from mintregion.organisations.services import save_organisations
from mintregion.regions.models import Region

ACTION = "catalogue.offers_imported"


def import_offers(parsed: Parsed, *, region: Region, by: str, publish: bool = False) -> Plan:
    """Plan inside the transaction that saves, so that nobody's edit in between is overwritten.

    Returns the plan; when it has problems nothing was saved.
    """
    with transaction.atomic():
        Region.objects.select_for_update().get(pk=region.pk)  # one import at a time for each region
        plan = make_plan(parsed, region=region, publish=publish)
        if not plan.problems:
            _save(plan, by=by)
    return plan


def _save(plan: Plan, *, by: str) -> None:
    for wave in in_order_of_saving(plan.organisations):
        for organisation in wave:
            organisation.part_of = organisation.part_of  # takes over the key the whole has got by now
        save_organisations(wave, by=by)
    changes = []
    for planned in [*plan.new, *plan.changed]:
        planned.offer.organisation = planned.offer.organisation  # as above
        changes.append(OfferChange(planned.offer, planned.travel_districts, planned.links))
    save_offers(changes, by=by, action=ACTION)
