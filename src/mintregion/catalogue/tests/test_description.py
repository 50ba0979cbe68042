"""The description of an offer and what the writers make of it."""

import json
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime
from typing import Any

import pytest

from mintregion.catalogue.description import amb, atom, describe, schema_org
from mintregion.catalogue.description.api import offer_as_json
from mintregion.catalogue.description.offer import Amount
from mintregion.catalogue.description.schema_org import iso_duration
from mintregion.catalogue.queries import offers_with_everything
from mintregion.catalogue.tests.factories import OfferFactory
from mintregion.organisations.tests.factories import OrganisationFactory
from mintregion.regions.tests.factories import DistrictFactory, PlaceFactory

BASE = "https://trier.example.org"


def described(offer: Any, language: str = "de") -> Any:
    return describe(offer, language=language, base_url=BASE)


@pytest.fixture
def organisation(region):
    return OrganisationFactory(region=region, name="Hochschule", slug="hochschule", kind="university")


def test_a_description_holds_plain_values_only(organisation):
    offer = OfferFactory(
        organisation=organisation, themes=("chemistry",), links=[("Mehr", "https://example.org/")]
    )
    plain = (str, int, float, bool, type(None), date, datetime)

    def strangers(value: Any) -> list[Any]:
        if is_dataclass(value):
            return [found for field in fields(value) for found in strangers(getattr(value, field.name))]
        if isinstance(value, tuple):
            return [found for one in value for found in strangers(one)]
        if hasattr(value, "items"):
            return [found for pair in value.items() for one in pair for found in strangers(one)]
        return [] if isinstance(value, plain) else [value]

    assert strangers(described(offer)) == []


def test_addresses_follow_the_language_and_the_permanent_one_does_not(organisation):
    offer = OfferFactory(organisation=organisation, title="Öl und Wasser")

    pages = [(described(offer, code).url, described(offer, code).uri) for code in ("de", "en")]

    assert pages == [
        (f"{BASE}/angebote/{offer.pk}/oel-und-wasser/", f"{BASE}/angebote/{offer.pk}/"),
        (f"{BASE}/en/angebote/{offer.pk}/oel-und-wasser/", f"{BASE}/angebote/{offer.pk}/"),
    ]


def test_a_text_without_translation_stays_german_and_is_named(organisation):
    offer = OfferFactory(
        organisation=organisation,
        title="Kochen",
        short_text="Kurz",
        translations={"fr": {"title": "Cuisine"}},
    )

    french = described(offer, "fr")

    assert (french.title, french.short_text, french.untranslated) == ("Cuisine", "Kurz", ("short_text",))


@pytest.mark.parametrize(
    ("stages", "first", "last", "levels"),
    [
        (("secondary",), None, None, ["level_2", "level_3"]),
        (("secondary",), 5, 9, ["level_2"]),
        (("secondary",), 11, 13, ["level_3"]),
        (("secondary",), 9, 12, ["level_2", "level_3"]),
        (("primary", "secondary"), 3, 6, ["level_1", "level_2"]),
        (("secondary", "training"), 9, 10, ["level_2", "level_3", "level_A"]),
        (("kita",), None, None, ["level_0"]),
        ((), 5, 6, []),
    ],
)
def test_grades_decide_between_the_levels_of_secondary_school(organisation, stages, first, last, levels):
    offer = OfferFactory(organisation=organisation, stages=stages, grade_from=first, grade_to=last)

    found = sorted(level.uri.rpartition("/")[2] for level in described(offer).levels)

    assert found == levels


@pytest.mark.parametrize(
    ("least", "most", "unit", "written"),
    [
        (90, 90, "minute", "PT90M"),
        (None, 6, "hour", "PT6H"),
        (2, None, "week", "P2W"),
        (1, 1, "school_year", "P1Y"),
        (60, 90, "minute", ""),
        (None, None, "day", ""),
        (3, 3, "", ""),
    ],
)
def test_a_duration_is_written_only_when_the_format_can_say_it(least, most, unit, written):
    assert iso_duration(Amount(least, most, unit, "")) == written


def test_where_an_offer_takes_place_comes_before_where_its_organisation_is(organisation):
    trier = PlaceFactory(name="Trier", postcode="54290", district=DistrictFactory(key="07211", name="Trier"))
    daun = PlaceFactory(
        name="Daun", postcode="54550", district=None, latitude_e6=50_196_000, longitude_e6=6_830_000
    )
    organisation.place = trier
    offer = OfferFactory(
        organisation=organisation, place=daun, place_as_written="Vulkanmuseum", venues=("elsewhere",)
    )

    description = described(offer)

    assert (description.place.name, description.place.town, description.point) == (
        "Vulkanmuseum",
        "Daun",
        (50.196, 6.83),
    )
    assert (description.home.town, description.home.district) == ("Trier", "07211")


def test_describing_many_offers_asks_the_database_nothing_more(organisation, django_assert_num_queries):
    made = [
        OfferFactory(organisation=organisation, travel_districts=[DistrictFactory()], place=PlaceFactory()).pk
        for _ in range(5)
    ]
    offers = offers_with_everything(made)

    with django_assert_num_queries(0):
        written = [json.dumps(offer_as_json(described(offer))) for offer in offers]

    assert len(written) == 5


def test_a_kit_is_no_course(organisation):
    kit = OfferFactory(organisation=organisation, kind="kit_loan")

    written = amb.offer_as_amb(described(kit), publisher="MINT-Region Trier", publisher_url=f"{BASE}/")

    assert written["type"] == ["LearningResource"]


@pytest.mark.parametrize(
    ("cost", "free"), [("free", True), ("paid", False), ("on_request", None), ("", None)]
)
def test_only_a_stated_cost_is_passed_on(organisation, cost, free):
    offer = described(OfferFactory(organisation=organisation, cost=cost))

    for_portals = amb.offer_as_amb(offer, publisher="MINT-Region Trier", publisher_url=f"{BASE}/")

    assert (
        for_portals.get("isAccessibleForFree") == schema_org.course(offer).get("isAccessibleForFree") == free
    )


def test_nothing_unstated_is_written(organisation):
    offer = OfferFactory(organisation=organisation, title="Nur ein Titel", kind="", stages=())

    course = schema_org.course(described(offer))

    assert sorted(course) == [
        "@id", "@type", "dateModified", "datePublished", "description", "name", "provider", "url"
    ]  # fmt: skip


def test_an_empty_feed_always_names_the_same_moment():
    head = atom.FeedHead("Neu", "", "MINT-Region Trier", "de", f"{BASE}/f", f"{BASE}/f", f"{BASE}/")

    first, second = atom.offers_as_atom(head, []), atom.offers_as_atom(head, [])

    assert first == second
    assert b"<updated>2020-01-01T00:00:00+00:00</updated>" in first


def test_a_feed_is_as_new_as_its_newest_change(organisation):
    offer = OfferFactory(organisation=organisation)
    offer.edited_at = datetime(2026, 5, 4, 10, 0, tzinfo=UTC)
    head = atom.FeedHead("Neu", "", "MINT-Region Trier", "de", f"{BASE}/f", f"{BASE}/f", f"{BASE}/")

    assert (
        atom.offers_as_atom(head, [described(offer)]).count(b"<updated>2026-05-04T10:00:00+00:00</updated>")
        == 2
    )
