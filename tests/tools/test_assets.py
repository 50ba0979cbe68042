"""The built assets are whole: nothing they name is missing, fonts are small, packed copies are true."""

import gzip
import re
from pathlib import Path

import brotli
import pytest

from tools import vendoring

NAMED = re.compile(r"""url\(\s*["']?(?!data:|#)([^"')]+)["']?\s*\)""")


@pytest.fixture(scope="module")
def vendor(repository: Path) -> Path:
    folder = repository / "build" / "assets" / "vendor"
    if not folder.is_dir():
        pytest.skip("needs the page assets; `start.py assets` builds them")
    return folder


def test_every_file_a_style_sheet_names_is_there(vendor):
    named = [
        (sheet, sheet.parent / name)
        for sheet in vendor.rglob("*.css")
        for name in NAMED.findall(sheet.read_text(encoding="utf-8"))
    ]

    assert len(named) >= len(vendoring.WEIGHTS)
    assert [(sheet, file) for sheet, file in named if not file.is_file()] == []


def test_there_is_one_small_font_file_for_each_weight(vendor):
    sizes = {file.name: file.stat().st_size for file in (vendor / "fira-sans").glob("*.woff2")}

    assert set(sizes) == {f"fira-sans-{weight}.woff2" for weight in vendoring.WEIGHTS.values()}
    assert max(sizes.values()) <= 40_000


def test_packed_copies_hold_what_the_file_holds(vendor):
    files = [file for file in vendor.rglob("*") if file.suffix in vendoring.COMPRESSED]

    assert len(files) == 5
    for file in files:
        content = file.read_bytes()
        assert gzip.decompress(file.with_name(file.name + ".gz").read_bytes()) == content
        assert brotli.decompress(file.with_name(file.name + ".br").read_bytes()) == content


def test_no_file_points_to_a_source_map(vendor):
    texts = [file.read_text(encoding="utf-8") for file in vendor.rglob("*") if file.suffix in {".css", ".js"}]

    assert [text for text in texts if "sourceMappingURL" in text] == []
