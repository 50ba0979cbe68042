"""What goes out comes back the same, and no spreadsheet ever runs it."""

import csv
from datetime import date
from io import BytesIO, StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from mintregion.catalogue.exchange.apply import import_offers
from mintregion.catalogue.exchange.columns import COLUMNS, label_of, translation_column
from mintregion.catalogue.exchange.columns.cells import Concepts, Degrees, Links, SchoolYear, Words, YesNo
from mintregion.catalogue.exchange.export import offers_as_csv, offers_as_xlsx
from mintregion.catalogue.exchange.formula import guard, guard_the_guard, unguard
from mintregion.catalogue.exchange.parsing import parse
from mintregion.catalogue.exchange.plan import Plan, make_plan
from mintregion.catalogue.models import Offer
from mintregion.catalogue.tests.factories import OfferFactory
from mintregion.catalogue.vocabulary import SCHEMES, scheme
from mintregion.regions.tests.factories import DistrictFactory, PlaceFactory

WRITERS = [offers_as_csv, offers_as_xlsx]
DANGEROUS = [
    "=1+1",
    "+1",
    "-1+1",
    "@SUM(A1)",
    "'=1",
    "''",
    "'@x",
    "\uff1d1+1",
    "- Spiegelstrich",
    "=cmd|' /C calc'!A0",
]


@pytest.fixture
def full_offer(db) -> Offer:
    """An offer in which every field is filled."""
    return OfferFactory(
        external_id="a-1",
        number_letter="N",
        number_value=24,
        title="„Quantitative Analyse“; mit ‚Photometrie‘",
        short_text="Zeile eins\r\nZeile zwei",
        long_text="=HYPERLINK(1)\n\n- Punkt\n\tTab; \"Anführung\" 'einfach'",
        plain_sentence="Ein Satz.",
        keywords=["Säuren, Basen"],
        image_text="Ein Kolben",
        image_credit="Erika Muster",
        kind="lab_excursion",
        kind_as_written="Labor-exkursion",
        track="study",
        field="chemistry",
        themes=("networks", "geosciences"),
        stages=("primary", "secondary"),
        audiences=("pupils", "teachers"),
        school_types=("realschule_plus", "gymnasium"),
        school_types_as_written="RS+, Gym.",
        grade_from=4,
        grade_to=10,
        grades_as_written="4 - 10",
        duration_min=60,
        duration_max=90,
        duration_unit="minute",
        duration_as_written="60-90 Min.",
        participants="counted",
        participants_min=5,
        participants_max=20,
        participants_as_written="5 bis 20",
        venues=("at_provider", "elsewhere"),
        place=PlaceFactory(postcode="54290", name="Trier"),
        place_as_written="Im Wald",
        latitude_e6=49_759_123,
        longitude_e6=-6_641_001,
        travel_km=40,
        cost="paid",
        cost_text="5 € je Person",
        languages_spoken=("de", "fr"),
        accessibility=("step_free", "sign_language"),
        accessibility_text="Aufzug.\nWC im 1. Stock.",
        school_year_from=2026,
        school_year_to=2027,
        state=Offer.State.PAUSED,
        is_sample=True,
        checked_at=date(2026, 11, 12),
        translations={
            "fr": {"title": "Analyse", "long_text": "+33"},
            "en": {"title": "=Analysis"},
            "lb": {"title": "Analys"},
        },
        travel_districts=[DistrictFactory(key="07235"), DistrictFactory(key="07211")],
        links=[("Flyer | 2026", "https://flyer.example/a?b=1;2"), ("Seite", "https://seite.example")],
    )


def loaded(**conditions: object) -> list[Offer]:
    offers = Offer.objects.filter(**conditions).select_related("organisation", "place").order_by("id")
    return list(offers.prefetch_related("links", "travel_districts"))


def differences(plan: Plan) -> list[tuple[str, object, object]]:
    return [
        (change.name, change.before, change.after)
        for planned in plan.new + plan.changed
        for change in planned.changes
    ]


def full_record(offer: Offer) -> dict[str, object]:
    """Everything an offer says, without what the catalogue keeps for itself."""
    own = {"id", "version", "created_at", "edited_at", "published_at"}
    columns = {
        field.name: getattr(offer, field.name)
        for field in Offer._meta.concrete_fields
        if field.name not in own
    }
    links = [(link.label, link.url) for link in offer.links.all()]
    districts = sorted(district.key for district in offer.travel_districts.all())
    return columns | {"links": links, "travel_districts": districts}


@pytest.mark.parametrize("labels", [False, True], ids=["names", "labels"])
@pytest.mark.parametrize("write", WRITERS)
def test_export_then_import_changes_nothing(full_offer, write, labels):
    content = write(loaded(), labels=labels)

    plan = make_plan(parse(content, ""), region=full_offer.region)

    assert plan.findings == []
    assert differences(plan) == []
    assert len(plan.unchanged) == 1


@pytest.mark.parametrize("write", WRITERS)
def test_an_exported_offer_can_be_made_again_from_its_file(full_offer, write):
    content = write(loaded())
    before = full_record(full_offer)
    region = full_offer.region
    full_offer.delete()

    plan = import_offers(parse(content, ""), region=region, by="test")

    (again,) = loaded()
    assert plan.findings == []
    assert full_record(again) == before | {"short_text": "Zeile eins\nZeile zwei"}


@pytest.mark.parametrize("write", WRITERS)
def test_an_offer_that_says_almost_nothing_survives_too(db, write):
    offer = OfferFactory(
        external_id="a", kind="", stages=(), grade_from=5, kind_as_written="Workshop", title="Kita-Chemie"
    )

    plan = make_plan(parse(write(loaded()), ""), region=offer.region)

    assert (differences(plan), plan.problems) == ([], [])


def test_every_column_of_an_offer_is_in_the_table():
    names = {column.name for column in COLUMNS}
    elsewhere = {
        "id", "region", "version", "created_at", "edited_at", "published_at", "image", "translations",
        "number_letter", "number_value", "latitude_e6", "longitude_e6",
    }  # fmt: skip

    assert {field.name for field in Offer._meta.concrete_fields} - elsewhere <= names
    assert {"number", "latitude", "longitude", "links", "travel_districts"} <= names


def test_every_heading_leads_to_one_column():
    for column in COLUMNS:
        for heading in (column.name, *column.headings):
            assert label_of(heading) == column
    assert label_of("Kurztext (fr)") == translation_column("short_text", "fr")
    assert label_of("Titel (de)") is None
    assert label_of("kind_fr") is None


@pytest.mark.parametrize("text", DANGEROUS)
def test_dangerous_text_is_no_formula_in_a_workbook(db, text):
    OfferFactory(title=text, short_text=text)

    sheet = load_workbook(BytesIO(offers_as_xlsx(loaded()))).active

    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n", "d", "inlineStr"}


@pytest.mark.parametrize("text", DANGEROUS)
def test_dangerous_text_is_guarded_in_csv(db, text):
    OfferFactory(title=text)

    (row,) = csv.DictReader(StringIO(offers_as_csv(loaded()).decode("utf-8-sig")), delimiter=";")

    assert row["title"] == "'" + text


def test_a_telephone_number_stays_readable():
    assert guard("+49 651 718-0") == "+49 651 718-0"
    assert guard("+49 (651) 201") == "+49 (651) 201"
    assert guard("+49+cmd") == "'+49+cmd"


@given(st.text() | st.text(st.sampled_from("'=+-@\t\r\n\0 a1\uff1d")))
def test_taking_the_guard_off_gives_the_same_text(text):
    assert unguard(guard(text)) == text
    assert unguard(guard_the_guard(text)) == text


@given(st.text())
def test_guarded_text_never_begins_like_a_formula(text):
    guarded = guard(text)

    assert guarded[:1] not in ("=", "-", "@", "\t", "\r", "\0", "\uff1d")


def test_csv_is_what_german_spreadsheets_expect(full_offer):
    content = offers_as_csv(loaded())

    assert content.startswith("\ufeffexternal_id;number;title;organisation;".encode())
    assert content.endswith(b"\r\n")


def test_german_labels_stand_in_the_header_and_in_the_cells(full_offer):
    (row,) = csv.DictReader(StringIO(offers_as_csv(loaded(), labels=True).decode("utf-8-sig")), delimiter=";")

    assert (row["Titel"], row["Angebotsart"] if "Angebotsart" in row else row["Art des Angebots"]) == (
        full_offer.title, "Laborexkursion",
    )  # fmt: skip


def test_every_label_leads_back_to_its_concept():
    for name, vocabulary in SCHEMES.items():
        cell = Concepts(name)
        for concept in vocabulary:
            assert cell.read(cell.write((concept.key,), labels=True)) == (concept.key,)
        everything = tuple(concept.key for concept in vocabulary)
        assert cell.read(cell.write(everything, labels=True)) == everything


def test_several_concepts_may_be_separated_by_commas():
    assert Concepts("stage").read("Kita, Grundschule") == ("kita", "primary")
    assert scheme("theme").find("Erde, Gesteine und Boden") is not None
    assert Concepts("theme").read("Erde, Gesteine und Boden") == ("geosciences",)


words = st.text(
    st.characters(codec="utf-8", exclude_categories=("C", "Z"), exclude_characters=";|"),
    min_size=1,
    max_size=20,
)


@given(st.lists(words, unique=True, max_size=6))
def test_keywords_come_back(keywords):
    assert Words().read(Words().write(keywords, labels=False)) == tuple(keywords)


@given(st.integers(-90_000_000, 90_000_000))
def test_coordinates_come_back(micro_degrees):
    assert Degrees(90).read(Degrees(90).write(micro_degrees, labels=False)) == micro_degrees


@given(st.integers(2000, 2098))
def test_school_years_come_back(year):
    assert SchoolYear().read(SchoolYear().write(year, labels=False)) == year


def test_links_and_flags_come_back():
    links = (("Flyer | alt", "https://a.example/x"), ("b.example", "http://b.example"))

    assert Links().read(Links().write(links, labels=False)) == links
    assert YesNo().read(YesNo().write(True, labels=False)) is True


@pytest.mark.parametrize("write", WRITERS)
def test_an_export_costs_the_same_number_of_queries_for_many_offers(db, write, django_assert_num_queries):
    for _ in range(3):
        OfferFactory()

    with django_assert_num_queries(3):
        write(loaded())
