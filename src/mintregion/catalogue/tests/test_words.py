"""Which words of an offer are searched."""

import pytest

from mintregion.catalogue.index import words
from mintregion.catalogue.queries import find_offers
from mintregion.catalogue.selection import Selection
from mintregion.catalogue.tests.factories import OfferFactory

pytestmark = pytest.mark.django_db


def _found(query: str, region, language: str = "de") -> list[int]:
    return [hit.offer_id for hit in find_offers(Selection(q=query), region=region, language=language).hits]


@pytest.mark.parametrize(
    "query",
    [
        "Titration",
        "Säuren",
        "Photometrie",
        "Laborexkursion",
        "Chemie",
        "chimie",
        "chemistry",
        "Gymnasium",
        "Universität",
        "Trier",
        "N 24",
        "n24",
        "Klasse 11",
        "12. Klasse Chemie",
        "analyse quantitative",
    ],
)
def test_an_offer_is_found_by_everything_that_describes_it(region, query):
    offer = OfferFactory(
        organisation__region=region,
        organisation__name="Universität Trier",
        organisation__town="Trier",
        title="Titration im Labor",
        short_text="Wir bestimmen Säuren.",
        keywords=["Photometrie"],
        kind="lab_excursion",
        themes=("chemistry",),
        school_types=("gymnasium",),
        grade_from=11,
        grade_to=13,
        number_letter="N",
        number_value=24,
        translations={"fr": {"title": "Analyse quantitative"}},
    )
    OfferFactory(organisation__region=region, organisation__name="Kita", title="Bauklötze", stages=("kita",))

    assert _found(query, region) == [offer.pk]


def test_another_grade_is_not_found(region):
    OfferFactory(organisation__region=region, title="Chemie", grade_from=5, grade_to=6)

    assert _found("Chemie Klasse 11", region) == []


def test_an_operator_adds_synonyms_of_the_region(region, settings, tmp_path):
    offer = OfferFactory(organisation__region=region, title="Apfelwein keltern")
    settings.DATA_DIRECTORY = tmp_path
    (tmp_path / words.OWN_SYNONYMS).write_text("# hier gesagt\nViez, Apfelwein\n", encoding="utf-8")
    words.analyser.cache_clear()

    try:
        assert _found("Viez", region) == [offer.pk]
    finally:
        words.analyser.cache_clear()
