"""Typed words find the offers people expect among the first ten."""

import json
from pathlib import Path

import pytest

from mintregion.catalogue.search.finder import find
from mintregion.catalogue.search.model import Query
from mintregion.catalogue.search.tests.catalogue import ANALYSER, documents_engine, text_document

OWN = json.loads((Path(__file__).parent / "own_cases_de.json").read_text("utf-8"))
SHARED_SOLVED_MIN = 40


def engine_of(directory, cases):
    offers = [text_document(offer["id"], offer["title"], offer["description"]) for offer in cases["offers"]]
    return documents_engine(directory, offers)


def first_ten(engine, case):
    return set(find(engine, ANALYSER, case["query"], Query(limit=10, facets=False)).result.ids)


@pytest.fixture(scope="module")
def own_engine(tmp_path_factory):
    return engine_of(tmp_path_factory.mktemp("own"), OWN)


@pytest.mark.parametrize("case", OWN["cases"], ids=lambda case: case["query"])
def test_our_own_cases_are_solved(own_engine, case):
    found = first_ten(own_engine, case)

    assert (set(case["must"]) - found, found & set(case.get("must_not", ()))) == (set(), set())


def test_the_shared_cases_are_solved_without_a_forbidden_hit(tmp_path, shared):
    cases = json.loads((shared / "data" / "search_cases_de.json").read_text("utf-8"))
    engine = engine_of(tmp_path, cases)
    found = {case["query"]: first_ten(engine, case) for case in cases["cases"]}
    missed = [case["query"] for case in cases["cases"] if set(case["must"]) - found[case["query"]]]
    forbidden = [
        case["query"] for case in cases["cases"] if set(case["must_not"] or ()) & found[case["query"]]
    ]

    assert forbidden == []
    assert len(cases["cases"]) - len(missed) >= SHARED_SOLVED_MIN, missed
