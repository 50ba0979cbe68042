"""Compounds are taken apart, simple words are not."""

from pathlib import Path

import pytest

from mintregion.catalogue.search.analyser import Analyser
from mintregion.catalogue.search.language import fold

ANALYSER = Analyser()

SIMPLE = (Path(__file__).parent / "simple_words_de.txt").read_text("utf-8").partition("\n")[2].split()

COMPOUNDS = {
    "Betriebserkundung": "betrieb erkundung",
    "Roboterwettbewerb": "roboter wettbewerb",
    "Grundschullehrkräfte": "grund schule lehrkraft",
    "Studienorientierungsangebote": "studium orientierung angebot",
    "Museumsrallye": "museum rallye",
    "Zerspanungsmechanikerin": "zerspanung mechaniker",
    "Programmierkurse": "programmieren kurs",
    "Ausbildungsplätze": "ausbildungs platz",
    "Sternenhimmel": "stern himmel",
    "Laborpraktika": "labor praktikum",
    "Lötwerkstatt": "loten werkstatt",
    "Lesenacht": "lesen nacht",
    "Messdaten": "messen daten",
    "Messestand": "messe stand",
    "Bienenvölker": "bienen volk",
    "Hochschullabore": "hochschule labor",
    "Kinderfeuerwehr": "kinder feuerwehr",
    "Wasserraketen": "wasser rakete",
    "fächerübergreifend": "fach ubergreifend",
    "Bauernhofpädagogik": "bauern hof padagogik",
    "Schülerinnenpraktikum": "schuler praktikum",
    "Weinbergsführung": "wein berg fuhrung",
    "Stadtwaldspaziergang": "",
}


def parts(word):
    return " ".join(part.word for part in ANALYSER.parts(fold(word)))


def test_simple_words_stay_whole():
    assert {word: parts(word) for word in SIMPLE if parts(word)} == {}


@pytest.mark.parametrize(("word", "expected"), COMPOUNDS.items())
def test_compounds_are_taken_apart(word, expected):
    assert parts(word) == expected


def test_the_parts_of_a_compound_say_where_they_stand():
    found = ANALYSER.parts("betriebserkundungen")

    assert [(part.start, part.stop) for part in found] == [(0, 7), (8, 19)]
