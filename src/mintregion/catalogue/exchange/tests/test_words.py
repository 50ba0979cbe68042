"""Phrases of the sources and what is understood from them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mintregion.catalogue.exchange.words.costs import read_cost
from mintregion.catalogue.exchange.words.derive import (
    audiences,
    fitting_types,
    stages,
    stages_mentioned,
    themes,
)
from mintregion.catalogue.exchange.words.durations import Duration, read_duration
from mintregion.catalogue.exchange.words.grades import join_bands, read_grades
from mintregion.catalogue.exchange.words.institutions import kind_of, telling_words
from mintregion.catalogue.exchange.words.kinds import read_kind
from mintregion.catalogue.exchange.words.nearest import find, mentioned
from mintregion.catalogue.exchange.words.participants import Participants, read_participants
from mintregion.catalogue.exchange.words.people import (
    names_a_person,
    office_mail,
    personal_mails,
    without_contacts,
)
from mintregion.catalogue.exchange.words.school_types import Addressees, all_types, read_addressees
from mintregion.catalogue.exchange.words.venues import Venue, read_venue

AFTER_PRIMARY = ("realschule_plus", "igs", "gymnasium", "vocational_school")
phrases = st.text(
    st.sampled_from("0123456789 -–.,/½xbisaboderMinStdTageWochenKlJahrhlß€()+:;|\n\t"), max_size=60
) | st.text(max_size=60)


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("60-90 Min.", Duration(60, 90, "minute")),
        ("6 Std.", Duration(6, 6, "hour")),
        ("2 - 20 Wochen", Duration(2, 20, "week")),
        ("1 Tag", Duration(1, 1, "day")),
        ("2-4 Stunden", Duration(2, 4, "hour")),
        ("2 bis 4 Stunden", Duration(2, 4, "hour")),
        ("halbtägig", Duration(4, 4, "hour")),
        ("1/2 Tag", Duration(4, 4, "hour")),
        ("ein halber Tag", Duration(4, 4, "hour")),
        ("ganztägig", Duration(1, 1, "day")),
        ("ein Schuljahr", Duration(1, 1, "school_year")),
        ("1,5 Std.", Duration(90, 90, "minute")),
        ("1½ Stunden", Duration(90, 90, "minute")),
        ("zwei Doppelstunden", Duration(180, 180, "minute")),
        ("1-2 Schulstunden", Duration(45, 90, "minute")),
        ("2 x 90 Min.", Duration(180, 180, "minute")),
        ("30 Min. bis 2 Std.", Duration(30, 120, "minute")),
        ("1 Tag bis 2 Wochen", Duration(1, 14, "day")),
        ("3 Tage, je 5 Stunden", Duration(3, 3, "day")),
        ("bis zu 3 Stunden", Duration(None, 3, "hour")),
        ("mind. 2 Wochen", Duration(2, None, "week")),
        ("min. 2 Std.", Duration(2, None, "hour")),
        ("mehrtägig", Duration(2, None, "day")),
        ("ein Halbjahr", Duration(6, 6, "month")),
        ("ca. 45 Minuten", Duration(45, 45, "minute")),
        ("nach Absprache", None),
        ("", None),
        ("999999 Jahre", None),
    ],
)
def test_durations_are_understood(phrase, expected):
    assert read_duration(phrase) == expected


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("Max. 20", Participants("counted", None, 20)),
        ("max. 30", Participants("counted", None, 30)),
        ("Nach Absprache", Participants("by_arrangement")),
        ("auf Anfrage", Participants("by_arrangement")),
        ("offen", Participants("open")),
        ("unbegrenzt", Participants("open")),
        ("10-15", Participants("counted", 10, 15)),
        ("ab 8", Participants("counted", 8, None)),
        ("mind. 5, max. 12", Participants("counted", 5, 12)),
        ("20 Personen", Participants("counted", None, 20)),
        ("max. 20 (nach Absprache)", Participants("counted", None, 20)),
        ("1 Klasse", None),
        ("-", None),
        ("0", None),
    ],
)
def test_numbers_of_participants_are_understood(phrase, expected):
    assert read_participants(phrase) == expected


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("9 - 13", (9, 13)),
        ("5- 13", (5, 13)),
        ("ab Klasse 7", (7, 13)),
        ("bis Klasse 6", (1, 6)),
        ("Oberstufe", (11, 13)),
        ("Oberstufe 11 - 13", (11, 13)),
        ("Klasse 5 und 6", (5, 6)),
        ("8.-10. Klasse", (8, 10)),
        ("8. Klasse", (8, 8)),
        ("10, 11, 12", (10, 12)),
        ("alle", (1, 13)),
        ("Sek I", (5, 10)),
        ("Sek 1", (5, 10)),
        ("Sekundarstufe II", (11, 13)),
        ("Sek. I und II", (5, 13)),
        ("Grundschule", (1, 4)),
        ("9+", (9, 13)),
        ("ab 10 Jahren", None),
        ("14", None),
        ("", None),
    ],
)
def test_grades_are_understood(phrase, expected):
    assert read_grades(phrase) == expected


def test_bands_of_grades_are_joined_from_first_to_last():
    assert join_bands([(11, 13), (5, 6)]) == (5, 13)
    assert join_bands([]) is None


@pytest.mark.parametrize(
    ("phrase", "types", "others"),
    [
        ("Alle weiterführenden Schulformen", AFTER_PRIMARY, ()),
        ("Gym.", ("gymnasium",), ()),
        ("RS+, IGS", ("realschule_plus", "igs"), ()),
        ("Gym./IGS/RS+", ("realschule_plus", "igs", "gymnasium"), ()),
        ("Grundschulen", ("primary_school",), ()),
        ("Lehrkräfte", (), ("teachers",)),
        ("nur Gymnasium", ("gymnasium",), ()),
    ],
)
def test_school_types_are_understood(phrase, types, others):
    assert read_addressees(phrase) == Addressees(types, others)


def test_all_means_every_school_type():
    assert read_addressees("alle") == Addressees(all_types())
    assert read_addressees("alle Schularten") == Addressees(all_types())


def test_a_kita_beside_a_school_is_a_stage():
    assert read_addressees("GS, Kita") == Addressees(("primary_school",), (), ("kita",))


def test_words_left_over_are_told():
    assert read_addressees("Gym., Raumfahrer") == Addressees(("gymnasium",), is_complete=False)
    assert read_addressees("Raumfahrer") is None


@pytest.mark.parametrize(
    ("phrase", "key"),
    [
        ("Vortrag mit kleinen Experimenten", "talk"),
        ("Vorträge in Schulen", "talk"),
        ("Labor-exkursion", "lab_excursion"),
        ("Labor-paktikum", "lab_internship"),
        ("Laborparktikum", "lab_internship"),
        ("Teilnahme an Vorlesung", "taster_lecture"),
        ("Beratung/ Betreuung", "supervision"),
        ("Betriebsbesichtigng", "company_visit"),
        ("Workshop für Mädchen", "workshop"),
        ("Praktikum", "internship"),
        ("xyz", None),
        ("", None),
    ],
)
def test_kinds_are_understood_with_typing_errors(phrase, key):
    assert read_kind(phrase) == key


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("Schulen in Trier", Venue(("comes_to_you",), "Trier")),
        ("in Schulen in der Region Trier", Venue(("comes_to_you",), "Region Trier")),
        ("Ihre Schule", Venue(("comes_to_you",))),
        ("vor Ort im Unternehmen", Venue(("at_provider",))),
        ("Universität Trier", Venue(("at_provider",))),
        ("online", Venue(("online",))),
        ("Wald bei Konz", Venue(("elsewhere",))),
        ("", None),
    ],
)
def test_venues_are_understood(phrase, expected):
    assert read_venue(phrase, "Universität Trier") == expected


@pytest.mark.parametrize(
    ("phrase", "key"),
    [
        ("kostenlos", "free"),
        ("keine", "free"),
        ("0 €", "free"),
        ("5 € pro Person", "paid"),
        ("Materialkosten 3,50 Euro", "paid"),
        ("auf Anfrage", "on_request"),
        ("-", None),
    ],
)
def test_costs_are_understood(phrase, key):
    assert read_cost(phrase) == key


def test_concepts_are_found_by_label_word_and_nearly():
    assert find("field", "IT/Computer").key == "it"
    assert find("track", "Ausbildung (Praktikum)").key == "training"
    assert find("kind", "zzz") is None


def test_themes_come_from_words_else_from_the_chapter():
    assert themes("Aromastoffe in Cola", "N") == ("chemistry",)
    assert themes("Etwas anderes", "I") == ("computer_science",)
    assert themes("Etwas anderes") == ()
    assert mentioned("theme", "Chemische Versuche zu Abwasserreinigung") == ("water",)


def test_stages_follow_from_grades_else_from_school_types():
    assert stages((3, 6), ()) == ("primary", "secondary")
    assert stages((11, 13), ("primary_school",)) == ("secondary",)
    assert stages(None, ("primary_school", "gymnasium")) == ("primary", "secondary")
    assert stages(None, (), ("kita",)) == ("kita",)
    assert stages(None, ()) == ()


def test_audiences_follow_from_stages_and_kind():
    assert audiences(("secondary",), "workshop") == ("pupils",)
    assert audiences(("kita", "primary"), "teacher_training") == ("teachers", "educators")


def test_primary_schools_are_left_out_of_all_when_grades_begin_at_five():
    assert "primary_school" not in fitting_types(all_types(), (5, 13))
    assert fitting_types(all_types(), (1, 13)) == all_types()
    assert fitting_types(("primary_school",), (5, 6)) == ("primary_school",)


def test_stages_are_read_from_a_title():
    assert stages_mentioned("Forschen in der Kita") == ("kita",)
    assert stages_mentioned("Experimente für Klassen 9 und 10") == ("secondary",)
    assert stages_mentioned("Löten") == ()


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Universität Musterstadt", "university"),
        ("Muster Software GmbH", "company"),
        ("Kita St. Muster", "kita"),
        ("Muster-Gymnasium", "secondary_school"),
        ("Sternwarte", "learning_place"),
        ("Irgendwer", "other"),
    ],
)
def test_the_kind_of_an_institution_is_read_from_its_name(name, kind):
    assert kind_of(name) == kind


def test_codes_of_a_department_tell_nothing():
    assert telling_words("FB VI Analytische und ökologische Chemie") == {
        "analytische",
        "ökologische",
        "chemie",
    }


@pytest.mark.parametrize(
    "text", ["Dr. Erika Beispiel", "Prof. Muster", "Frau Muster", "Erika Muster, M. Sc."]
)
def test_persons_are_known_by_their_titles(text):
    assert names_a_person(text)


def test_institutions_are_no_persons():
    assert not names_a_person("Universität Musterstadt")
    assert not names_a_person("Drachenbau")


def test_mail_addresses_of_offices_and_persons_are_told_apart():
    text = "e.muster@firma.example, info@firma.example"

    assert office_mail(text) == "info@firma.example"
    assert personal_mails(text) == ["e.muster@firma.example"]


@pytest.mark.parametrize(
    ("cell", "title"),
    [
        ("Licht und Farbe\nDr. Erika Beispiel\nTel. 0651 123456", "Licht und Farbe"),
        ("Licht und Farbe\nKontakt: Erika Beispiel", "Licht und Farbe"),
        ("Licht und Farbe Kontakt: Erika Beispiel", "Licht und Farbe"),
        ("Licht und Farbe\ne.beispiel@uni.example", "Licht und Farbe"),
    ],
)
def test_contacts_are_cut_off_a_title(cell, title):
    assert without_contacts(cell) == (title, True)


def test_a_title_without_contacts_stays_whole():
    assert without_contacts("Licht\nund Farbe") == ("Licht\nund Farbe", False)


@given(phrases)
def test_any_phrase_gives_values_in_order_or_nothing(phrase):
    duration, participants, grades = read_duration(phrase), read_participants(phrase), read_grades(phrase)

    if duration and duration.least is not None and duration.most is not None:
        assert 0 <= duration.least <= duration.most <= 40_000
    if participants and participants.least is not None and participants.most is not None:
        assert 0 <= participants.least <= participants.most
    if grades:
        assert 1 <= grades[0] <= grades[1] <= 13
    read_venue(phrase, phrase)
    read_addressees(phrase)
    without_contacts(phrase)
    read_cost(phrase)


@given(st.integers(1, 13), st.integers(1, 13))
def test_two_grades_give_their_range(first, last):
    assert read_grades(f"{first} - {last}") == (min(first, last), max(first, last))


@given(st.integers(1, 500), st.integers(1, 500))
def test_two_numbers_give_their_range(first, last):
    low, high = sorted((first, last))

    assert read_participants(f"{low}-{high}") == Participants("counted", low, high)
    assert read_duration(f"{low} - {high} Min.") == Duration(low, high, "minute")
