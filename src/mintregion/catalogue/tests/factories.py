"""Offers for tests: published ones in the region of Trier unless told otherwise."""

from typing import Any

import factory
from django.utils import timezone

from mintregion.catalogue.models import Offer
from mintregion.catalogue.services import save_offer
from mintregion.organisations.tests.factories import OrganisationFactory


class OfferFactory(factory.django.DjangoModelFactory[Offer]):
    """A published offer, saved through the service so that the search knows it."""

    class Meta:
        model = Offer
        skip_postgeneration_save = True

    organisation = factory.SubFactory(OrganisationFactory)
    region = factory.SelfAttribute("organisation.region")
    title = factory.Sequence(lambda n: f"Angebot {n}")
    kind = "workshop"
    stages = ("secondary",)
    state = Offer.State.PUBLISHED
    published_at = factory.LazyFunction(timezone.now)

    @classmethod
    def _create(cls, model_class: type[Offer], *args: Any, **fields: Any) -> Offer:
        districts = fields.pop("travel_districts", None)
        links = fields.pop("links", None)
        return save_offer(model_class(**fields), by="test", travel_districts=districts, links=links)
