"""The checks that read the source without running the product; each counts as one passed or failed item."""

import os
import shlex
import subprocess
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

from tools import environment
from tools.console import say
from tools.paths import BUILD, PYTHON, ROOT, binary
from tools.tally import Tally

LINES_SHOWN = 40


def _django(*words: str) -> list[str]:
    return [str(PYTHON), "-m", "django", *words]


def commands() -> Iterator[tuple[str, list[str]]]:
    """Yield the name and the command of every gate."""
    yield "ruff check", [str(binary("ruff")), "check", "--quiet", "--output-format=concise", "."]
    yield "ruff format", [str(binary("ruff")), "format", "--check", "--output-format=concise", "."]
    yield "types", [str(binary("mypy")), "--cache-dir", str(BUILD / "mypy")]
    yield (
        "import directions",
        [str(binary("lint-imports")), "--no-logo", "--cache-dir", str(BUILD / "import-linter")],
    )
    yield (
        "security patterns",
        [str(binary("bandit")), "-q", "-c", "pyproject.toml", "-r", "src", "tools", "start.py"],
    )
    yield "licences", [str(binary("reuse")), "lint", "--quiet"]
    yield "system checks", _django("check", "--fail-level", "WARNING")
    yield "migrations", _django("makemigrations", "--check", "--dry-run")
    yield "translations", _django("update_translations", "--check")


def run_gates() -> Tally:
    """Run the gates side by side; show the output of those that fail."""
    env = environment.test_variables()
    env["PATH"] = os.pathsep.join([str(binary("")), env.get("PATH", "")])
    tally = Tally()
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        results = {name: pool.submit(_run, command, env) for name, command in commands()}
    for name, result in results.items():
        done = result.result()
        if done.returncode:
            tally.failed += 1
            say(_shortened(done.stdout))
            say(f"  FAILED {name}: {shlex.join(done.args)}")
        else:
            tally.passed += 1
    return tally


def _run(command: list[str], env: dict[str, str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command, cwd=ROOT, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False
    )


def _shortened(output: str) -> str:
    lines = output.rstrip().splitlines()
    rest = len(lines) - LINES_SHOWN
    return "\n".join([*lines[:LINES_SHOWN], *([f"... and {rest} more lines"] if rest > 0 else [])])
