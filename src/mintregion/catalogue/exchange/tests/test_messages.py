"""Every finding has words, in which nothing is left open."""

import re
from pathlib import Path

import pytest

from mintregion.catalogue.exchange import messages
from mintregion.catalogue.exchange.findings import note, problem
from mintregion.catalogue.exchange.messages import SENTENCES, field_label, sentence, whereabouts
from mintregion.catalogue.exchange.words.numbers import spaced

SOURCES = Path(messages.__file__).parent
CODE = re.compile(r'(?:problem|note|refusal|CellProblem|_refused)\(\s*"(\w+)"')
EXTRA = {
    "encrypted",
    "old_excel",
    "no_title",
    "no_number",
    "cell_too_long",
    "quotes",
}  # chosen by an expression


def codes_in_the_code() -> set[str]:
    sources = [
        path.read_text(encoding="utf-8") for path in SOURCES.rglob("*.py") if "tests" not in path.parts
    ]
    return {code for source in sources for code in CODE.findall(source)} | EXTRA


def test_every_code_has_a_sentence_and_every_sentence_a_code():
    assert codes_in_the_code() == set(SENTENCES)


@pytest.mark.parametrize("code", SENTENCES)
def test_a_sentence_is_said_with_its_values(code):
    values = dict.fromkeys(re.findall(r"%\((\w+)\)s", "".join(map(str, SENTENCES[code]))), "title")

    what, advice = sentence(problem(code, **values))

    assert "%(" not in what + advice
    assert spaced(what)
    assert spaced(advice)


def test_a_finding_says_where_it_was_found():
    found = whereabouts(problem("empty_cell", sheet="Tabelle 1", row=5, column="Sonstiges"))

    assert re.search(r"Tabelle 1.*5.*Sonstiges", found)
    assert whereabouts(note("no_table")) == ""


def test_fields_have_names_and_headings_stay():
    assert field_label("title") != ""
    assert field_label("Etwas Eigenes") == "Etwas Eigenes"


def test_without_a_suggestion_there_is_no_did_you_mean():
    with_one = sentence(problem("unknown_concept", text="x", suggestion="Chemie"))[1]
    without = sentence(problem("unknown_concept", text="x", suggestion=""))[1]

    assert "Chemie" in with_one
    assert "“" not in without
