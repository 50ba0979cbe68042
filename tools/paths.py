"""Where things lie in the repository; everything made by the tools lies in ignored folders."""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src"
REQUIREMENTS = ROOT / "requirements"
BUILD = ROOT / "build"
ASSETS = BUILD / "assets"
STAMPS = BUILD / "stamps"
VENV = ROOT / ".venv"
BINARIES = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BINARIES / "python"


def binary(name: str) -> Path:
    """Return the path of a command line tool installed in the environment."""
    return BINARIES / name
