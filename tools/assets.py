"""The page assets of other projects (KERN, Leaflet, htmx): fetched through a lock, built into build/assets/vendor."""

import shutil
from pathlib import Path

from tools import node, stamps
from tools.console import run, say
from tools.paths import ASSETS, BUILD, PYTHON, REQUIREMENTS, ROOT, STAMPS

STAMP = STAMPS / "assets"


def ensure() -> Path:
    """Build the assets when their lock or their recipe changed; return the folder to serve under /static/."""
    value = stamps.fingerprint(
        [
            ROOT / "package.json",
            ROOT / "package-lock.json",
            REQUIREMENTS / "run.txt",
            ROOT / "tools" / "vendoring.py",
        ]
    )
    if not (ASSETS.is_dir() and stamps.is_current(STAMP, value)):
        build()
        stamps.write(STAMP, value)
    return ASSETS


def build() -> None:
    """Fetch the packages and build the folder anew; a failure leaves the old folder as it was."""
    say("Fetching and building the page assets ...")
    modules = node.install(ROOT / "package.json", BUILD / "npm")
    fresh = BUILD / "assets.new"
    shutil.rmtree(fresh, ignore_errors=True)
    run(
        [PYTHON, "-m", "tools.vendoring", modules, fresh / "vendor"],
        what="Building the page assets",
        cwd=ROOT,
    )
    shutil.rmtree(ASSETS, ignore_errors=True)
    fresh.rename(ASSETS)
