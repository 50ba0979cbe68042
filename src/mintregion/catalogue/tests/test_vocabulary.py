"""The vocabularies: what every installation shares and nobody may renumber."""

import json
import tomllib
from pathlib import Path

import pytest
from django.utils import translation

from mintregion.catalogue.vocabulary import SCHEMES, Concept, Scheme, scheme

POSITIONS = tomllib.loads((Path(__file__).parent / "vocabulary_positions.toml").read_text(encoding="utf-8"))
SCHEME_NAMES = sorted(SCHEMES)


def test_the_product_ships_these_schemes():
    assert SCHEME_NAMES == [
        "accessibility",
        "audience",
        "cost",
        "field",
        "kind",
        "language",
        "school_type",
        "stage",
        "theme",
        "track",
        "venue",
    ]


@pytest.mark.parametrize("name", SCHEME_NAMES)
def test_no_concept_ever_changes_its_position(name):
    positions = {concept.key: concept.position for concept in scheme(name)}

    assert positions == {key: position for position, key in enumerate(POSITIONS[name])}


@pytest.mark.parametrize("name", SCHEME_NAMES)
def test_every_concept_is_labelled_in_german_english_and_french(name):
    incomplete = [concept.key for concept in scheme(name) if {*concept.labels} != {"de", "en", "fr"}]

    assert incomplete == []


@pytest.mark.parametrize("name", SCHEME_NAMES)
def test_no_word_means_two_concepts_of_a_scheme(name):
    owners: dict[str, set[str]] = {}
    for concept in scheme(name):
        for word in (concept.key, *concept.labels.values(), *concept.words):
            owners.setdefault(word.casefold(), set()).add(concept.key)

    assert {word: keys for word, keys in owners.items() if len(keys) > 1} == {}


@pytest.mark.parametrize("name", SCHEME_NAMES)
def test_every_address_of_a_public_vocabulary_exists_there(name, shared):
    published = {
        entry["id"]
        for path in (shared / "standards" / "skos").glob("*.json")
        for entry in json.loads(path.read_text(encoding="utf-8"))
    }

    used = {uri for concept in scheme(name) for uris in concept.same_as.values() for uri in uris}

    assert used - published == set()


def test_every_theme_names_a_school_subject_and_a_theme_above_it_that_exists():
    assert [theme.key for theme in scheme("theme") if not theme.same_as.get("kim_subject")] == []
    assert {theme.broader for theme in scheme("theme")} == {
        "",
        "mathematics",
        "computer_science",
        "natural_sciences",
        "technology",
        "cross_disciplinary",
    }


def test_every_field_belongs_to_training_or_to_study():
    counts = {
        track: sum(field.broader == track for field in scheme("field")) for track in ("training", "study")
    }

    assert counts == {"training": 14, "study": 18}


def test_every_stage_says_for_which_age_it_is():
    assert [stage.note["de"] for stage in scheme("stage")] == [
        "3–6 Jahre",
        "Klasse 1–4",
        "Klasse 5–13",
        "nach der Schule",
        "Weiterbildung",
        "ein Leben lang",
    ]


@pytest.mark.parametrize(
    ("name", "written", "key"),
    [
        ("kind", "Betriebserkundung", "company_visit"),
        ("kind", " schulpraktikum ", "internship"),
        ("kind", "Vorträge in Schulen", "talk"),
        ("kind", "Labor-paktikum", "lab_internship"),
        ("kind", "Teilnahme an Vorlesung", "taster_lecture"),
        ("school_type", "RS+", "realschule_plus"),
        ("school_type", "Gym.", "gymnasium"),
        ("stage", "école primaire", "primary"),
        ("field", "IT/Computer", "it"),
        ("venue", "vor Ort im Unternehmen", "at_provider"),
    ],
)
def test_words_of_the_source_texts_find_their_concept(name, written, key):
    found = scheme(name).find(written)

    assert found is not None
    assert found.key == key


def test_an_unknown_word_finds_nothing():
    assert scheme("kind").find("Quidditchturnier") is None


def test_a_label_follows_the_language_of_the_page():
    with translation.override("fr"):
        french = scheme("kind")["internship"].label
    with translation.override("en-gb"):
        english = scheme("kind")["internship"].label

    assert (french, english) == ("Stage", "Internship")


def test_a_language_without_label_falls_back_to_german():
    assert Concept(key="kita", position=0, labels={"de": "Kita"}).label_in("lb") == "Kita"


def test_keys_are_sorted_as_people_read_them_and_unknown_ones_dropped():
    stages = scheme("stage")

    assert stages.sorted_keys(["work", "unknown", "kita"]) == ("kita", "work")


def test_the_index_keeps_room_up_to_the_highest_position():
    sparse = Scheme("sparse", (Concept("a", 7, {"de": "A"}), Concept("b", 2, {"de": "B"})))

    assert sparse.size == 8
