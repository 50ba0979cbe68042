"""Loading files of places: all or nothing, again and again, with plain words about every mistake."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import translation

from mintregion.backstage import generations
from mintregion.backstage.models import AuditEntry
from mintregion.regions.models import District, Municipality, Place
from mintregion.regions.place_files import PlaceFileRefused, read_places
from mintregion.regions.services import Loaded, load_places

pytestmark = pytest.mark.django_db

GEONAMES = (
    "DE\t54343\tFöhren\tRheinland-Pfalz\tRP\t\t00\tLandkreis Trier-Saarburg\t07235\t49.8593\t6.7648\t4\n"
    "LU\t1009\tLuxembourg\tLuxembourg\tLU\tLuxembourg\t17\t\t\t49.6117\t6.1300\t6\n"
)
PLACES = "plz,ort,kreis_ags,kreis,lat,lon\n54343,Föhren,07235,Trier-Saarburg,49.8593,6.7648\n"
MUNICIPALITIES = (
    "ags,name,art,kreis_ags,kreis,plz,lat,lon\n07211000,Trier,Stadt,07211,Trier,54290|54292,49.7534,6.6371\n"
)


@pytest.fixture
def file(tmp_path):
    def write(text, encoding="utf-8"):
        path = tmp_path / "places.csv"
        path.write_text(text, encoding=encoding)
        return path

    return write


def messages(path):
    with pytest.raises(PlaceFileRefused) as refused, translation.override("en"):
        read_places(path)
    with translation.override("en"):
        return [str(error) for error in refused.value.errors]


def test_a_geonames_file_brings_places_and_their_districts(file):
    loaded = load_places(file(GEONAMES), by="test")

    foehren, luxembourg = Place.objects.order_by("name")
    assert (foehren.name, foehren.postcode, foehren.latitude_e6, foehren.longitude_e6) == (
        "Föhren",
        "54343",
        49_859_300,
        6_764_800,
    )
    assert (foehren.district.key, foehren.district.name) == ("07235", "Landkreis Trier-Saarburg")
    assert (luxembourg.country, luxembourg.postcode, luxembourg.district) == ("LU", "1009", None)
    assert loaded == Loaded(created=3, changed=0, unchanged=0)


def test_a_municipality_with_two_postcodes_becomes_two_places(file):
    load_places(file(MUNICIPALITIES), by="test")

    trier = Municipality.objects.get()
    places = Place.objects.order_by("postcode").values_list("postcode", "municipality", "district__key")
    assert (trier.key, trier.district.key) == ("07211000", "07211")
    assert list(places) == [("54290", trier.pk, "07211"), ("54292", trier.pk, "07211")]


def test_loading_a_file_again_changes_nothing(file):
    path = file(GEONAMES)
    load_places(path, by="test")
    version = generations.current()["regions"]

    again = load_places(path, by="test")

    assert again == Loaded(created=0, changed=0, unchanged=3)
    assert generations.current()["regions"] == version
    assert AuditEntry.objects.filter(action="regions.places_loaded").count() == 1


def test_a_corrected_coordinate_changes_one_place_and_counts_a_generation(file):
    load_places(file(PLACES), by="test")
    version = generations.current()["regions"]

    loaded = load_places(file(PLACES.replace("49.8593", "49.8600")), by="test")

    assert Place.objects.get().latitude_e6 == 49_860_000
    assert loaded == Loaded(created=0, changed=1, unchanged=1)
    assert generations.current()["regions"] == version + 1


def test_a_file_without_municipality_keys_keeps_what_another_file_told(file):
    load_places(file(MUNICIPALITIES), by="test")

    load_places(file("plz,ort,kreis_ags,lat,lon\n54290,Trier,07211,49.75,6.64\n"), by="test")

    assert Place.objects.get(postcode="54290").municipality.key == "07211000"


def test_the_name_of_a_known_district_is_left_alone(file):
    District.objects.create(key="07235", name="Landkreis Trier-Saarburg", kind="rural")

    load_places(file(PLACES), by="test")

    assert District.objects.get().name == "Landkreis Trier-Saarburg"


def test_semicolons_decimal_commas_and_a_byte_order_mark_are_read(file):
    text = "PLZ;Ort;Lat;Lon\n54343;Föhren;49,8593;6,7648\n"

    [row] = read_places(file(text, encoding="utf-8-sig"))

    assert (row.postcodes, row.latitude_e6, row.longitude_e6) == (("54343",), 49_859_300, 6_764_800)


def test_every_mistake_is_named_by_row_and_column_and_nothing_is_loaded(file):
    path = file(
        "plz,ort,kreis_ags,lat,lon\n"
        "54343,Föhren,7235,49.8593,6.7648\n"
        "543,,07235,north,200\n"
        "54290,Trier,07211,49.75,6.64\n"
    )

    with pytest.raises(PlaceFileRefused):
        load_places(path, by="test")

    assert Place.objects.count() == 0
    assert District.objects.count() == 0
    assert messages(path) == [
        "Row 2, column “kreis_ags”: “7235” has lost its leading zero. Please format the column as text.",
        "Row 3, column “ort”: The name is missing.",
        "Row 3, column “plz”: “543” does not have 5 digits.",
        "Row 3, column “lat”: “north” is not a number of degrees between −90 and 90.",
        "Row 3, column “lon”: “200” is not a number of degrees between −180 and 180.",
    ]


def test_a_missing_column_is_named(file):
    assert messages(file("plz,lat,lon\n54290,49.75,6.64\n")) == [
        "Row 1, column “name”: This column is missing."
    ]


def test_an_empty_file_is_refused(file):
    assert messages(file("")) == ["Row 1, column “–”: The file is empty."]


def test_another_encoding_is_refused_with_the_row_where_it_shows(file):
    path = file(PLACES, encoding="latin-1")

    assert messages(path) == [
        "Row 2, column “–”: The file is not in the encoding UTF-8. Please save it as “CSV UTF-8”."
    ]


def test_no_more_than_fifty_mistakes_are_told(file):
    rows = "".join(f"{number},Ort,49,6\n" for number in range(80))

    assert len(messages(file("plz,ort,lat,lon\n" + rows))) == 50


def test_the_command_says_what_it_did(file):
    out = StringIO()

    with translation.override("en"):
        call_command("load_places", file(PLACES), stdout=out)

    assert out.getvalue() == "places.csv: 2 new, 0 changed, 0 unchanged.\n"


def test_the_command_fails_with_the_mistakes(file):
    path = file("plz,ort,lat,lon\n5434,Föhren,49,6\n")

    with pytest.raises(CommandError, match="Row 2, column “plz”"), translation.override("en"):
        call_command("load_places", path)


def test_the_command_names_a_file_that_is_not_there(tmp_path):
    with pytest.raises(CommandError, match=r"missing\.csv"):
        call_command("load_places", tmp_path / "missing.csv")


def test_the_official_municipalities_and_postcodes_of_the_region_load(shared):
    municipalities = load_places(shared / "data" / "gemeinden_region_trier.csv", by="test")
    load_places(shared / "data" / "plz_orte_region_trier.csv", by="test")
    again = load_places(shared / "data" / "plz_orte_region_trier.csv", by="test")

    assert Municipality.objects.count() == 555
    assert District.objects.count() == 5
    assert municipalities.changed == 0
    assert again.created == 0
    assert again.changed == 0
