"""Organisations and parent bodies for tests."""

import factory

from mintregion.organisations.models import Organisation, ParentBody
from mintregion.regions.tests.factories import RegionFactory


class ParentBodyFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = ParentBody

    region = factory.SubFactory(RegionFactory)
    name = factory.Sequence(lambda number: f"Träger {number}")
    kind = ParentBody.Kind.MUNICIPAL


class OrganisationFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Organisation

    region = factory.SubFactory(RegionFactory)
    name = factory.Sequence(lambda number: f"Einrichtung {number}")
    slug = factory.Sequence(lambda number: f"einrichtung-{number}")
    kind = Organisation.Kind.COMPANY
