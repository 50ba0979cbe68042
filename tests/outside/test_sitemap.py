"""The sitemap as the schemas of sitemaps.org see it."""

import subprocess
from pathlib import Path
from typing import Any

import pytest

from mintregion.portal import sitemap

pytestmark = pytest.mark.outside


def _complaints(xmllint: Path, schema: Path, written: str, folder: Path) -> str:
    file = folder / "checked.xml"
    file.write_text(written, encoding="utf-8")
    command = [str(xmllint), "--nonet", "--noout", "--schema", str(schema), str(file)]
    answer = subprocess.run(command, capture_output=True, text=True, check=False)
    return "" if answer.returncode == 0 else answer.stderr


def test_the_sitemap_of_a_region_conforms(
    client: Any, offers: list[Any], xmllint: Path, shared: Path, tmp_path: Path
) -> None:
    written = client.get("/sitemap.xml", headers={"host": "trier.localhost"}).content.decode()

    assert written.count("/angebote/") >= len(offers)
    assert _complaints(xmllint, shared / "standards" / "sitemap-0.9" / "sitemap.xsd", written, tmp_path) == ""


def test_the_list_of_files_conforms(
    client: Any,
    offers: list[Any],
    xmllint: Path,
    shared: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sitemap, "LIMIT", 2)
    written = client.get("/sitemap.xml", headers={"host": "trier.localhost"}).content.decode()

    assert (
        _complaints(xmllint, shared / "standards" / "sitemap-0.9" / "siteindex.xsd", written, tmp_path) == ""
    )


@pytest.mark.parametrize("change", [("<loc>", "<location>"), ("<lastmod>", "<lastmod>am ")])
def test_the_schema_catches_a_planted_fault(
    client: Any, offers: list[Any], xmllint: Path, shared: Path, tmp_path: Path, change: tuple[str, str]
) -> None:
    written = client.get("/sitemap.xml", headers={"host": "trier.localhost"}).content.decode()
    planted = written.replace(*change)

    assert planted != written
    assert _complaints(xmllint, shared / "standards" / "sitemap-0.9" / "sitemap.xsd", planted, tmp_path) != ""
