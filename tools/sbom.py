"""`start.py sbom`: the list of all components of an installation as CycloneDX 1.6."""

import argparse
import json
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from tools import environment
from tools.console import run, say
from tools.paths import BUILD, ROOT, binary

# They put the packages in place and are no part of what runs.
INSTALLERS = {"pip", "setuptools"}


def main(words: Sequence[str]) -> int:
    """Write the list to FILE or to the screen."""
    parser = argparse.ArgumentParser(prog="start.py sbom", description=__doc__)
    parser.add_argument("file", nargs="?", type=Path, help="where to write; without it: the screen")
    target = parser.parse_args(words).file
    environment.ensure("test")
    content = json.dumps(components(), indent=2, ensure_ascii=False)
    if target is None:
        say(content)
    else:
        target.write_text(content + "\n", encoding="utf-8")
    return 0


def components() -> dict[str, Any]:
    """Return the bill of materials: packages of the run lock and the page assets, not the test tools."""
    python = environment.install_apart(BUILD / "sbom", "run")
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "sbom.json"
        command: list[str | Path] = [
            *(binary("cyclonedx-py"), "environment", python, "--pyproject", ROOT / "pyproject.toml"),
            *("--mc-type", "application", "--spec-version", "1.6", "--short-PURLs"),
            *("--output-reproducible", "--of", "JSON", "-o", file),
        ]
        run(command, what="Listing the components")
        found: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    assets = list(_assets())
    installers = {part["bom-ref"] for part in found["components"] if part["name"] in INSTALLERS}
    found["components"] = [part for part in found["components"] if part["bom-ref"] not in installers] + assets
    found["dependencies"] = [entry for entry in found["dependencies"] if entry["ref"] not in installers]
    found["dependencies"] += [{"ref": asset["bom-ref"]} for asset in assets]
    root = next(
        entry for entry in found["dependencies"] if entry["ref"] == found["metadata"]["component"]["bom-ref"]
    )
    root["dependsOn"] = sorted([*root.get("dependsOn", []), *(asset["bom-ref"] for asset in assets)])
    return found


def _assets() -> Iterator[dict[str, Any]]:
    """Yield the npm packages whose files are served with the pages."""
    lock = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))
    for place, package in sorted(lock["packages"].items()):
        if place:
            name = place.removeprefix("node_modules/")
            address = f"pkg:npm/{name.replace('@', '%40')}@{package['version']}"
            yield {
                "type": "library",
                "bom-ref": address,
                "name": name,
                "version": package["version"],
                "purl": address,
                "licenses": [{"license": {"id": package["license"]}}],
            }
