"""Kept cards and filter values: rendered once, never outdated."""

from datetime import date

import pytest
from django.utils import translation

from mintregion.catalogue.cards import SLOT, cards_of_hits
from mintregion.catalogue.models import Offer
from mintregion.catalogue.queries import find_offers
from mintregion.catalogue.selection import Selection
from mintregion.catalogue.services import save_offer
from mintregion.catalogue.tests.factories import OfferFactory

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 22)


def _cards(region, language="de", today=TODAY) -> list[str]:
    with translation.override(language):
        hits = find_offers(Selection(), region=region, language=language).hits
        return [card.html for card in cards_of_hits(hits, language=language, today=today)]


def test_a_kept_card_costs_no_query(region, django_assert_num_queries):
    OfferFactory.create_batch(3, organisation__region=region)
    hits = find_offers(Selection(), region=region, language="de").hits
    first = cards_of_hits(hits, language="de", today=TODAY)

    with django_assert_num_queries(0):
        again = cards_of_hits(hits, language="de", today=TODAY)

    assert again == first


@pytest.mark.parametrize("count", [3, 20])
def test_cards_cost_three_queries_however_many_there_are(region, count, django_assert_num_queries):
    OfferFactory.create_batch(count, organisation__region=region)
    hits = find_offers(Selection(), region=region, language="de").hits

    with django_assert_num_queries(3):
        assert len(cards_of_hits(hits, language="de", today=TODAY)) == count


def test_an_edited_offer_gets_a_new_card(region):
    offer = OfferFactory(organisation__region=region, title="Vorher")
    assert "Vorher" in _cards(region)[0]

    offer.title = "Nachher"
    save_offer(offer, by="test")

    assert "Nachher" in _cards(region)[0]
    assert "Vorher" not in _cards(region)[0]


def test_each_language_and_each_day_has_its_own_card(region):
    OfferFactory(
        organisation__region=region,
        title="Deutsch",
        translations={"fr": {"title": "Français"}},
        checked_at=date(2026, 11, 22),
    )

    assert "Deutsch" in _cards(region, "de")[0]
    assert "Français" in _cards(region, "fr")[0]
    assert "geprüft am 22.11.2026" in _cards(region, "de")[0]
    assert "vor 12 Monaten" in _cards(region, "de", date(2027, 11, 22))[0]


def test_an_offer_deleted_after_the_search_leaves_a_gap_and_no_error(region):
    kept, gone = OfferFactory.create_batch(2, organisation__region=region)
    hits = find_offers(Selection(), region=region, language="de").hits
    Offer.objects.filter(pk=gone.pk).delete()

    assert [card.offer_id for card in cards_of_hits(hits, language="de", today=TODAY)] == [kept.pk]


def test_a_card_escapes_what_people_wrote(region):
    OfferFactory(organisation__region=region, title="<script>alert(1)</script>")

    html = _cards(region)[0]

    assert "<script>" not in html
    assert "&lt;script&gt;" in html


def test_a_card_names_each_fact_once(region):
    OfferFactory(
        organisation__region=region,
        organisation__name="Universität Trier, FB VI",
        organisation__part_of=None,
        stages=("kita",),
        venues=("comes_to_you",),
        duration_min=60,
        duration_max=90,
        duration_unit="minute",
        participants="counted",
        participants_max=20,
        number_letter="N",
        number_value=23,
    )

    html = _cards(region)[0]

    for words in ("60–90 Minuten", "höchstens 20", "kommt in Ihre Kita", "N 23", "noch nicht geprüft", SLOT):
        assert html.count(words) == 1, words
