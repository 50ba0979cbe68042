"""What the tests need from the operating system: installed by apt where we may, else named."""

import os
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass

from tools import postgres
from tools.console import say


@dataclass(frozen=True)
class Need:
    """A program the tests call, how to see whether it is there, and the Debian package that brings it."""

    name: str
    package: str
    is_there: Callable[[], bool]


def _on_path(*names: str) -> Callable[[], bool]:
    return lambda: any(shutil.which(name) for name in names)


def chromium() -> str | None:
    """Return the path of the browser for journeys and pictures: MINTREGION_CHROMIUM or the one on the path."""
    names = [os.environ.get("MINTREGION_CHROMIUM", ""), "chromium", "chromium-browser", "google-chrome"]
    return next((found for name in names if name and (found := shutil.which(name))), None)


NEEDS = (
    Need("Chromium", "chromium", lambda: chromium() is not None),
    Need("PostgreSQL", "postgresql", lambda: postgres.find() is not None),
    Need("xmllint", "libxml2-utils", _on_path("xmllint")),
    Need("Java", "default-jre-headless", _on_path("java")),
)


def ensure_needs() -> list[str]:
    """Install what is missing where this is a Debian and we may; return the names of what is still missing."""
    missing = _missing()
    if missing and (apt := _apt()):
        packages = [need.package for need in missing]
        say(f"Installing with apt: {', '.join(packages)} ...")
        env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        install = [*apt, "install", "--yes", "--quiet", "--no-install-recommends", *packages]
        if not _quietly(install, env):
            _quietly([*apt, "update", "--quiet"], env)
            _quietly(install, env)
        missing = _missing()
    return [need.name for need in missing]


def _missing() -> list[Need]:
    return [need for need in NEEDS if not need.is_there()]


def _apt() -> list[str]:
    """Return the start of an apt command that needs no password, or nothing."""
    if not shutil.which("apt-get"):
        return []
    if os.geteuid() == 0:
        return ["apt-get"]
    may = (
        shutil.which("sudo")
        and subprocess.run(["sudo", "-n", "true"], capture_output=True, check=False).returncode == 0
    )
    return ["sudo", "-n", "--preserve-env=DEBIAN_FRONTEND", "apt-get"] if may else []


def _quietly(command: list[str], env: dict[str, str]) -> bool:
    return (
        subprocess.run(
            command, env=env, capture_output=True, stdin=subprocess.DEVNULL, check=False
        ).returncode
        == 0
    )
