"""Invented offers: always the same, nested, complete, readable."""

import re
from collections import Counter
from datetime import date
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from mintregion.catalogue.fields import ConceptField, ConceptSetField
from mintregion.catalogue.models import Offer, OfferTokens
from mintregion.catalogue.services import missing_for_publication
from mintregion.catalogue.synthesis import synthesise
from mintregion.catalogue.synthesis.material import briefs, host_kinds
from mintregion.catalogue.synthesis.wording import inverted, short_text
from mintregion.catalogue.vocabulary import scheme
from mintregion.organisations.models import Organisation
from mintregion.regions.models import District
from mintregion.regions.tests.factories import DistrictFactory, PlaceFactory, RegionFactory

TODAY = date(2026, 11, 22)
SENTENCE = re.compile(r"[A-ZÄÖÜ].*[.?!]", re.DOTALL)


@pytest.fixture
def ground():
    """A region with an independent town and a rural district."""
    town = DistrictFactory(key="07211", name="Trier", kind=District.Kind.TOWN)
    rural = DistrictFactory(key="07235", name="Landkreis Trier-Saarburg")
    PlaceFactory(name="Trier", postcode="54290", district=town)
    for number in range(8):
        PlaceFactory(name=f"Dorf {number}", postcode=f"5434{number}", district=rural)
    return RegionFactory(slug="trier", districts=[town, rural])


def invent(region, count, seed=1):
    return synthesise(region, count=count, seed=seed, by="test", today=TODAY)


def rows(region, **where):
    """Every column of the invented offers that does not depend on when or where they were stored."""
    left_out = {"id", "region", "organisation", "place", "created_at", "edited_at"}
    names = [field.name for field in Offer._meta.concrete_fields if field.name not in left_out]
    offers = Offer.objects.filter(region=region, is_sample=True, **where).order_by("external_id")
    return [
        (offer.organisation.name, offer.place and offer.place.name, *(getattr(offer, name) for name in names))
        for offer in offers.select_related("organisation", "place")
    ]


@pytest.mark.django_db
def test_the_first_offers_of_a_larger_set_are_the_smaller_set(ground):
    other = RegionFactory(districts=ground.districts.all())
    invent(ground, 30)
    invent(other, 90)

    assert rows(ground) == rows(other, external_id__lt="sample-1-000030")


@pytest.mark.django_db
def test_asking_again_adds_only_what_is_missing(ground):
    first = invent(ground, 30)
    before = rows(ground)
    second = invent(ground, 30)
    third = invent(ground, 50)

    assert (first, second, third) == (30, 0, 20)
    assert rows(ground, external_id__lt="sample-1-000030") == before


@pytest.mark.django_db
def test_another_seed_gives_other_offers(ground):
    invent(ground, 30, seed=1)
    invent(ground, 30, seed=2)

    titles = {
        seed: set(Offer.objects.filter(external_id__startswith=f"sample-{seed}-").values_list("title"))
        for seed in (1, 2)
    }
    assert len(titles[1] & titles[2]) < 10


@pytest.mark.slow
@pytest.mark.django_db
def test_a_thousand_offers_are_complete_varied_and_marked_as_invented(ground):
    invent(ground, 1000)

    offers = list(Offer.objects.select_related("organisation").prefetch_related("travel_districts"))
    assert len(offers) == 1000
    assert all(offer.is_sample and offer.organisation.is_sample for offer in offers)
    assert [offer.title for offer in offers if missing_for_publication(offer)] == []
    assert max(Counter(offer.title for offer in offers).values()) == 1
    assert OfferTokens.objects.count() == 1000
    for offer in offers:
        offer.clean_fields(exclude=["region", "organisation", "long_text"])
    assert {stage for offer in offers for stage in offer.stages} == set(scheme("stage").by_key)
    assert 100 < sum(offer.checked_at is None for offer in offers) < 200
    assert 100 < sum(bool(offer.translations) for offer in offers) < 200
    assert sum(offer.travels for offer in offers) > 100
    assert all(offer.published_at.date() <= TODAY for offer in offers)
    assert Organisation.objects.count() == sum(sort.number for sort in host_kinds())


def test_every_key_in_the_material_is_known_to_its_scheme():
    schemes = {
        field.name: scheme(field.scheme)
        for field in Offer._meta.concrete_fields
        if isinstance(field, ConceptField | ConceptSetField)
    }

    for brief in briefs():
        assert brief.form.kind in schemes["kind"]
        assert [key for key in brief.subject.themes if key not in schemes["themes"]] == []
        assert [key for key in brief.subject.stages if key not in schemes["stages"]] == []
        assert brief.subject.field == "" or brief.subject.field in schemes["field"]
        assert [key for venues in brief.form.venues for key in venues if key not in schemes["venues"]] == []
    for sort in host_kinds():
        assert sort.field == "" or sort.field in schemes["field"]
        assert sort.track == "" or sort.track in schemes["track"]
        assert sort.kind in Organisation.Kind.values
    assert {tag for brief in briefs() for tag in brief.hosts} == {sort.tag for sort in host_kinds()}


def test_every_short_text_is_made_of_whole_sentences():
    texts = {
        short_text(pattern, brief.subject, stage)
        for brief in briefs()
        for pattern in brief.form.short
        for stage in brief.subject.stages
    }

    assert [text for text in texts if not SENTENCE.fullmatch(text) or "{" in text or "  " in text] == []


@pytest.mark.parametrize(
    ("doing", "sentence"),
    [
        ("bauen ein Boot", "bauen sie ein Boot"),
        ("falten und trimmen verschiedene Flieger", "falten und trimmen sie verschiedene Flieger"),
        ("sägen, schleifen und verleimen die Teile", "sägen, schleifen und verleimen sie die Teile"),
        ("messen, was ein Boot tragen kann", "messen sie, was ein Boot tragen kann"),
        ("ordnen Funde nach Alter und Größe", "ordnen sie Funde nach Alter und Größe"),
    ],
)
def test_the_subject_stands_behind_the_verbs(doing, sentence):
    assert inverted(doing, "sie") == sentence


@pytest.mark.django_db
def test_a_region_without_places_gets_offers_without_a_point():
    region = RegionFactory()

    invent(region, 10)

    assert Organisation.objects.filter(region=region, latitude_e6__isnull=False).count() == 0
    assert Offer.objects.filter(region=region).count() == 10


@pytest.mark.django_db
def test_the_command_says_how_many_were_added(ground):
    out = StringIO()

    call_command("synthesise", offers=5, seed=3, stdout=out)

    assert re.fullmatch(r"5 Angebote in \d+[.,]\d s hinzugefügt\.\n", out.getvalue())


@pytest.mark.django_db
def test_the_command_refuses_an_unknown_region():
    with pytest.raises(CommandError, match="nowhere"):
        call_command("synthesise", offers=5, region="nowhere")
