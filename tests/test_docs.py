"""The papers say what is true: areas, models, registries, commands, libraries, decisions, links and pictures."""

import re
import tomllib
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from types import ModuleType

import pytest
from django.apps import apps
from django.core.management import get_commands
from packaging.requirements import Requirement

import mintregion
from mintregion.catalogue.api import api
from mintregion.catalogue.selection import FILTERS
from mintregion.shell.registries import Registry
from tools.command_line import COMMANDS

ROOT = Path(__file__).resolve().parents[1]
PAPERS = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])
DECISIONS = ROOT / "docs" / "decisions"
CODE_BLOCK = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\((?P<target>[^)\s]+)\)")
HEADING = re.compile(r"^#+ +(?P<title>.+)$", re.MULTILINE)
DECISION_LINK = re.compile(r"\]\((?P<file>\d{4}-[\w-]+\.md)\)")
#: A decision may be cited in code and papers by its number alone.
CITED = re.compile(r"docs/decisions/(?P<number>\d{4})")
PUBLIC_PACKAGES = ("@kern-ux/native", "leaflet")


def paper(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def project() -> dict:
    return tomllib.loads(paper("pyproject.toml"))


def section(text: str, title: str) -> str:
    """The lines below a heading of the second level, up to the next one."""
    return text.split(f"\n## {title}", 1)[1].split("\n## ", 1)[0]


def own_models() -> set[str]:
    return {
        model.__name__
        for model in apps.get_models(include_auto_created=False)
        if model.__module__.startswith("mintregion.")
    }


def modules() -> Iterator[str]:
    """Names of all modules of the product; looking into all of them finds a registry nobody uses yet."""
    for found in walk_packages(mintregion.__path__, "mintregion."):
        parts = found.name.split(".")
        if not {"tests", "migrations"} & set(parts):
            yield found.name


def registries() -> dict[str, str]:
    """Name -> module of each registry, where it is defined."""
    found = {}
    for name in modules():
        module = import_module(name)
        for attribute, value in vars(module).items():
            if isinstance(value, Registry) and defines(module, attribute):
                found[attribute] = name.removeprefix("mintregion.")
    return found


def defines(module: ModuleType, attribute: str) -> bool:
    """Whether a module makes what it holds under a name, instead of importing it."""
    source = Path(str(module.__file__)).read_text(encoding="utf-8")
    return re.search(rf"^{attribute}\b[^=\n]*= Registry\(", source, re.MULTILINE) is not None


def anchors(text: str) -> set[str]:
    """Names under which the headings of a paper can be linked, as the usual viewers make them."""
    titles = (match["title"].lower() for match in HEADING.finditer(CODE_BLOCK.sub("", text)))
    return {re.sub(r"[^\w\- ]", "", title).replace(" ", "-") for title in titles}


def test_the_picture_of_the_floors_is_the_import_contract() -> None:
    (contract,) = project()["tool"]["importlinter"]["contracts"]
    (picture,) = CODE_BLOCK.findall(section(paper("ARCHITECTURE.md"), "Floors"))

    assert [line.split()[0] for line in picture.splitlines()[1:-1]] == contract["layers"]


def test_every_area_has_its_paragraph_in_the_architecture() -> None:
    described = re.findall(r"^\* \*\*(\w+)\*\* ", section(paper("ARCHITECTURE.md"), "Floors"), re.MULTILINE)

    assert sorted(described) == sorted(
        file.parent.name for file in (ROOT / "src" / "mintregion").glob("*/__init__.py")
    )


def test_every_registry_stands_in_the_architecture_under_its_module() -> None:
    rows = re.findall(
        r"^\| `(\w+)` \| `([\w.]+)` \|", section(paper("ARCHITECTURE.md"), "Registries"), re.MULTILINE
    )

    assert dict(rows) == registries()


@pytest.mark.parametrize("name", sorted(set(registries()) - {"declarations"}))
def test_the_architecture_names_the_areas_that_fill_a_registry(name: str) -> None:
    (areas,) = re.findall(rf"^\| `{name}` \|.*\| ([\w, ]+) \|$", paper("ARCHITECTURE.md"), re.MULTILINE)
    filling = {
        file.parent.name
        for file in (ROOT / "src" / "mintregion").glob("*/contributions.py")
        if re.search(rf"^{name}\.register\(", file.read_text(encoding="utf-8"), re.MULTILINE)
    }

    assert areas.split(", ") == sorted(filling)


def test_the_glossary_names_exactly_the_models_there_are() -> None:
    assert set(re.findall(r"^\| `(\w+)` \|", paper("docs/glossary.md"), re.MULTILINE)) == own_models()


def test_every_word_of_the_glossary_has_a_german_word_and_a_meaning() -> None:
    rows = [line.split("|")[1:-1] for line in paper("docs/glossary.md").splitlines() if line.startswith("| ")]

    assert [row for row in rows if len(row) != 3 or not all(cell.strip() for cell in row)] == []


def test_no_word_stands_twice_in_the_glossary() -> None:
    words = [
        line.split("|")[1].strip()
        for line in paper("docs/glossary.md").splitlines()
        if line.startswith("| ") and not line.startswith("| English")
    ]

    assert sorted(words) == sorted(set(words))


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_every_command_of_start_py_is_explained_in_contributing(command: str) -> None:
    assert re.search(rf"`?python3 start\.py {command}\b", paper("CONTRIBUTING.md"))


def test_papers_name_only_commands_there_are() -> None:
    known = {
        *COMMANDS,
        *(name for name, app in get_commands().items() if app.startswith(("mintregion", "django"))),
    }
    named = {
        (file.name, word)
        for file in PAPERS
        for words in re.findall(
            r"start\.py(?: --?\w+(?: [A-Z]+)?)*((?: manage)? [a-z]\w+)", file.read_text("utf-8")
        )
        for word in words.split()
    }

    assert ("README.md", "import_offers") in named
    assert {(name, word) for name, word in named if word not in known} == set()


def test_every_library_has_its_reason() -> None:
    declared = [*project()["project"]["dependencies"]]
    for group in project()["dependency-groups"].values():
        declared += group
    text = paper("docs/decisions/0009-libraries.md")
    first_cells = {
        name.strip()
        for line in text.splitlines()
        if line.startswith("| ")
        for name in line.split("|")[1].split(",")
    }

    assert {*(Requirement(one).name for one in declared), *PUBLIC_PACKAGES} == first_cells - {
        "Library",
        "Package",
    }


def test_the_index_names_every_decision_and_none_twice() -> None:
    listed = DECISION_LINK.findall(paper("docs/decisions/README.md"))

    assert listed == sorted(file.name for file in DECISIONS.glob("[0-9]*.md"))


@pytest.mark.parametrize("file", sorted(DECISIONS.glob("[0-9]*.md")), ids=lambda file: file.stem)
def test_a_decision_has_its_number_a_status_and_a_decision(file: Path) -> None:
    text = file.read_text(encoding="utf-8")

    assert text.startswith(f"# {file.name[:4]} ")
    assert re.search(r"^Status: (?:accepted|replaced by \d{4}), \d{4}-\d\d-\d\d$", text, re.MULTILINE)
    assert "\n## Decision\n" in text


def test_every_decision_the_code_cites_is_there() -> None:
    files = [*ROOT.glob("src/**/*.py"), *ROOT.glob("tools/**/*.py"), ROOT / "pyproject.toml"]
    cited = {number for file in files for number in CITED.findall(file.read_text(encoding="utf-8"))}

    assert cited - {file.name[:4] for file in DECISIONS.glob("[0-9]*.md")} == set()


@pytest.mark.parametrize("file", PAPERS, ids=lambda file: str(file.relative_to(ROOT)))
def test_links_between_papers_lead_somewhere(file: Path) -> None:
    text = CODE_BLOCK.sub("", file.read_text(encoding="utf-8"))
    broken = []
    for match in LINK.finditer(text):
        target, _, anchor = match["target"].partition("#")
        if target.startswith(("http:", "https:", "mailto:", "docs/images/")):
            continue
        place = file.parent / target if target else file
        if not place.exists() or (anchor and anchor not in anchors(place.read_text(encoding="utf-8"))):
            broken.append(match["target"])

    assert broken == []


def test_the_pictures_of_both_readmes_are_there_and_the_same() -> None:
    english, german = (
        re.findall(r"!\[[^\]]+\]\(([^)]+)\)", paper(name)) for name in ("README.md", "README.de.md")
    )

    assert english == german
    assert [name for name in english if not (ROOT / name).is_file()] == []


def test_the_tour_of_the_api_names_every_address_and_filter() -> None:
    text = paper("docs/api.md")
    spoken = text.replace("{slug or id}", "{slug_or_id}").replace("offers/{id}", "offers/{offer_id}")

    assert [path for path in api.get_openapi_schema()["paths"] if f"`{path}`" not in spoken] == []
    assert [name for name in FILTERS if f"`{name}`" not in text] == []


def test_the_changelog_begins_with_the_version_at_hand() -> None:
    versions = re.findall(r"^## (\d+\.\d+\.\d+) \(\d{4}-\d\d-\d\d\)$", paper("CHANGELOG.md"), re.MULTILINE)

    assert versions[0] == project()["project"]["version"]


def test_figures_of_speed_stand_only_where_they_are_measured() -> None:
    """Milliseconds and requests per second age; docs/benchmarks.md is written anew by every measurement."""
    figure = re.compile(r"\b\d[\d.,]* ?(?:ms|µs|requests?/s|req/s|MiB)\b")
    found = {
        file.name: figure.findall(file.read_text(encoding="utf-8"))
        for file in PAPERS
        if file.name != "benchmarks.md"
    }

    assert {name: figures for name, figures in found.items() if figures} == {}
