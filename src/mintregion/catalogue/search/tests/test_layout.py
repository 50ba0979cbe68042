"""A killed build, a torn file or a foreign version never gives a wrong answer."""

import json
import os
import shutil
import signal
import sys
import zlib
from dataclasses import replace

import pytest

from mintregion.catalogue.search import layout
from mintregion.catalogue.search.builder import build_index
from mintregion.catalogue.search.engine import Engine
from mintregion.catalogue.search.layout import ARRAYS, BuildRunning, IndexDamaged
from mintregion.catalogue.search.model import FacetSpec, Query, Schema
from mintregion.catalogue.search.tests import random_catalogue as chance


def documents(count):
    return chance.documents(chance.seeded(count), count)


def build(directory, count):
    """An index of `count` offers as catalogue version `count`."""
    return build_index(
        directory, documents(count), schema=chance.SCHEMA, catalogue_version=count, analyser_version="a"
    )


def killed_at_step(directory, count, step):
    """Build in a child that kills itself before its n-th write or rename; whether it was killed."""
    child = os.fork()
    if child == 0:
        left = [step]

        def hook(event, arguments):
            writes = event == "open" and isinstance(arguments[1], str) and "w" in arguments[1]
            if (writes or event in {"os.rename", "os.mkdir"}) and str(directory) in str(arguments[0]):
                left[0] -= 1
                if left[0] == 0:
                    os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(hook)
        build(directory, count)
        os._exit(0)
    return os.waitpid(child, 0)[1] != 0


def test_a_build_killed_at_any_step_leaves_the_old_or_the_new_index(tmp_path):
    build(tmp_path, 10)
    seen, step = [], 1

    while killed_at_step(tmp_path, 20, step):
        engine = Engine.open(tmp_path)
        seen.append((engine.catalogue_version, engine.search(Query()).total))
        step += 1

    assert step > len(ARRAYS)
    assert set(seen) == {(10, 10)}
    assert Engine.open(tmp_path).search(Query()).total == 20


def test_the_build_after_a_killed_one_removes_its_leftovers(tmp_path):
    build(tmp_path, 10)
    killed_at_step(tmp_path, 20, 12)
    assert list(tmp_path.glob("building-*"))

    build(tmp_path, 30)

    assert list(tmp_path.glob("building-*")) == []
    assert Engine.open(tmp_path).catalogue_version == 30


def test_an_open_index_answers_on_after_later_builds_removed_its_files(tmp_path):
    build(tmp_path, 10)
    engine = Engine.open(tmp_path)

    for count in (20, 30, 40):
        build(tmp_path, count)

    assert engine.search(Query()).total == 10
    assert len(list(tmp_path.glob("generation-*"))) == 2


@pytest.fixture(scope="module")
def whole_index(tmp_path_factory):
    directory = tmp_path_factory.mktemp("whole")
    build(directory, 70)
    return directory


def cut(path):
    path.write_bytes(path.read_bytes()[:-1])


def flip(path):
    content = bytearray(path.read_bytes())
    content[-1] ^= 1
    path.write_bytes(content)


def empty(path):
    path.write_bytes(b"")


def remove(path):
    path.unlink()


@pytest.mark.parametrize("damage", [cut, flip, empty, remove])
@pytest.mark.parametrize("name", [*(f"{array}.npy" for array in ARRAYS), "manifest.json"])
def test_a_damaged_file_is_noticed(tmp_path, whole_index, name, damage):
    shutil.copytree(whole_index, tmp_path / "index")
    damage(next((tmp_path / "index").glob(f"generation-*/{name}")))

    with pytest.raises(IndexDamaged):
        Engine.open(tmp_path / "index")


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"generation-nowhere 1", b"../generation 1", b"/ 1"])
def test_a_damaged_pointer_is_noticed(tmp_path, content):
    build(tmp_path, 3)
    (tmp_path / "CURRENT").write_bytes(content)

    with pytest.raises(IndexDamaged):
        Engine.open(tmp_path)


def test_a_missing_index_is_noticed(tmp_path):
    with pytest.raises(IndexDamaged):
        Engine.open(tmp_path / "nothing")


def test_a_deleted_generation_is_noticed(tmp_path):
    shutil.rmtree(build(tmp_path, 3))

    with pytest.raises(IndexDamaged):
        Engine.open(tmp_path)


def test_an_index_of_another_format_is_refused(tmp_path):
    generation = build(tmp_path, 3)
    manifest = json.loads((generation / "manifest.json").read_text())
    text = json.dumps({**manifest, "format_version": layout.FORMAT_VERSION + 1}).encode()
    (generation / "manifest.json").write_bytes(text)
    (tmp_path / "CURRENT").write_text(f"{generation.name} {zlib.crc32(text)}")

    with pytest.raises(IndexDamaged, match="format"):
        Engine.open(tmp_path)


def test_an_index_of_another_analyser_or_schema_is_refused(tmp_path):
    build(tmp_path, 3)
    Engine.open(tmp_path, analyser_version="a", schema=chance.SCHEMA)

    with pytest.raises(IndexDamaged):
        Engine.open(tmp_path, analyser_version="b")
    with pytest.raises(IndexDamaged):
        Engine.open(tmp_path, schema=Schema((FacetSpec("kind", 2),)))


def test_only_one_build_runs_at_a_time(tmp_path):
    with layout.building(tmp_path), pytest.raises(BuildRunning):
        build(tmp_path, 3)

    build(tmp_path, 3)
    layout.wait_for_build(tmp_path)
    assert Engine.open(tmp_path).size == 3


def test_a_build_that_fails_changes_nothing(tmp_path):
    build(tmp_path, 3)
    twice = documents(2) * 2
    foreign = [replace(twice[0], facets={"kind": 24})]

    for wrong in (twice, foreign):
        with pytest.raises(ValueError, match=r"twice|facet kind"):
            build_index(tmp_path, wrong, schema=chance.SCHEMA, catalogue_version=9, analyser_version="a")

    assert Engine.open(tmp_path).catalogue_version == 3
    assert list(tmp_path.glob("building-*")) == []
