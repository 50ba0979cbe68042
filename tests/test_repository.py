"""The papers of the repository: licence, publiccode, locks and the build command hold what they must."""

import json
import os
import re
import tomllib
from pathlib import Path

import pytest
import yaml
from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ADDRESS = re.compile(r"https?://\S+")
# Links to people who maintain a package, which npm copies into every lock.
FUNDING = ("https://github.com/sponsors/", "https://opencollective.com/")


def pyproject(repository: Path) -> dict:
    return tomllib.loads((repository / "pyproject.toml").read_text(encoding="utf-8"))


def pinned(repository: Path, lock: str) -> dict[str, str]:
    """Name -> version of each line of a lock that holds for this Python."""
    pins = {}
    for line in (repository / "requirements" / f"{lock}.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith((" ", "#")):
            requirement = Requirement(line.rstrip(" \\"))
            if requirement.marker is None or requirement.marker.evaluate(default_environment()):
                (version,) = requirement.specifier
                pins[canonicalize_name(requirement.name)] = version.version
    return pins


def declared(repository: Path, lock: str) -> list[str]:
    project = pyproject(repository)
    if lock == "run":
        return project["project"]["dependencies"]
    return project["dependency-groups"][lock]


@pytest.mark.parametrize("lock", ["run", "test", "bench", "node"])
def test_every_declared_library_is_locked_in_a_version_that_fits(repository, lock):
    pins = pinned(repository, lock)

    unfit = [
        text
        for text in declared(repository, lock)
        if pins.get(canonicalize_name(Requirement(text).name)) is None
        or not Requirement(text).specifier.contains(pins[canonicalize_name(Requirement(text).name)])
    ]

    assert unfit == []


def test_the_test_lock_contains_the_run_lock(repository):
    run, test = pinned(repository, "run"), pinned(repository, "test")

    assert {name: test.get(name) for name in run} == run


@pytest.mark.parametrize("lock", ["run", "test", "bench", "node"])
def test_a_python_lock_names_no_host(repository, lock):
    text = (repository / "requirements" / f"{lock}.txt").read_text(encoding="utf-8")

    assert ADDRESS.findall(text) == []
    assert [line for line in text.splitlines() if line.startswith("-")] == []


@pytest.mark.parametrize("folder", [".", "tests/outside"])
def test_an_npm_lock_names_no_registry_and_every_package_has_its_checksum(repository, folder):
    text = (repository / folder / "package-lock.json").read_text(encoding="utf-8")
    packages = {place: package for place, package in json.loads(text)["packages"].items() if place}

    assert [address for address in ADDRESS.findall(text) if not address.startswith(FUNDING)] == []
    assert [place for place, package in packages.items() if "integrity" not in package] == []


@pytest.mark.parametrize("folder", [".", "tests/outside"])
def test_an_npm_lock_belongs_to_its_package_file(repository, folder):
    manifest = json.loads((repository / folder / "package.json").read_text(encoding="utf-8"))
    lock = json.loads((repository / folder / "package-lock.json").read_text(encoding="utf-8"))

    assert lock["packages"][""]["dependencies"] == manifest["dependencies"]


def test_the_build_runs_the_test_command_and_nothing_else(repository):
    script = repository / ".ci" / "run"

    commands = [line for line in script.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]

    assert commands == ['cd "$(dirname "$0")/.." && exec python3 start.py test']
    assert os.access(script, os.X_OK)


def test_every_licence_in_use_has_its_text(repository):
    reuse = tomllib.loads((repository / "REUSE.toml").read_text(encoding="utf-8"))

    used = {f"{annotation['SPDX-License-Identifier']}.txt" for annotation in reuse["annotations"]}

    assert {file.name for file in (repository / "LICENSES").iterdir()} == used


@pytest.fixture(scope="module")
def publiccode(repository) -> dict:
    return yaml.safe_load((repository / "publiccode.yml").read_text(encoding="utf-8"))


def test_publiccode_has_every_required_key(publiccode):
    required = {
        "publiccodeYmlVersion",
        "name",
        "url",
        "platforms",
        "developmentStatus",
        "softwareType",
        "description",
        "legal",
        "maintenance",
        "localisation",
    }

    assert required - set(publiccode) == set()
    assert publiccode["legal"]["license"] == "EUPL-1.2"
    assert publiccode["developmentStatus"] in {"concept", "development", "beta", "stable", "obsolete"}
    assert publiccode["softwareType"] == "standalone/web"
    assert publiccode["maintenance"]["type"] in {"internal", "contract", "community", "none"}
    assert publiccode["maintenance"]["contacts"]


def test_publiccode_descriptions_keep_their_lengths(publiccode):
    # Lengths of the publiccode.yml standard: short up to 150, long 150 to 10,000, a feature up to 100 characters.
    for text in publiccode["description"].values():
        assert len(text["shortDescription"].strip()) <= 150
        assert 150 <= len(text["longDescription"].strip()) <= 10_000
        assert max(map(len, text["features"])) <= 100


def test_publiccode_and_package_name_the_same_version_and_licence(publiccode, repository):
    project = pyproject(repository)["project"]

    assert publiccode["softwareVersion"] == project["version"]
    assert publiccode["legal"]["license"] == project["license"]


def test_publiccode_uses_categories_of_the_standard(publiccode, shared):
    text = (shared / "standards" / "publiccode" / "categories-list.rst").read_text(encoding="utf-8")

    assert set(publiccode["categories"]) - set(re.findall(r"^- (\S+)$", text, re.MULTILINE)) == set()
