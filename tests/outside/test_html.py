"""The HTML of every page as the checkers vnu (of the W3C) and html-validate see it."""

import json
import subprocess
from pathlib import Path

import pytest

from tests.portal.fetching import fetch
from tests.portal.page_kinds import PAGE_KINDS
from tests.portal.server import Portal

pytestmark = [pytest.mark.outside, pytest.mark.slow]

PLANTED = "<!doctype html><html lang=de><title>x</title><p><div></p><img src=x>"
HTML_VALIDATE = {
    "root": True,
    "extends": ["html-validate:standard", "html-validate:a11y"],
    "rules": {
        # What may carry a name may carry one here: a list of languages without a name says less.
        "aria-label-misuse": ["error", {"allowAnyNamable": True}],
        # A table that scrolls is a region without a heading of its own; vnu wants one in every <section>.
        "prefer-native-element": ["error", {"exclude": ["region"]}],
    },
}


@pytest.fixture(scope="module")
def pages(portal: Portal, tmp_path_factory: pytest.TempPathFactory) -> dict[Path, str]:
    """Every page as a file, by the name of its kind."""
    folder = tmp_path_factory.mktemp("pages")
    files = {}
    for number, kind in enumerate(PAGE_KINDS):
        answer = fetch(kind, portal)
        assert (str(kind), answer.status) == (str(kind), kind.status)
        file = folder / f"{number:02}-{kind.kind}.html"
        file.write_text(answer.text, encoding="utf-8")
        files[file] = str(kind)
    planted = folder / "planted.html"
    planted.write_text(PLANTED, encoding="utf-8")
    return files | {planted: "planted"}


def test_vnu_finds_neither_errors_nor_anything_to_remark(
    pages: dict[Path, str], java: Path, test_tools: Path
) -> None:
    found = _by_page(pages, _ask_vnu(list(pages), java, test_tools))

    assert found.pop("planted") != []
    assert found == {}


def test_html_validate_finds_no_error(pages: dict[Path, str], node: Path, test_tools: Path) -> None:
    found = _by_page(pages, _ask_html_validate(list(pages), node, test_tools))

    assert found.pop("planted") != []
    assert found == {}


def _by_page(pages: dict[Path, str], found: list[tuple[str, str]]) -> dict[str, list[str]]:
    names = {file.name: name for file, name in pages.items()}
    sorted_out: dict[str, list[str]] = {}
    for file, message in found:
        sorted_out.setdefault(names[Path(file).name], []).append(message)
    return sorted_out


def _ask_vnu(files: list[Path], java: Path, tools: Path) -> list[tuple[str, str]]:
    jar = tools / "vnu-jar" / "build" / "dist" / "vnu.jar"
    command = [str(java), "-Xss1m", "-jar", str(jar), "--format", "json", *map(str, files)]
    answer = subprocess.run(command, capture_output=True, text=True, check=False).stderr
    return [
        (remark["url"], f"{remark['type']}: {remark['message']}") for remark in json.loads(answer)["messages"]
    ]


def _ask_html_validate(files: list[Path], node: Path, tools: Path) -> list[tuple[str, str]]:
    folder = files[0].parent
    (folder / ".htmlvalidate.json").write_text(json.dumps(HTML_VALIDATE))
    program = tools / "html-validate" / "bin" / "html-validate.mjs"
    command = [str(node), str(program), "--formatter", "json", *[file.name for file in files]]
    # Into a file: the program ends before a pipe has taken all it says.
    with (folder / "answer.json").open("w+", encoding="utf-8") as answer:
        subprocess.run(command, cwd=folder, stdout=answer, check=False)
        answer.seek(0)
        results = json.load(answer)
    return [
        (result["filePath"], f"{message['ruleId']}: {message['message']} (line {message['line']})")
        for result in results
        for message in result["messages"]
    ]
