"""Finding places by what people type."""

import pytest

from mintregion.regions.gazetteer import Entry, Gazetteer, Sort, fold

GAZETTEER = Gazetteer(
    [
        Entry("Trier", "", 49_757_000, 6_641_000, "07211", Sort.MUNICIPALITY),
        Entry("Trier", "54290", 49_756_000, 6_641_000, "07211"),
        Entry("Trier", "54296", 49_746_000, 6_690_000, "07211"),
        Entry("Trierweiler", "54311", 49_760_000, 6_560_000, "07235"),
        Entry("Föhren", "54343", 49_859_000, 6_765_000, "07235"),
        Entry("Bernkastel-Kues", "54470", 49_916_000, 7_077_000, "07231"),
        Entry("Altrich", "54518", 49_957_000, 6_912_000, "07231"),
        Entry("Dreis", "54518", 49_941_000, 6_818_000, "07231"),
        Entry("Greimerath", "54314", 49_562_000, 6_684_000, "07235"),
        Entry("Greimerath", "54533", 50_033_000, 6_717_000, "07231"),
        Entry("Zell", "56856", 50_027_000, 7_182_000, ""),
        Entry("Eifelkreis Bitburg-Prüm", "", 50_030_000, 6_430_000, "07232", Sort.DISTRICT),
        Entry("Luxemburg", "1009", 49_611_000, 6_130_000, ""),
    ]
)


@pytest.mark.parametrize("written", ["Föhren", "FÖHREN", "Foehren", "fohren", " 54343 Föhren ", "54343"])
def test_one_place_is_found_however_it_is_written(written):
    found = GAZETTEER.find(written)

    assert found is not None
    assert (found.name, found.latitude_e6, found.is_guess) == ("Föhren", 49_859_000, False)


@pytest.mark.parametrize(("written", "name"), [("Förhen", "Föhren"), ("Bernkastl Kuess", "Bernkastel-Kues")])
def test_a_name_with_typing_errors_gives_a_guess(written, name):
    found = GAZETTEER.find(written)

    assert found is not None
    assert (found.name, found.is_guess) == (name, True)


def test_a_short_name_forgives_one_error_only():
    assert GAZETTEER.find("Dreös") is not None
    assert GAZETTEER.find("Droös") is None


def test_the_beginning_of_a_name_gives_a_guess():
    found = GAZETTEER.find("Bernk")

    assert found is not None
    assert (found.name, found.is_guess) == ("Bernkastel-Kues", True)


def test_a_whole_name_wins_over_longer_names_that_begin_with_it():
    found = GAZETTEER.find("trier")

    assert found is not None
    assert (found.name, found.latitude_e6, found.alternatives) == ("Trier", 49_757_000, ())


@pytest.mark.parametrize(("district", "latitude"), [("07231", 50_033_000), ("07235", 49_562_000)])
def test_of_two_places_with_one_name_the_one_in_the_region_comes_first(district, latitude):
    found = GAZETTEER.find("Greimerath", prefer={district})

    assert found is not None
    assert found.latitude_e6 == latitude
    assert len(found.alternatives) == 1


def test_a_postcode_of_several_places_stands_for_their_middle():
    found = GAZETTEER.find("54518")

    assert found is not None
    assert (found.name, found.latitude_e6, found.longitude_e6, found.district_key) == (
        "54518",
        49_949_000,
        6_865_000,
        "07231",
    )


def test_a_postcode_with_a_name_means_that_place():
    found = GAZETTEER.find("54518 Dreis")

    assert found is not None
    assert found.name == "Dreis"


@pytest.mark.parametrize(
    "written", ["Bitburg-Prüm", "Kreis Bitburg-Prüm", "Eifelkreis Bitburg-Prüm", "bitburg pruem"]
)
def test_a_district_is_found_with_and_without_its_title(written):
    found = GAZETTEER.find(written)

    assert found is not None
    assert (found.district_key, found.is_guess) == ("07232", False)


def test_a_foreign_postcode_may_carry_the_letter_of_its_country():
    found = GAZETTEER.find("L-1009")

    assert found is not None
    assert found.name == "Luxemburg"


@pytest.mark.parametrize("written", ["", "  ", "??", "99999", "Timbuktu", "xy"])
def test_nonsense_finds_nothing(written):
    assert GAZETTEER.find(written) is None


def test_suggestions_complete_postcodes_and_names():
    assert GAZETTEER.suggest("5451") == ["54518 Altrich", "54518 Dreis"]
    assert GAZETTEER.suggest("föh") == ["54343 Föhren"]
    assert GAZETTEER.suggest("Trier", limit=3) == ["Trier", "54290 Trier", "54296 Trier"]


def test_folding_treats_spelt_out_umlauts_like_umlauts():
    assert fold("Prüm") == fold("PRUEM") == fold("Prum") == "prum"
    assert fold("Straße") == fold("Strasse")
