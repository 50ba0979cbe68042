"""The fact table says what is known, what the source said, and what is missing."""

import pytest
from django.utils.translation import override

from mintregion.catalogue.facts import fact_table, grade_band, places_in_short
from mintregion.catalogue.source_words import said_otherwise
from mintregion.catalogue.tests.factories import OfferFactory
from mintregion.organisations.tests.factories import OrganisationFactory
from mintregion.regions.tests.factories import DistrictFactory

ORDER = ["kind", "duration", "grades", "school_types", "participants", "place", "cost", "accessibility"]


@pytest.fixture(autouse=True)
def english():
    with override("en"):
        yield


@pytest.fixture
def organisation(region):
    return OrganisationFactory(region=region, name="Hochschule Trier", town="Trier")


def facts_of(offer):
    return {fact.key: fact for fact in fact_table(offer)}


def test_the_order_is_fixed_and_a_missing_fact_keeps_its_row(organisation):
    offer = OfferFactory(organisation=organisation, kind="")

    facts = fact_table(offer)

    assert [fact.key for fact in facts] == ORDER
    assert [fact.lines for fact in facts] == [()] * len(ORDER)


def test_languages_and_school_years_follow_when_they_are_stated(organisation):
    offer = OfferFactory(
        organisation=organisation, languages_spoken=("fr",), school_year_from=2026, school_year_to=2027
    )

    facts = facts_of(offer)

    assert list(facts) == [*ORDER, "languages", "school_years"]
    assert facts["school_years"].lines[0].value == "school years 2026/27 to 2027/28"


def test_words_that_were_not_understood_stand_as_written_and_as_german(organisation):
    offer = OfferFactory(organisation=organisation, duration_as_written="nach Bedarf")

    duration = facts_of(offer)["duration"]

    assert [(line.value, line.language) for line in duration.lines] == [("nach Bedarf", "de")]
    assert duration.as_written == ""


def test_words_of_the_source_are_repeated_only_where_they_differ(organisation):
    offer = OfferFactory(
        organisation=organisation,
        kind="talk",
        kind_as_written="Vortrag mit kleinen Experimenten",
        school_types=("gymnasium",),
        school_types_as_written="Gym.",
    )

    facts = facts_of(offer)

    assert facts["kind"].as_written == "Vortrag mit kleinen Experimenten"
    assert facts["school_types"].as_written == ""


@pytest.mark.parametrize(
    ("written", "ours", "differs"),
    [
        ("60-90 Min.", "60–90 Minuten", False),
        ("Max. 20", "höchstens 20", False),
        ("Labor-exkursion", "Laborexkursion", False),
        ("11", "11–13", True),
        ("  ", "Vortrag", False),
    ],
)
def test_abbreviations_and_dashes_make_no_difference(written, ours, differs):
    assert said_otherwise(written, ours) is differs


def test_a_travelling_offer_says_how_far_it_comes(organisation):
    offer = OfferFactory(organisation=organisation, venues=("comes_to_you",), travel_km=30)

    [line] = facts_of(offer)["place"].lines

    assert (line.value, line.remark) == ("comes to your school", "up to 30 km around Trier")


def test_an_offer_limited_to_districts_names_them(organisation):
    districts = [
        DistrictFactory(key="07211", name="Trier"),
        DistrictFactory(key="07235", name="Trier-Saarburg"),
    ]
    offer = OfferFactory(organisation=organisation, venues=("comes_to_you",), travel_districts=districts)

    [line] = facts_of(offer)["place"].lines

    assert line.remark == "in Trier and Trier-Saarburg"


def test_a_table_of_one_organisation_says_the_town_instead_of_its_name(organisation):
    offer = OfferFactory(organisation=organisation, venues=("at_provider", "comes_to_you"))

    assert places_in_short(offer) == ("Trier", "comes to your school")


@pytest.mark.parametrize(
    ("first", "last", "drawn", "meant"),
    [
        (11, 13, range(5, 14), [11, 12, 13]),
        (3, 6, range(1, 14), [3, 4, 5, 6]),
        (1, 2, range(1, 5), [1, 2]),
    ],
)
def test_the_band_begins_with_the_school_the_grades_belong_to(organisation, first, last, drawn, meant):
    band = grade_band(OfferFactory(organisation=organisation, grade_from=first, grade_to=last))

    assert [grade for grade, _is_meant in band] == list(drawn)
    assert [grade for grade, is_meant in band if is_meant] == meant
