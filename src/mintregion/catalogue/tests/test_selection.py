"""Addresses and what they mean."""

import pytest
from django.http import QueryDict

from mintregion.catalogue.selection import DEFAULT_KM, Selection, read_selection


def _selection(query: str) -> Selection:
    return Selection.from_params(QueryDict(query))


def test_an_address_is_read_and_written_back_unchanged():
    query = (
        "q=Chemie+Praktikum&stage=secondary&grade=11&grade=12&kind=talk&near=54290&km=50&sort=distance&page=3"
    )

    selection = _selection(query)

    assert selection.query_string() == f"?{query}"


def test_nothing_asked_is_an_empty_address():
    assert _selection("").query_string() == ""
    assert _selection("q=&near=&stage=").is_empty


@pytest.mark.parametrize(
    ("query", "name", "value"),
    [
        ("stage=elephant", "stage", "elephant"),
        ("grade=14", "grade", "14"),
        ("district=7211", "district", "7211"),
        ("km=-5", "km", "-5"),
        ("km=501", "km", "501"),
        ("page=0", "page", "0"),
        ("page=99999999999999999999", "page", "99999999999999999999"),
        ("page=²", "page", "²"),
        ("sort=price", "sort", "price"),
    ],
)
def test_what_cannot_be_used_is_left_out_and_named(query, name, value):
    selection, problems = read_selection(QueryDict(query))

    assert [(problem.name, problem.value) for problem in problems] == [(name, value)]
    assert selection == Selection()


def test_words_lose_control_characters_and_length():
    params = QueryDict(mutable=True)
    params["q"] = "a\x00b\ud800c\u202ed" + "x" * 500

    selection, _problems = read_selection(params)

    assert selection.q == "a b c d" + "x" * 193


def test_adding_and_removing_values_returns_to_the_first_page():
    selection = _selection("q=Chemie&page=4")

    narrowed = selection.adding("stage", "kita").adding("stage", "primary").adding("stage", "kita")

    assert narrowed.query_string() == "?q=Chemie&stage=kita&stage=primary"
    assert narrowed.without("stage", "kita").query_string() == "?q=Chemie&stage=primary"
    assert narrowed.without("stage").query_string() == "?q=Chemie"
    assert narrowed.without("q").query_string() == "?stage=kita&stage=primary"


def test_a_radius_without_a_place_says_nothing():
    assert _selection("km=50").query_string() == ""
    assert _selection("near=Trier").km == DEFAULT_KM


def test_choices_are_what_narrows_the_result():
    selection = _selection("q=Chemie&stage=kita&near=Trier&km=5&sort=title&page=2")

    assert selection.choices() == [("q", "Chemie"), ("stage", "kita"), ("near", "Trier")]
