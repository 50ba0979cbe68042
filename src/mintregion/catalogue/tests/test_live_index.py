"""The index beside the database: visible at once, repaired by itself, never in the way of a bulk."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Self

import pytest
from django.conf import settings
from django.db import connection, transaction

from mintregion.catalogue.index import live
from mintregion.catalogue.models import Offer, OfferTokens, SearchChange
from mintregion.catalogue.queries import find_offers
from mintregion.catalogue.selection import Selection
from mintregion.catalogue.services import save_offer
from mintregion.catalogue.tests.factories import OfferFactory
from mintregion.organisations.tests.factories import OrganisationFactory
from mintregion.regions.models import District
from mintregion.regions.services import save_districts
from mintregion.regions.tests.factories import RegionFactory

pytestmark = pytest.mark.django_db


def _found(words: str, region) -> list[int]:
    return [hit.offer_id for hit in find_offers(Selection(q=words), region=region, language="de").hits]


@pytest.fixture
def offer(region):
    return OfferFactory(organisation__region=region, title="Sternwarte")


def test_a_deleted_index_is_built_again_by_the_next_request(region, offer):
    assert _found("sternwarte", region) == [offer.pk]
    shutil.rmtree(live.directory())

    assert _found("sternwarte", region) == [offer.pk]
    assert (live.directory() / "CURRENT").exists()


@pytest.mark.parametrize("damage", ["truncate", "overwrite", "remove"])
def test_a_torn_index_is_noticed_when_a_process_opens_it_and_built_again(region, offer, damage):
    assert _found("sternwarte", region) == [offer.pk]
    generation = next(live.directory().glob("generation-*"))
    torn = generation / "posting_documents.npy"
    content = torn.read_bytes()
    live.forget()

    match damage:
        case "truncate":
            torn.write_bytes(content[:-4])
        case "overwrite":
            torn.write_bytes(content[:-4] + b"\xff\xff\xff\xff")
        case "remove":
            torn.unlink()

    assert _found("sternwarte", region) == [offer.pk]
    assert generation.name not in (live.directory() / "CURRENT").read_text()


def test_an_index_of_other_districts_is_built_again(region, offer):
    assert _found("sternwarte", region) == [offer.pk]
    before = (live.directory() / "CURRENT").read_bytes()

    save_districts([District(key="07299", name="Neuland")], by="test")

    assert _found("sternwarte", region) == [offer.pk]
    assert (live.directory() / "CURRENT").read_bytes() != before


def test_words_of_an_earlier_analyser_are_renewed_before_a_build(region, offer):
    OfferTokens.objects.update(analyser_version="0", title="falsch", words="falsch")

    assert _found("sternwarte", region) == [offer.pk]
    assert OfferTokens.objects.get().title != "falsch"


def test_a_request_that_misses_nothing_costs_one_query(region, offer, django_assert_num_queries):
    _found("sternwarte", region)

    with django_assert_num_queries(1):
        _found("sternwarte", region)


def test_many_small_edits_are_due_for_a_rebuild(region, offer, monkeypatch):
    monkeypatch.setattr(live, "OVERLAY_LIMIT", 2)
    _found("sternwarte", region)
    for _ in range(3):
        save_offer(offer, by="test")

    assert live.rebuild_if_due() == "3 offers changed"
    assert SearchChange.objects.filter(version__gt=live.current_state().engine.catalogue_version).count() == 0
    assert _found("sternwarte", region) == [offer.pk]


def test_an_edit_that_is_rolled_back_is_never_found(region, offer):
    with transaction.atomic():
        offer.title = "Kolibri"
        save_offer(offer, by="test")
        transaction.set_rollback(True)

    assert _found("kolibri", region) == []
    assert _found("sternwarte", region) == [offer.pk]


READER = """
import sys
import django
django.setup()
from mintregion.catalogue.queries import find_offers
from mintregion.catalogue.selection import Selection
from mintregion.regions.models import Region
region = Region.objects.get()
for line in sys.stdin:
    found = find_offers(Selection(q=line.strip()), region=region, language="de")
    print(" ".join(str(hit.offer_id) for hit in found.hits), flush=True)
"""


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_every_edit_is_seen_by_the_next_request_of_other_processes(tmp_path: Path):
    """Two processes read while this one writes; no pause, no message between them."""
    region = RegionFactory(slug="trier")
    organisation = OrganisationFactory(region=region)
    offer = OfferFactory(organisation=organisation, title="anfang")
    with _Reader() as first, _Reader() as second:
        for number in range(60):
            word = f"wort{'abcdefghij'[number % 10]}{'klmnop'[number // 10]}"
            offer = Offer.objects.select_related("organisation__part_of", "region").get(pk=offer.pk)
            offer.title = word
            save_offer(offer, by="test")

            assert first.find(word) == [offer.pk]
            assert second.find(word) == [offer.pk]


class _Reader:
    """A process with an index of its own over the database of this test."""

    def __enter__(self) -> Self:
        self._process = subprocess.Popen(
            [sys.executable, "-c", READER],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env=_environment(),
        )
        return self

    def find(self, words: str) -> list[int]:
        self._process.stdin.write(words + "\n")
        self._process.stdin.flush()
        return [int(part) for part in self._process.stdout.readline().split()]

    def __exit__(self, *_: object) -> None:
        self._process.communicate(timeout=30)


def _environment() -> dict[str, str]:
    name = connection.settings_dict["NAME"]
    data = str(settings.SEARCH_DIRECTORY.parent)
    return {**os.environ, "PYTHONPATH": "src", "MINTREGION_DATA": data, "DATABASE_URL": _url(str(name))}


def _url(name: str) -> str:
    if connection.vendor == "sqlite":
        return f"sqlite:///{name}"
    given = connection.settings_dict
    return f"postgres://{given['USER']}:{given['PASSWORD']}@{given['HOST'].replace('/', '%2F')}:{given['PORT']}/{name}"
