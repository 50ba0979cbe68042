"""The virtual environment `.venv`, made from the lock files, and the variables its programs run with."""

import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

from tools import stamps
from tools.console import Stop, run, say
from tools.paths import BUILD, PYTHON, REQUIREMENTS, SOURCE, VENV

# The locks are resolved together: whoever has the test lock also has everything of the run lock.
CONTAINS = {"run": ("run",), "test": ("test", "run")}


def ensure(lock: str = "run") -> None:
    """Make `.venv` hold at least the packages of requirements/<lock>.txt; cheap when it does already."""
    if _has(lock):
        return
    _make_venv()
    say(f"Installing the packages of requirements/{lock}.txt ...")
    _install(PYTHON, REQUIREMENTS / f"{lock}.txt")
    for contained in CONTAINS[lock]:
        stamps.write(_stamp(contained), _value(contained))


def install_apart(folder: Path, lock: str) -> Path:
    """Make an environment of its own in `folder` from requirements/<lock>.txt; return its interpreter."""
    python = folder / PYTHON.relative_to(VENV)
    stamp = folder / f"lock-{lock}"
    if not (python.exists() and stamps.is_current(stamp, _value(lock))):
        _create(folder)
        _install(python, REQUIREMENTS / f"{lock}.txt")
        stamps.write(stamp, _value(lock))
    return python


def variables(*, data: Path | None = None) -> dict[str, str]:
    """Return the process environment for Django commands; without a mode set outside it is the demo."""
    env = dict(os.environ)
    env.setdefault("MINTREGION_MODE", "demo")
    env["DJANGO_SETTINGS_MODULE"] = "mintregion.config.settings"
    env["PYTHONPATH"] = os.pathsep.join(filter(None, [str(SOURCE), os.environ.get("PYTHONPATH")]))
    if data is not None:
        env["MINTREGION_DATA"] = str(data)
    return env


def test_variables() -> dict[str, str]:
    """Return the process environment for checks and tests: nothing of this installation's settings or data."""
    data = BUILD / "test-data"
    data.mkdir(parents=True, exist_ok=True)
    env = variables(data=data)
    env["MINTREGION_MODE"] = "test"
    env.pop("DATABASE_URL", None)
    return env


def manage(*words: str, env: dict[str, str]) -> int:
    """Run one management command in the foreground and return its exit code."""
    return subprocess.run([PYTHON, "-m", "django", *words], env=env, check=False).returncode


def _has(lock: str) -> bool:
    return PYTHON.exists() and stamps.is_current(_stamp(lock), _value(lock))


def _stamp(lock: str) -> Path:
    return VENV / f"lock-{lock}"


def _value(lock: str) -> str:
    version = "{}.{}".format(*sys.version_info[:2])
    return stamps.fingerprint([REQUIREMENTS / f"{lock}.txt"], version)


def _make_venv() -> None:
    version = "{}.{}".format(*sys.version_info[:2])
    if PYTHON.exists() and (VENV / "lib" / f"python{version}").is_dir():
        return
    say(f"Making the environment {VENV.name} with Python {version} ...")
    _create(VENV)


def _create(folder: Path) -> None:
    if folder.exists():
        shutil.rmtree(folder)
    venv.EnvBuilder(symlinks=os.name != "nt", with_pip=False).create(folder)


def _install(python: Path, lock: Path) -> None:
    uv = shutil.which("uv")
    if uv:
        command = [
            uv,
            "pip",
            "install",
            "--quiet",
            "--python",
            str(python),
            "--require-hashes",
            "-r",
            str(lock),
        ]
        if subprocess.run(command, check=False).returncode == 0:
            return
        say("uv could not install the packages, trying pip ...")
    _ensure_pip(python)
    run(
        [
            python,
            "-m",
            "pip",
            "install",
            "--quiet",
            "--disable-pip-version-check",
            "--require-hashes",
            "-r",
            lock,
        ],
        what=f"Installing the packages of {lock.name}",
    )


def _ensure_pip(python: Path) -> None:
    if _works(python, "-m", "pip", "--version") or _works(python, "-m", "ensurepip"):
        return
    package = "python{}.{}-venv".format(*sys.version_info[:2])
    raise Stop(
        "This Python cannot make an environment because its module ensurepip is missing. "
        f"On Debian or Ubuntu install it with: apt install {package} - then start again."
    )


def _works(*command: str | Path) -> bool:
    return subprocess.run(command, capture_output=True, check=False).returncode == 0
