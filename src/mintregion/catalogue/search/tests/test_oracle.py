"""The engine and the brute-force oracle give the same totals, counts, orders and distances."""

import pytest

from mintregion.catalogue.search.builder import build_index
from mintregion.catalogue.search.engine import Engine
from mintregion.catalogue.search.model import Query
from mintregion.catalogue.search.oracle import Oracle
from mintregion.catalogue.search.tests import random_catalogue as chance


def built(tmp_path, documents, **options):
    build_index(
        tmp_path, documents, schema=chance.SCHEMA, catalogue_version=1, analyser_version="t", **options
    )
    return Engine.open(tmp_path, schema=chance.SCHEMA), Oracle(chance.SCHEMA, documents)


@pytest.mark.parametrize("size", [0, 1, 63, 64, 65, 500])
def test_a_fresh_build_answers_like_the_oracle(tmp_path, size):
    rng = chance.seeded(size)
    engine, oracle = built(tmp_path, chance.documents(rng, size), chunk=100)

    for _ in range(80):
        query = chance.query(rng)
        assert engine.search(query) == oracle.search(query)


@pytest.mark.parametrize("size", [0, 40, 300])
def test_after_random_edits_the_engine_answers_like_the_oracle(tmp_path, size):
    rng = chance.seeded(1000 + size)
    documents = chance.documents(rng, size)
    engine, oracle = built(tmp_path, documents)
    ids = [document.id for document in documents]

    for _ in range(25):
        edits = chance.changes(rng, ids, rng.randint(0, 12))
        engine.apply(edits)
        oracle.apply(edits)
        for _ in range(6):
            query = chance.query(rng)
            assert engine.search(query) == oracle.search(query)


def test_long_lists_counted_by_bitmaps_answer_like_the_oracle(tmp_path):
    rng = chance.seeded(7)
    documents = chance.documents(rng, 4_000)
    engine, oracle = built(tmp_path, documents, chunk=1_000)
    edits = chance.changes(rng, [document.id for document in documents], 200)
    engine.apply(edits)
    oracle.apply(edits)

    for _ in range(40):
        query = chance.query(rng)
        assert engine.search(query) == oracle.search(query)


def test_every_page_of_every_order_together_is_the_whole_list(tmp_path):
    rng = chance.seeded(11)
    engine, oracle = built(tmp_path, chance.documents(rng, 700))

    for sort in ("fit", "distance", "newest", "title"):
        asked = Query(groups=(chance.group(chance.seeded(3)),), area=chance.area(rng), sort=sort)
        whole = oracle.search(Query(groups=asked.groups, area=asked.area, sort=sort, limit=700)).ids
        pages = [
            engine.search(Query(groups=asked.groups, area=asked.area, sort=sort, offset=offset, limit=50)).ids
            for offset in range(0, len(whole), 50)
        ]
        assert tuple(number for page in pages for number in page) == whole


def test_map_points_are_the_matches_that_have_a_place(tmp_path):
    rng = chance.seeded(5)
    documents = chance.documents(rng, 200)
    engine, _ = built(tmp_path, documents)
    moved = chance.document(rng, documents[0].id)
    engine.apply([moved])
    places = {document.id: (document.latitude_e6, document.longitude_e6) for document in [*documents, moved]}
    expected = sorted((number, *place) for number, place in places.items() if place[0] is not None)

    points = engine.map_points(Query(), limit=1_000)

    assert points.total == len(places)
    assert sorted(zip(points.ids, points.latitudes_e6, points.longitudes_e6, strict=True)) == expected
