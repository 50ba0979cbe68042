"""A private PostgreSQL for the tests: temporary folder, free port, never the system's service."""

import os
import pwd
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tools.console import Stop, run
from tools.guard import Guard
from tools.serve import ADDRESS, free_port

START_SECONDS = 30
# Tests need no durability, only speed: a power cut may lose this database.
SETTINGS = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "listen_addresses": ADDRESS,
    "max_connections": "100",
}


def find() -> Path | None:
    """Return the folder with the newest initdb and postgres of this machine, or None."""
    folders = sorted(
        Path("/usr/lib/postgresql").glob("*/bin"), key=lambda folder: _number(folder.parent.name)
    )
    on_path = shutil.which("initdb")
    if on_path:
        folders.append(Path(on_path).resolve().parent)
    usable = [folder for folder in folders if (folder / "initdb").exists() and (folder / "postgres").exists()]
    return usable[-1] if usable else None


@contextmanager
def private_server() -> Iterator[str]:
    """Run a server for the `with` block and give its DATABASE_URL; it goes away even when we are killed."""
    programs = find()
    if programs is None:
        raise Stop("PostgreSQL is not installed.")
    folder = Path(tempfile.mkdtemp(prefix="mintregion-pg-"))
    as_user = _hand_over(folder)
    cluster, port = folder / "cluster", free_port()
    with Guard() as guard:
        guard.at_end("rm", "-rf", "--", folder)
        initdb: list[str | Path] = [*as_user, programs / "initdb", "-D", cluster, "-U", "postgres"]
        initdb += ["-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"]
        run(initdb, what="Making a PostgreSQL for the tests", cwd=folder)
        guard.at_end(*as_user, programs / "pg_ctl", "stop", "-D", cluster, "-m", "immediate", "-s")
        settings = [word for name, value in SETTINGS.items() for word in ("-c", f"{name}={value}")]
        with (folder / "log").open("wb") as log:
            server = subprocess.Popen(
                [*as_user, programs / "postgres", "-D", cluster, "-k", folder, "-p", str(port), *settings],
                cwd=folder,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        _wait(programs / "pg_isready", port, folder / "log")
        yield f"postgresql://postgres@{ADDRESS}:{port}/postgres"
    server.wait()


def _hand_over(folder: Path) -> list[str]:
    """Give the folder to an ordinary user when we are root, as PostgreSQL refuses to run as root.

    Returns the words that run a command as that user.
    """
    if os.geteuid() != 0:
        return []
    known = {entry.pw_name: entry for entry in pwd.getpwall()}
    user = known.get("postgres") or known["nobody"]
    os.chown(folder, user.pw_uid, user.pw_gid)
    return ["runuser", "-u", user.pw_name, "--"]


def _wait(pg_isready: Path, port: int, log: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    command = [str(pg_isready), "-q", "-h", ADDRESS, "-p", str(port)]
    while subprocess.run(command, check=False).returncode:
        if time.monotonic() > deadline:
            raise Stop(
                f"The PostgreSQL for the tests does not start:\n{log.read_text(errors='replace')[-2000:]}"
            )
        time.sleep(0.05)


def _number(version: str) -> float:
    return float(version) if version.replace(".", "", 1).isdigit() else 0.0
