"""Static files as production serves them."""

import re
from pathlib import Path

import pytest
from django.contrib.staticfiles.finders import get_finders
from django.core.files.storage import FileSystemStorage

from mintregion.shell.static_bundle import SITE, BundledStaticFilesStorage

CSS = Path(__file__).resolve().parents[1] / "static" / "shell" / "css"


@pytest.fixture
def collected(tmp_path):
    """A small site: KERN, two sheets of ours, and the sheet that imports all three."""
    files = {
        "vendor/kern.css": "b{color:red}",
        "shell/css/site.css": '@import url("../../vendor/kern.css") layer(kern);\n@import url("a.css");\n@import url("b.css");\n',
        "shell/css/a.css": 'a{background:url("../dot.svg")}\n',
        "shell/css/b.css": "b{color:blue}\n",
        "shell/dot.svg": "<svg/>",
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path, {name: (FileSystemStorage(tmp_path), name) for name in files}


def test_a_page_needs_one_sheet_of_ours(collected):
    root, paths = collected
    storage = BundledStaticFilesStorage(location=root)

    problems = [
        found for _name, _hashed, found in storage.post_process(paths) if isinstance(found, Exception)
    ]
    sheet = (root / storage.stored_name(SITE)).read_text(encoding="utf-8")

    assert problems == []
    assert re.sub(r"\.[0-9a-f]{12}\.", ".", sheet) == (
        '@import url("../../vendor/kern.css") layer(kern);\na{background:url("../dot.svg")}\nb{color:blue}\n'
    )
    assert len(re.findall(r"\.[0-9a-f]{12}\.", sheet)) == 2


def test_the_sheets_themselves_are_found():
    found = {name for finder in get_finders() for name, _storage in finder.list([])}

    assert {f"shell/css/{sheet.name}" for sheet in CSS.glob("*.css")} <= found
