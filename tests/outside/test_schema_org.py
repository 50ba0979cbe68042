"""JSON-LD as the types of schema.org and a validator of structured data see it."""

import json
import re
import subprocess
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from mintregion.catalogue import linked_data
from mintregion.catalogue.queries import find_offers
from mintregion.catalogue.result_page import result_page
from mintregion.catalogue.selection import Selection
from mintregion.organisations.models import Organisation

pytestmark = [pytest.mark.outside, pytest.mark.slow]

BLOCK = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
ADOBE = """
import { readFileSync } from "node:fs";
import Validator from "@adobe/structured-data-validator";
import Extractor from "@marbec/web-auto-extractor";
const [vocabulary, ...pages] = process.argv.slice(2);
const validator = new Validator(JSON.parse(readFileSync(vocabulary, "utf8")));
const found = {};
for (const page of pages) {
  const data = new Extractor({ addLocation: true, embedSource: ["rdfa", "microdata"] }).parse(readFileSync(page, "utf8"));
  found[page.split("/").pop()] = (await validator.validate(data)).map((issue) => [issue.severity, issue.issueMessage]);
}
console.log(JSON.stringify(found));
"""


@pytest.fixture
def blocks(offers: list[Any], request_here: Any) -> dict[str, list[str]]:
    """The data blocks of every kind of page, by a name of the page."""
    region = request_here.region
    region.street, region.postcode, region.town = "Am Augustinerhof", "54290", "Trier"
    found = find_offers(Selection(), region=region, language="de")
    page = result_page(found, region=region, language="de", path="/angebote/", today=date(2026, 3, 1))
    organisation = Organisation.objects.select_related("region", "part_of").get(slug="physik")
    pages = {
        f"offer-{number}": linked_data.of_offer(request_here, offer) for number, offer in enumerate(offers)
    }
    pages["list"] = linked_data.of_list(request_here, page)
    pages["organisation"] = linked_data.of_organisation(request_here, organisation)
    pages["site"] = linked_data.of_site(request_here)
    return {name: BLOCK.findall(html) for name, html in pages.items()}


def test_every_graph_has_the_types_of_schema_org(
    blocks: dict[str, list[str]], node: Path, test_tools: Path, tmp_path: Path
) -> None:
    graphs = [block for name in blocks for block in blocks[name] if _is_schema_org(block)]

    complaints = _compile(graphs, node, test_tools, tmp_path)

    assert (len(graphs), complaints) == (8, "")


@pytest.mark.parametrize(
    "wrong", [{"courseKode": "N 23"}, {"provider": 5}, {"isAccessibleForFree": "https://schema.org/Perhaps"}]
)
def test_the_types_catch_a_planted_fault(
    wrong: dict[str, Any], node: Path, test_tools: Path, tmp_path: Path
) -> None:
    graph = {"@context": "https://schema.org", "@graph": [{"@type": "Course", "name": "Chemie", **wrong}]}

    assert "error TS" in _compile([json.dumps(graph)], node, test_tools, tmp_path)


def test_a_validator_of_structured_data_finds_nothing(
    blocks: dict[str, list[str]], node: Path, test_tools: Path, shared: Path, tmp_path: Path
) -> None:
    pages = [_page(name, [b for b in found if _is_schema_org(b)], tmp_path) for name, found in blocks.items()]
    planted = _page(
        "planted", ['{"@context":"https://schema.org","@type":"Course","courseKode":"N 23"}'], tmp_path
    )

    issues = _ask_adobe([*pages, planted], node, test_tools, shared, tmp_path)

    assert issues.pop("planted.html") != []
    assert issues == {page.name: [] for page in pages}


def test_no_text_can_leave_its_block() -> None:
    hostile = "</script><script>alert(1)</script><!-- & \u2028"

    written = linked_data.script({"name": hostile})

    assert BLOCK.findall(written) == [
        written.removeprefix('<script type="application/ld+json">').removesuffix("</script>")
    ]
    assert json.loads(BLOCK.findall(written)[0]) == {"name": hostile}


def test_what_search_engines_demand_of_a_course_is_there(blocks: dict[str, list[str]]) -> None:
    courses = [json.loads(blocks[f"offer-{number}"][0])["@graph"][0] for number in range(5)]

    assert [
        [name for name in ("name", "description", "provider") if not course.get(name)] for course in courses
    ] == [[]] * 5


def _is_schema_org(block: str) -> bool:
    return json.loads(block)["@context"] == "https://schema.org"


def _compile(graphs: list[str], node: Path, tools: Path, folder: Path) -> str:
    _put_tools_into(folder, tools)
    lines = ["import type { Graph, SearchAction, WithActionConstraints } from 'schema-dts';"]
    for number, graph in enumerate(map(json.loads, graphs)):
        # The types know the input of an action ("query-input") only on the action by itself.
        actions = [node.pop("potentialAction") for node in graph["@graph"] if "potentialAction" in node]
        lines += [
            f"export const action{number}: WithActionConstraints<SearchAction> = {json.dumps(a)};"
            for a in actions
        ]
        lines.append(f"export const graph{number}: Graph = {json.dumps(graph)};")
    (folder / "graphs.ts").write_text("\n".join(lines), encoding="utf-8")
    options = ["--noEmit", "--strict", "--skipLibCheck", "--module", "nodenext", "--target", "es2022"]
    command = [str(node), str(tools / "typescript" / "bin" / "tsc"), *options, "graphs.ts"]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False).stdout


def _put_tools_into(folder: Path, tools: Path) -> None:
    (folder / "node_modules").symlink_to(tools)
    (folder / "package.json").write_text('{"type": "module"}')


def _page(name: str, blocks: list[str], folder: Path) -> Path:
    file = folder / f"{name}.html"
    scripts = "".join(f'<script type="application/ld+json">{block}</script>' for block in blocks)
    file.write_text(
        f"<!doctype html><html><head><title>x</title>{scripts}</head><body></body></html>", encoding="utf-8"
    )
    return file


def _ask_adobe(
    pages: list[Path], node: Path, tools: Path, shared: Path, folder: Path
) -> dict[str, list[Any]]:
    _put_tools_into(folder, tools)
    program = folder / "judge.js"
    program.write_text(ADOBE)
    vocabulary = shared / "standards" / "schemaorg-30.0" / "schemaorg-current-https.nocomment.jsonld"
    command = [str(node), str(program), str(vocabulary), *map(str, pages)]
    answer = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return dict(json.loads(answer))
