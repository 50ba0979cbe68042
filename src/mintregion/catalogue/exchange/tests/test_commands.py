"""The two commands as an operator types them."""

from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from mintregion.catalogue.exchange.tests import hostile
from mintregion.catalogue.exchange.tests.samples import FULL
from mintregion.catalogue.models import Offer
from mintregion.regions.models import Region
from mintregion.regions.tests.factories import RegionFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def region() -> Region:
    return RegionFactory(slug="muster")


@pytest.fixture
def table(tmp_path) -> Path:
    path = tmp_path / "angebote.csv"
    path.write_text(FULL, encoding="utf-8")
    return path


def test_a_dry_run_tells_and_saves_nothing(table, capsys):
    call_command("import_offers", table, "--region", "muster", "--dry-run")

    assert "Roboter bauen" in capsys.readouterr().out
    assert Offer.objects.count() == 0


def test_an_import_saves_and_a_second_one_changes_nothing(table, capsys):
    call_command("import_offers", table, "--region", "muster", "--publish")
    first = [(offer.version, offer.state) for offer in Offer.objects.all()]
    call_command("import_offers", table, "--region", "muster", "--publish")

    assert first == [(1, "published"), (1, "published")]
    assert [(offer.version, offer.state) for offer in Offer.objects.all()] == first


def test_the_only_region_needs_no_name(table):
    call_command("import_offers", table)

    assert Offer.objects.count() == 2


def test_a_file_with_problems_ends_with_the_report(table):
    table.write_text(FULL.replace("Roboter bauen", ""), encoding="utf-8")

    with pytest.raises(CommandError, match=r"angebote\.csv"):
        call_command("import_offers", table, "--region", "muster")

    assert Offer.objects.count() == 0


def test_a_hostile_file_ends_with_a_sentence(tmp_path):
    path = tmp_path / "bombe.xlsx"
    path.write_bytes(hostile.zip_of({"a": b"b"}))

    with pytest.raises(CommandError, match=r"bombe\.xlsx"):
        call_command("import_offers", path, "--region", "muster")


@pytest.mark.parametrize("name", ["fehlt", ""])
def test_an_unknown_region_is_told_with_those_there_are(table, name):
    RegionFactory(slug="andere")

    with pytest.raises(CommandError, match="andere, muster"):
        call_command("import_offers", table, "--region", name)


def test_a_missing_file_is_told(tmp_path):
    with pytest.raises(CommandError, match=r"fehlt\.csv"):
        call_command("import_offers", tmp_path / "fehlt.csv", "--region", "muster")


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
@pytest.mark.parametrize("labels", [(), ("--labels",)])
def test_what_is_exported_can_be_imported_without_a_change(table, tmp_path, ending, labels, capsys):
    call_command("import_offers", table, "--region", "muster", "--publish")
    target = tmp_path / f"export.{ending}"

    call_command("export_offers", target, "--region", "muster", *labels)
    call_command("import_offers", target, "--region", "muster")

    assert [offer.version for offer in Offer.objects.all()] == [1, 1]
    assert [path.name for path in tmp_path.iterdir() if path.suffix == ".part"] == []


def test_an_export_to_another_ending_is_refused(tmp_path):
    with pytest.raises(CommandError):
        call_command("export_offers", tmp_path / "angebote.ods", "--region", "muster")
