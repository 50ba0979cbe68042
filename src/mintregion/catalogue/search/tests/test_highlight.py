"""Words that matched are marked where they stand in the text."""

import pytest

from mintregion.catalogue.search.highlight import matched_spans, terms_of
from mintregion.catalogue.search.reading import read_query
from mintregion.catalogue.search.tests.catalogue import ANALYSER, text_engine


def marked(engine, query, text, language="de"):
    terms = terms_of(read_query(query, ANALYSER, engine, language=language).groups)
    return [text[start:stop] for start, stop in matched_spans(text, terms, ANALYSER, language=language)]


@pytest.mark.parametrize(
    ("query", "text", "expected"),
    [
        ("labor", "Ein Tag im Hochschullabor.", ["labor"]),
        ("praktika", "Das Praktikum", ["Praktikum"]),
        ("strasse", "Große Straßenbahn", ["Straße"]),
        ("maedchen", "Für Mädchen!", ["Mädchen"]),
        ("betriebsbesichtigung", "Betriebserkundung", ["Betrieb", "erkundung"]),
        ("schüler", "Liebe Schüler:innen", ["Schüler:innen"]),
        ("druck", "3D-Druck-Werkstatt", ["Druck"]),
        ("mikroskop", "Wir mikroskopieren", ["mikroskopieren"]),
        ("labor", "Nichts davon", []),
    ],
)
def test_matches_are_marked(tmp_path, query, text, expected):
    engine = text_engine(
        tmp_path, text, "Labor, Praktikum, Straße, Mädchen, Betrieb, Erkundung, Schüler, Druck, Mikroskop"
    )

    assert marked(engine, query, text) == expected
