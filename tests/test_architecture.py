"""What import-linter cannot see: directions in the database and in templates, and the size and names of files."""

import ast
import re
import tomllib
from pathlib import Path

import pytest
from django.apps import apps
from django.db import models

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src" / "mintregion"
LONGEST_FILE = 400
LONGEST_FUNCTION = 40
WITHOUT_MEANING = {"utils", "util", "helpers", "helper", "common", "misc", "handlers"}
NAMED_IN_TEMPLATE = re.compile(
    r"""\{%\s*(?:url|include|extends|static)\s+["'](?:\w+:)?(?P<area>\w+)[:/]"""
    r"""|\{%\s*(?:url)\s+["'](?P<namespace>\w+):"""
)


def floors() -> list[str]:
    """The areas from the top floor to the ground, as import-linter checks them."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"][
        "contracts"
    ]
    (layers,) = (entry["layers"] for entry in contracts if entry.get("containers") == ["mintregion"])
    return [area.strip(" ()") for layer in layers for area in layer.split("|")]


FLOORS = floors()
#: Frameworks stand below everything.
HEIGHT = {area: len(FLOORS) - position for position, area in enumerate(FLOORS)}
OWN_MODELS = [
    model
    for model in apps.get_models(include_auto_created=False)
    if model.__module__.startswith("mintregion.")
]
# The admin and the account's rights need to be found from the person; Django names them.
DJANGOS_OWN = {"accounts.User.groups", "accounts.User.user_permissions"}


def area_of(model: type[models.Model]) -> str:
    """The area a table belongs to; tables of Django belong to none."""
    parts = model.__module__.split(".")
    return parts[1] if parts[0] == "mintregion" else ""


def shipped(pattern: str) -> list[Path]:
    """Files of the product without tests and migrations."""
    return [
        file
        for file in sorted(SOURCE.rglob(pattern))
        if not {"tests", "migrations"} & set(file.relative_to(SOURCE).parts)
    ]


def relations() -> list[models.Field]:
    """Every foreign key and set of rows of our own tables."""
    return [
        column
        for model in OWN_MODELS
        for column in (*model._meta.local_fields, *model._meta.local_many_to_many)
        if column.is_relation
    ]


def test_every_area_has_its_floor() -> None:
    areas = {folder.name for folder in SOURCE.iterdir() if (folder / "__init__.py").exists()}

    assert areas == set(FLOORS)


def test_no_table_points_to_a_higher_area() -> None:
    upward = [
        str(column)
        for column in relations()
        if HEIGHT.get(area_of(column.related_model), 0) > HEIGHT[area_of(column.model)]
    ]

    assert upward == []


def test_a_lower_table_is_not_given_a_name_for_rows_of_a_higher_area() -> None:
    """`organisation.offers` would let a low area read a high one without importing it."""
    reached = [
        str(column)
        for column in relations()
        if area_of(column.related_model) != area_of(column.model)
        and not column.remote_field.hidden
        and str(column) not in DJANGOS_OWN
    ]

    assert reached == []


@pytest.mark.parametrize("file", shipped("templates/**/*.*"), ids=lambda file: file.name)
def test_a_template_names_nothing_of_a_higher_area(file: Path) -> None:
    area = file.relative_to(SOURCE).parts[0]

    named = {
        match["area"] or match["namespace"]
        for match in NAMED_IN_TEMPLATE.finditer(file.read_text(encoding="utf-8"))
    }

    assert {name for name in named if HEIGHT.get(name, 0) > HEIGHT[area]} == set()


@pytest.mark.parametrize("folder", [*shipped("templates/*"), *shipped("static/*")], ids=str)
def test_templates_and_static_files_stand_below_the_name_of_their_area(folder: Path) -> None:
    area = folder.relative_to(SOURCE).parts[0]
    is_djangos = folder.name in {"admin", "registration", "django"} or folder.is_file()

    assert folder.name == area or is_djangos


def test_no_file_is_longer_than_400_lines() -> None:
    files = [*shipped("*.py"), *shipped("*.html"), *shipped("static/**/*.css"), *shipped("static/**/*.js")]

    lengths = {
        str(file.relative_to(SOURCE)): len(file.read_text(encoding="utf-8").splitlines()) for file in files
    }

    assert {name: length for name, length in lengths.items() if length > LONGEST_FILE} == {}


def test_no_function_is_longer_than_40_lines() -> None:
    long = {}
    for file in shipped("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                without_docstring = node.body[bool(ast.get_docstring(node)) :] or node.body
                length = (node.end_lineno or 0) - without_docstring[0].lineno + 1
                if length > LONGEST_FUNCTION:
                    long[f"{file.relative_to(SOURCE)}:{node.name}"] = length

    assert long == {}


def test_every_file_has_a_name_that_says_what_it_is_for() -> None:
    assert [str(file.relative_to(SOURCE)) for file in shipped("*.py") if file.stem in WITHOUT_MEANING] == []


def test_every_module_says_in_its_first_line_what_it_is_for() -> None:
    silent = []
    for file in shipped("*.py"):
        docstring = ast.get_docstring(ast.parse(file.read_text(encoding="utf-8")))
        if not docstring or len(docstring.splitlines()[0]) < 12:
            silent.append(str(file.relative_to(SOURCE)))

    assert silent == []


def test_every_public_function_and_class_says_what_it_is_for() -> None:
    silent = []
    for file in shipped("*.py"):
        if file.name == "apps.py":
            continue
        tree = ast.parse(file.read_text(encoding="utf-8"))
        for node in tree.body:
            is_definition = isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_")
            if is_definition and ast.get_docstring(node) is None:
                silent.append(f"{file.relative_to(SOURCE)}:{node.name}")

    assert silent == []


def test_nobody_keeps_own_logic_in_signals_of_the_database() -> None:
    listening = re.compile(r"\b(?:pre|post)_(?:save|delete|init)\b|\bm2m_changed\b")

    assert [
        str(file.relative_to(SOURCE)) for file in shipped("*.py") if listening.search(file.read_text())
    ] == []
