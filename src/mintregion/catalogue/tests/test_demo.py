"""The demonstration region: facts of the source texts, word by word where they are quoted."""

import csv
import json
import tomllib
from io import StringIO

import pytest
from django.core.management import call_command

from mintregion.backstage import generations
from mintregion.backstage.models import AuditEntry
from mintregion.catalogue.demo import load_demo
from mintregion.catalogue.models import Offer
from mintregion.catalogue.services import missing_for_publication
from mintregion.organisations.models import Organisation
from mintregion.regions.models import District, Region, RegionPage
from mintregion.regions.queries import find_place

pytestmark = pytest.mark.django_db

HANDBOOK = [
    ("N 23", "talk", "Vortrag mit kleinen Experimenten", 60, 90, "minute", 20, "Schulen in Trier"),
    ("N 24", "lab_excursion", "Labor-exkursion", 6, 6, "hour", 20, "Universität Trier"),
    ("N 25", "taster_lecture", "Teilnahme an Vorlesung", 2, 2, "hour", None, "Universität Trier"),
    ("N 26", "supervision", "Beratung/ Betreuung", None, None, "", 2, "Universität Trier"),
    ("N 27", "lab_internship", "Labor-paktikum", None, None, "", 6, "Universität Trier"),
    ("N 28", "lab_internship", "Labor-paktikum", 5, 5, "hour", 6, "Universität Trier"),
]


@pytest.fixture
def demo():
    return load_demo(invented=20)


def test_the_region_has_its_districts_hosts_and_pages(demo):
    region = Region.objects.get(slug="trier")

    assert demo.region == region
    assert set(region.districts.values_list("key", flat=True)) == {
        "07211",
        "07231",
        "07232",
        "07233",
        "07235",
    }
    assert region.hosts.get(is_primary=True).host == "trier.localhost"
    assert set(region.pages.values_list("kind", flat=True)) == set(RegionPage.Kind.values)
    assert {page.languages() for page in region.pages.filter(kind="imprint")} == {("de", "en", "fr")}


def test_the_six_offers_of_the_handbook_keep_their_wording_beside_the_structure(demo):
    offers = Offer.objects.filter(number_letter="N").order_by("number_value")

    assert [
        (
            offer.handbook_number,
            offer.kind,
            offer.kind_as_written,
            offer.duration_min,
            offer.duration_max,
            offer.duration_unit,
            offer.participants_max,
            offer.place_as_written,
        )
        for offer in offers
    ] == HANDBOOK
    assert {(offer.grade_from, offer.grade_to, offer.grades_as_written) for offer in offers} == {
        (11, 13, "Oberstufe 11 - 13")
    }
    assert {offer.organisation.part_of.name for offer in offers} == {"Universität Trier"}


def test_the_company_in_foehren_offers_four_things(demo):
    company = Organisation.objects.get(external_id="it-haus")
    offers = Offer.objects.filter(organisation=company).order_by("pk")

    assert (company.street, company.postcode, company.town, company.phone) == (
        "Europa-Allee 26–28",
        "54343",
        "Föhren",
        "06502 9208101",
    )
    assert company.place.name == "Föhren"
    assert [
        (o.kind_as_written, o.duration_as_written, o.grades_as_written, o.participants_as_written)
        for o in offers
    ] == [
        ("Praktikum", "2 - 20 Wochen", "9 - 13", "nach Absprache"),
        ("Betriebsbesichtigung", "2-4 Stunden", "5- 13", "max. 30"),
        ("Vorträge in Schulen", "2 - 4 Stunden", "5- 13", "offen"),
        ("Projekttag", "1 Tag", "5 - 13", "nach Absprache"),
    ]
    assert offers[2].travel_districts.count() == 5


def test_every_offer_is_complete_enough_to_be_public_and_valid(demo):
    offers = Offer.objects.filter(is_sample=False)

    assert offers.count() == demo.offers == 43
    assert [offer.title for offer in offers if missing_for_publication(offer)] == []
    for offer in offers:
        offer.clean_fields()
    for organisation in Organisation.objects.all():
        organisation.clean_fields()


def test_loading_again_changes_nothing(demo):
    before = (dict(generations.current()), AuditEntry.objects.count())

    load_demo(invented=20)

    assert (dict(generations.current()), AuditEntry.objects.count()) == before


def test_no_private_person_is_named(settings):
    text = "".join(path.read_text(encoding="utf-8") for path in settings.DEMO_DATA.iterdir())

    assert [
        word for word in ("Dr. ", "@", "Meyer", "Thielen", "Esch,", "Steinbach", "Leibe") if word in text
    ] == []


def test_radius_search_works_for_the_region_and_its_neighbours(demo):
    region = Region.objects.get()

    for text in (
        "54296",
        "Föhren",
        "Wittlich",
        "Daun",
        "Luxemburg",
        "Birkenfeld",
        "Saarbrücken",
        "Vulkaneifel",
    ):
        assert find_place(text, region=region) is not None, text


def test_almost_every_place_lies_inside_the_outline_of_its_district(settings):
    districts = tomllib.loads((settings.DEMO_DATA / "districts.toml").read_text(encoding="utf-8"))["district"]
    outlines = {district["key"]: district["outline"] for district in districts}
    with (settings.DEMO_DATA / "places.csv").open(encoding="utf-8") as file:
        places = [row for row in csv.DictReader(file) if row["district_key"]]

    outside = [
        row["name"]
        for row in places
        if not is_inside(float(row["longitude"]), float(row["latitude"]), outlines[row["district_key"]])
    ]

    assert len(outside) <= len(places) // 20, outside


def test_the_outlines_cover_about_the_same_ground_as_the_official_ones(settings, shared):
    """Nine of ten points of a grid lie in the same district in our sketch and on the official map."""
    districts = tomllib.loads((settings.DEMO_DATA / "districts.toml").read_text(encoding="utf-8"))["district"]
    official = json.loads((shared / "data" / "kreise_region_trier.geojson").read_text(encoding="utf-8"))
    sketch = {district["key"]: district["outline"] for district in districts}
    true = {
        feature["properties"]["ags"]: feature["geometry"]["coordinates"] for feature in official["features"]
    }
    grid = [(6.11 + step_x * 0.02, 49.53 + step_y * 0.02) for step_x in range(58) for step_y in range(43)]

    pairs = [(district_at(*point, sketch), district_at(*point, true)) for point in grid]

    judged = [pair for pair in pairs if pair != ("", "")]
    assert sum(ours == theirs for ours, theirs in judged) / len(judged) > 0.9


def test_the_command_says_what_exists():
    out = StringIO()

    call_command("load_demo", invented=5, stdout=out)

    assert out.getvalue().startswith("MINT-Region Trier: ")
    assert District.objects.count() == 5


def district_at(x, y, outlines):
    return next((key for key, rings in outlines.items() if is_inside(x, y, rings)), "")


def is_inside(x, y, rings):
    """Whether a point lies inside a ring and in none of its holes (even-odd rule)."""
    crossings = 0
    for ring in rings:
        for (x1, y1), (x2, y2) in zip(ring, [*ring[1:], ring[0]], strict=True):
            if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
                crossings += 1
    return crossings % 2 == 1
