"""Regions, districts, places and pages for tests."""

import factory

from mintregion.regions.models import District, Municipality, Place, Region, RegionHost, RegionPage


class DistrictFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = District
        django_get_or_create = ("key",)

    key = factory.Sequence(lambda number: f"{9000 + number:05d}")
    name = factory.LazyAttribute(lambda district: f"Landkreis {district.key}")
    latitude_e6 = 49_750_000
    longitude_e6 = 6_640_000


class RegionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Region
        django_get_or_create = ("slug",)
        skip_postgeneration_save = True

    slug = factory.Sequence(lambda number: f"region-{number}")
    name = factory.LazyAttribute(lambda region: region.slug.title())
    title = factory.LazyAttribute(lambda region: f"MINT-Region {region.name}")

    @factory.post_generation
    def hosts(self, create, names, **options):
        for number, name in enumerate(names or ()):
            RegionHostFactory(region=self, host=name, is_primary=number == 0)

    @factory.post_generation
    def districts(self, create, districts, **options):
        self.districts.set(districts or ())


class RegionHostFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = RegionHost

    region = factory.SubFactory(RegionFactory)
    host = factory.Sequence(lambda number: f"region-{number}.localhost")


class RegionPageFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = RegionPage

    region = factory.SubFactory(RegionFactory)
    kind = RegionPage.Kind.IMPRINT
    title = "Impressum"
    body = "Angaben über den Betreiber."


class MunicipalityFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Municipality

    district = factory.SubFactory(DistrictFactory)
    key = factory.LazyAttributeSequence(lambda row, number: f"{row.district.key}{number % 1000:03d}")
    name = factory.Sequence(lambda number: f"Gemeinde {number}")
    latitude_e6 = 49_800_000
    longitude_e6 = 6_700_000


class PlaceFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Place

    name = factory.Sequence(lambda number: f"Ort {number}")
    postcode = factory.Sequence(lambda number: f"{54000 + number:05d}")
    district = factory.SubFactory(DistrictFactory)
    latitude_e6 = 49_859_000
    longitude_e6 = 6_765_000
