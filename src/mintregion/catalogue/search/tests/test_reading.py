"""What was typed is read in the light of the catalogue: corrected, completed, relaxed."""

import pytest

from mintregion.catalogue.search.finder import find
from mintregion.catalogue.search.model import Query
from mintregion.catalogue.search.reading import read_query
from mintregion.catalogue.search.tests.catalogue import (
    ANALYSER,
    SCHEMA,
    documents_engine,
    text_document,
    text_engine,
)


@pytest.fixture(scope="module")
def engine(tmp_path_factory):
    return text_engine(
        tmp_path_factory.mktemp("reading"),
        "Mikroskopieren für Anfänger",
        "Künstliche Intelligenz im Alltag",
        "Chemielabor und Chemieshow",
        "Physikshow",
        "Drohnenführerschein",
        "KI-Werkstatt",
    )


def ids(engine, text, **options):
    return find(engine, ANALYSER, text, Query(), **options).result.ids


@pytest.mark.parametrize(
    ("typed", "suggestion"),
    [
        ("mikroskopiren", "mikroskopieren"),
        ("künstliche inteligenz", "künstliche intelligenz"),
        ("Inteligenz im Alttag", "intelligenz alltag"),
        ("chmielabor", "chemielabor"),
        ("dronen", "drohne"),
    ],
)
def test_an_unknown_word_is_corrected_and_suggested(engine, typed, suggestion):
    reading = read_query(typed, ANALYSER, engine)

    assert reading.suggestion == suggestion
    assert ids(engine, typed)


@pytest.mark.parametrize("typed", ["mikroskop", "alltag", "", "???", "mit der", "xyzxyz", "ki"])
def test_known_and_hopeless_words_give_no_suggestion(engine, typed):
    assert read_query(typed, ANALYSER, engine).suggestion is None


def test_short_words_are_not_corrected(engine):
    assert read_query("kii", ANALYSER, engine).unknown == ("kii",)
    assert ids(engine, "kii") == ()


def test_the_last_word_is_completed_while_typing(engine):
    assert ids(engine, "phys", typing=True) == (4,)
    assert ids(engine, "künstliche intell", typing=True) == (2,)


def test_a_finished_word_is_not_completed_while_typing(engine):
    assert ids(engine, "che ", typing=True) == ids(engine, "che")


def test_words_that_are_one_term_together_find_its_synonym(engine):
    assert set(ids(engine, "künstliche intelligenz")) == {2, 6}
    assert set(ids(engine, "KI")) == {2, 6}


def test_all_words_are_wanted_before_any_word(engine):
    strict = find(engine, ANALYSER, "chemie show", Query())
    relaxed = find(engine, ANALYSER, "chemie drohne", Query())

    assert (strict.result.ids, strict.relaxed) == ((3,), False)
    assert (set(relaxed.result.ids), relaxed.relaxed) == ({3, 5}, True)


def test_a_compound_nobody_offers_is_relaxed_to_its_parts(engine):
    found = find(engine, ANALYSER, "physiklabor", Query())

    assert (set(found.result.ids), found.relaxed) == ({3, 4}, True)


def test_words_are_not_relaxed_when_only_the_filters_exclude_them(tmp_path):
    engine = documents_engine(tmp_path, [text_document(1, "Physikshow", facets={"kind": 1})], schema=SCHEMA)

    found = find(engine, ANALYSER, "physik", Query(filters={"kind": (2,)}))

    assert (found.result.total, found.relaxed) == (0, False)


def test_changed_offers_teach_new_words(tmp_path):
    engine = text_engine(tmp_path, "Physikshow")
    engine.apply([text_document(2, "Xylophonbau")])

    assert read_query("xylofonbau", ANALYSER, engine).unknown == ()
    assert ids(engine, "xylofnobau") == (2,)
    assert engine.completions("xylo", 5) == ["xylophonbau"]


def test_an_english_page_searches_english_texts_first(tmp_path):
    english = text_document(1, "Robotik")
    engine = documents_engine(
        tmp_path,
        [
            english,
            text_document(2, "Roboter"),
            text_document(3, "Handy"),
        ],
    )

    assert set(ids(engine, "robotics", language="en")) == {1, 2}


def test_a_pasted_page_is_read_only_in_part(engine):
    assert len(read_query("wort " * 500, ANALYSER, engine).groups) == 12
