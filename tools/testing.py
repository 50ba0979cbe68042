"""`start.py test`: install what the tests need, run every stage, close with one line that says it all."""

import argparse
import os
import subprocess
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from tools import assets, environment, gates, node, postgres, preparation, system
from tools.console import Stop, say
from tools.paths import BUILD, PYTHON, ROOT
from tools.tally import Tally, from_junit

# pytest ends with 5 when a stage selects no test, which is no failure of the stage.
NO_TESTS = 5
ORDINARY = "not browser and not outside"


@dataclass(frozen=True)
class Stage:
    """One part of the run: its title and what it does."""

    title: str
    run: Callable[[], Tally]


def main(words: Sequence[str]) -> int:
    """Run the tests; the exit code is 0 only when nothing failed."""
    parser = argparse.ArgumentParser(prog="start.py test", description=__doc__)
    parser.add_argument(
        "--quick", action="store_true", help="no PostgreSQL, no browser, no outside validators"
    )
    options, pytest_words = parser.parse_known_args(words)
    total, missing = Tally(), []
    try:
        missing = _install(quick=options.quick)
    except Stop as stop:
        say(str(stop))
        total.failed += 1
    else:
        for stage in _stages(pytest_words, quick=options.quick):
            total.add(_timed(stage))
    for name in missing:
        say(f"missing on this machine: {name}")
    for skip in total.skips:
        say(f"skipped: {skip}")
    say(f"tests: {total}")
    return 1 if total.failed else 0


def _install(*, quick: bool) -> list[str]:
    """Bring everything the stages need; return the names of what this machine lacks."""
    environment.ensure("test")
    assets.ensure()
    preparation.compile_translations(environment.test_variables())
    if quick:
        return []
    missing = system.ensure_needs()
    try:
        node.install(ROOT / "tests" / "outside" / "package.json", BUILD / "test-tools")
        os.environ.setdefault("MINTREGION_NODE", str(node.interpreter()))
    except Stop as stop:
        say(str(stop))
        missing.append("npm packages of tests/outside")
    return missing


def _stages(words: Sequence[str], *, quick: bool) -> list[Stage]:
    stages = [
        Stage("static gates", gates.run_gates),
        Stage("tests on SQLite", lambda: _pytest("SQLite", ORDINARY, words, parallel=True)),
    ]
    if not quick:
        stages += [
            Stage("tests on PostgreSQL", lambda: _on_postgres(words)),
            Stage("browser journeys", lambda: _pytest("browser", "browser and not outside", words)),
            Stage("outside validators", lambda: _pytest("outside", "outside", words)),
        ]
    return stages


def _timed(stage: Stage) -> Tally:
    """Run one stage; a stage that cannot run has failed, the next ones still run."""
    say(f"== {stage.title}")
    start = time.monotonic()
    try:
        tally = stage.run()
    except Stop as stop:
        say(str(stop))
        tally = Tally(failed=1)
    say(f"== {stage.title}: {tally} in {time.monotonic() - start:.0f} s")
    return tally


def _on_postgres(words: Sequence[str]) -> Tally:
    if postgres.find() is None:
        return Tally(skips=["PostgreSQL: the whole stage: PostgreSQL is not installed"])
    with postgres.private_server() as url:
        return _pytest("PostgreSQL", ORDINARY, words, parallel=True, database=url)


def _pytest(
    stage: str, selection: str, words: Sequence[str], *, parallel: bool = False, database: str = ""
) -> Tally:
    """Run one selection of tests and count from pytest's own report."""
    env = environment.test_variables()
    del env["DJANGO_SETTINGS_MODULE"]  # else pytest-django loads the settings before conftest.py has its say
    if database:
        env["DATABASE_URL"] = database
    with tempfile.TemporaryDirectory(prefix="mintregion-report-") as folder:
        report = Path(folder) / "junit.xml"
        command = [str(PYTHON), "-m", "pytest", "-q", "--no-header", "-m", selection, f"--junitxml={report}"]
        if parallel and (processes := min(4, os.cpu_count() or 1)) > 1:
            # Tests of one file share their fixtures, so a file stays in one process.
            command += ["-n", str(processes), "--dist", "loadfile"]
        code = subprocess.run([*command, *words], cwd=ROOT, env=env, check=False).returncode
        tally = from_junit(report, stage)
    if code not in {0, NO_TESTS} and not tally.failed:
        # An interrupted run or a broken plug-in fails no test, but must not look green.
        tally.failed = 1
    return tally
