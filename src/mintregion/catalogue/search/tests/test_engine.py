"""Snapshots, threads and the small print of a query."""

import threading
from dataclasses import replace

import pytest

from mintregion.catalogue.search.model import Alternative, Area, Deleted, Document, Query
from mintregion.catalogue.search.tests.catalogue import documents_engine

TRIER = (49_756_667, 6_641_389)
LUXEMBURG = (49_611_667, 6_130_000)


def plain(number, **fields):
    return Document(id=number, body_tokens=("w",), facets={"kind": number % 2}, **fields)


def test_two_threads_read_whole_states_while_a_third_changes_them(tmp_path):
    before = [plain(number, version=0) for number in range(100)]
    engine = documents_engine(tmp_path, before)
    query = Query(groups=((Alternative(("w",)),),), limit=100)
    seen, failures, done = set(), [], threading.Event()

    def read():
        while not done.is_set():
            result = engine.search(query)
            seen.add(result.versions[0])
            if (result.total, len(set(result.versions)), result.facets["kind"]) != (100, 1, (50, 50, 0)):
                failures.append(result)

    readers = [threading.Thread(target=read) for _ in range(2)]
    for reader in readers:
        reader.start()
    for version in range(1, 60):
        engine.apply(replace(document, version=version) for document in before)
    done.set()
    for reader in readers:
        reader.join()

    assert failures == []
    assert engine.search(query).versions[0] == 59
    assert len(seen) > 1


def test_changes_are_seen_at_once_and_deletions_too(tmp_path):
    engine = documents_engine(tmp_path, [plain(1), plain(2)])

    engine.apply([plain(2, version=5), plain(3), Deleted(1), Deleted(77)])

    assert engine.search(Query()).ids == (2, 3)
    assert engine.search(Query()).versions == (5, 0)
    assert engine.changes == 2


def test_the_last_of_several_changes_counts(tmp_path):
    engine = documents_engine(tmp_path, [])

    engine.apply([plain(1), Deleted(1), plain(2), plain(2, version=3)])

    assert (engine.search(Query()).ids, engine.search(Query()).versions) == ((2,), (3,))


def test_a_wrong_document_changes_nothing(tmp_path):
    engine = documents_engine(tmp_path, [plain(1)])

    with pytest.raises(ValueError, match="kind"):
        engine.apply([plain(2), Document(id=3, facets={"kind": 3})])
    engine.apply([plain(4)])

    assert engine.search(Query(groups=((Alternative(("w",)),),))).ids == (1, 4)


def test_distances_are_great_circles_in_whole_metres(tmp_path):
    # Trier to Luxembourg: 40,168.76 m by the spherical law of cosines with R = 6371.0088 km.
    engine = documents_engine(
        tmp_path, [plain(1, latitude_e6=LUXEMBURG[0], longitude_e6=LUXEMBURG[1]), plain(2)]
    )
    near = Area(*TRIER, radius_m=100_000)

    distance = engine.search(Query(area=near)).distances_m[0]
    inside = engine.search(Query(area=replace(near, radius_m=distance)))
    outside = engine.search(Query(area=replace(near, radius_m=distance - 1)))

    assert distance == 40_169
    assert (inside.total, outside.total) == (1, 0)


def test_offers_that_come_to_you_are_inside(tmp_path):
    place = {"latitude_e6": LUXEMBURG[0], "longitude_e6": LUXEMBURG[1]}
    engine = documents_engine(
        tmp_path,
        [
            plain(1, reach_m=-1),
            plain(2, reach_m=50_000, **place),
            plain(3, reach_m=30_000, **place),
            plain(4, terms=("reach:07211",)),
            plain(5, terms=("reach:07235",)),
            plain(6, reach_m=50_000),
        ],
    )

    found = engine.search(Query(area=Area(*TRIER, 1_000, "reach:07211"), sort="distance"))

    assert (found.ids, found.distances_m) == ((2, 1, 4), (40_169, None, None))


def test_an_unknown_filter_value_finds_nothing_and_counts_the_rest(tmp_path):
    engine = documents_engine(tmp_path, [plain(1), plain(2)])

    found = engine.search(Query(filters={"kind": (99,)}))

    assert (found.total, found.facets["kind"]) == (0, (1, 1, 0))


def test_a_group_without_alternatives_finds_nothing(tmp_path):
    engine = documents_engine(tmp_path, [plain(1)])

    assert engine.search(Query(groups=((),))).total == 0
