"""`start.py bench`: speed of search and pages at several sizes, beside others over the same data, in one run."""

import argparse
import json
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tools import assets, environment, preparation
from tools.bench import peers, report, web
from tools.console import Stop, say
from tools.paths import PYTHON, ROOT

SIZES = (1_000, 20_000, 200_000)
MILLION = 1_000_000
SEED = 1
#: Peers are asked fewer queries where one of them takes seconds.
PEER_QUERIES = {1_000: 100, 20_000: 40, 200_000: 8, MILLION: 3}


def main(words: Sequence[str]) -> int:
    """Measure and write docs/benchmarks.md."""
    options = _parser().parse_args(words)
    sizes = [*options.sizes, *([MILLION] if options.million else [])]
    environment.ensure("run")
    peers.ensure()
    measured = [measure(size, with_peers=not options.no_peers) for size in sizes]
    text = report.written(measured)
    if options.output:
        options.output.write_text(text, encoding="utf-8")
        say(f"The table is in {options.output}.")
    else:
        say(text)
    return 0


def measure(size: int, *, with_peers: bool) -> report.Measured:
    """Make a catalogue of `size` offers in a temporary directory and measure everything over it."""
    say(f"{size:,} offers: making the catalogue ...")
    with tempfile.TemporaryDirectory(prefix="mintregion-bench-") as folder:
        data = Path(folder)
        env = _variables(data)
        preparation.prepare(data, {**env, "MINTREGION_MODE": "test"})
        made = run_inside("catalogue", env, str(size), str(SEED))
        say(f"{size:,} offers: search engine ...")
        engine = made | run_inside("engine", env)
        say(f"{size:,} offers: pages ...")
        pages = web.measure(data, env)
        others = peers.measure(data, env, PEER_QUERIES.get(size, 8)) if with_peers else {}
    return report.Measured(size, engine, pages, others)


def run_inside(name: str, env: dict[str, str], *words: str) -> dict[str, float]:
    """Run `tools.bench.inside_<name>` in the application's environment; it prints one JSON object."""
    command = [str(PYTHON), "-m", f"tools.bench.inside_{name}", *words]
    done = subprocess.run(command, env=env, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=False)
    if done.returncode:
        raise Stop(f"Measuring ({name}) failed; the reason stands above.")
    return dict(json.loads(done.stdout.splitlines()[-1]))


def _variables(data: Path) -> dict[str, str]:
    env = environment.variables(data=data)
    env["MINTREGION_MODE"] = "demo"
    env["MINTREGION_ASSETS"] = str(assets.ensure())
    env["PYTHONPATH"] = f"{env['PYTHONPATH']}:{ROOT}"
    return env


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="start.py bench", description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=list(SIZES), help="numbers of offers")
    parser.add_argument(
        "--million", action="store_true", help="measure 1,000,000 offers as well (half an hour)"
    )
    parser.add_argument("--no-peers", action="store_true", help="measure the product only")
    parser.add_argument("--output", type=Path, default=ROOT / "docs" / "benchmarks.md", help="where to write")
    return parser
