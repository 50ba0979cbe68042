"""The commands of start.py and what each does."""

import argparse
import os
import subprocess
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path

from tools import assets, environment, preparation, serve
from tools.console import Stop, run, say, warn
from tools.paths import ASSETS, ROOT, binary

DESCRIPTION = "Without a command: start the portal with the demo region on this machine."
COMMANDS = {
    "manage": "pass a command through to the application, for example: manage import_offers FILE --region trier",
    "test": "install what the tests need and run all of them; --quick leaves out PostgreSQL, browser and validators",
    "bench": "measure speed beside Datasette and plain Django, write docs/benchmarks.md",
    "build": "make what a production machine needs beside its data: environment, page assets, translations",
    "assets": "fetch and build KERN, Leaflet and htmx anew",
    "format": "put all Python files into the house format",
    "shots": "take the pictures of the pages for the README into docs/images",
    "sbom": "write the list of all components (CycloneDX 1.6) to FILE or to the screen",
    "lock": "resolve the dependencies anew and write requirements/*.txt (maintainers, needs uv)",
}
WITH_VALUE = ("--port", "--data")


def main(words: Sequence[str]) -> int:
    """Run one command; return the exit code."""
    own, command, rest = _split(words)
    options = _parser().parse_args([*own, *([command] if command else [])])
    try:
        return _run(command, rest, options)
    except Stop as stop:
        warn(f"start.py: {stop}")
        return 1
    except KeyboardInterrupt:
        return 130


def _split(words: Sequence[str]) -> tuple[Sequence[str], str | None, Sequence[str]]:
    """Cut at the first command: what follows belongs to it alone, options included."""
    for index, word in enumerate(words):
        if word in COMMANDS and (index == 0 or words[index - 1] not in WITH_VALUE):
            return words[:index], word, words[index + 1 :]
    return words, None, []


def _parser() -> argparse.ArgumentParser:
    commands = "\n".join(f"  {name:8} {text}" for name, text in COMMANDS.items())
    parser = argparse.ArgumentParser(
        prog="start.py",
        description=DESCRIPTION,
        epilog=f"commands:\n{commands}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--port", type=int, default=8000, help="port of the web server (default: 8000)")
    parser.add_argument("--data", type=Path, help="directory of database and uploads (default: ./data)")
    parser.add_argument(
        "command", nargs="?", choices=list(COMMANDS), metavar="command", help="one of the list below"
    )
    return parser


def _run(command: str | None, rest: Sequence[str], options: argparse.Namespace) -> int:
    data = (options.data or Path(os.environ.get("MINTREGION_DATA") or ROOT / "data")).expanduser().resolve()
    if command is None:
        return serve.serve(port=options.port, data=data)
    if command == "manage":
        return _manage(rest, data)
    simple: dict[str, Callable[[Sequence[str]], int]] = {
        "format": _format,
        "assets": _assets,
        "build": _build,
    }
    if command in simple:
        return simple[command](rest)
    # The larger commands are loaded only when asked for, so that a plain start stays quick.
    module = {"test": "testing", "lock": "locks"}.get(command, command)
    return int(import_module(f"tools.{module}").main(rest))


def _manage(words: Sequence[str], data: Path) -> int:
    environment.ensure("run")
    data.mkdir(parents=True, exist_ok=True)
    return environment.manage(*words, env=environment.variables(data=data))


def _format(_words: Sequence[str]) -> int:
    environment.ensure("test")
    run(
        [binary("ruff"), "check", "--fix", "--exit-zero", "--quiet", "."],
        what="Sorting the imports",
        cwd=ROOT,
    )
    return subprocess.run([binary("ruff"), "format", "."], cwd=ROOT, check=False).returncode


def _build(_words: Sequence[str]) -> int:
    environment.ensure("run")
    assets.ensure()
    preparation.compile_translations(environment.test_variables())
    return 0


def _assets(_words: Sequence[str]) -> int:
    environment.ensure("run")
    assets.build()
    say(f"The page assets are in {ASSETS.relative_to(ROOT)}.")
    return 0
