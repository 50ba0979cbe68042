"""Writes what was measured as docs/benchmarks.md."""

import os
import platform
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

HEAD = """# Benchmarks

Written by `python3 start.py bench` on {day}: {machine}, Python {python}. One run measures everything, one after the other, on the
same machine, so ratios mean more than milliseconds. The mix is 200 questions (`tools/bench/questions.py`): 20 % without words, half one word, 55 % filtered,
35 % with a radius, 5 % mistyped. Every question asks for total, 20 offers and the counts of all 13 filters, each filter's counts ignoring its own choice.

"""
NOTES = """
- *Engine*: reading the words, searching and counting, in the process, median of five rounds per question, then percentiles over questions.
- *List page*: HTML of `/angebote/`, one worker process of granian with one thread; p50 and p95 with one connection, throughput with four, three rounds. "For the first
  time" means that the process has neither the result nor most of its cards in memory; after that the frequent results are kept (decision 0012).
- *Bare page*: a Django page without search that shows 20 offers joined to two tables through one template, same server, database and Django, `startproject`'s middleware.
- *Datasette*: version of `requirements/bench.txt`, FTS5, six facets, its limits raised so that it does all the work; it knows no radius, no compounds, and its facets do not ignore their own choice.
- *Plain Django*: `icontains` on three columns and one COUNT per value, in the process, without HTML.
- The load generator takes part of one of the two processors.
"""


@dataclass(frozen=True)
class Measured:
    """All figures of one catalogue size."""

    size: int
    engine: dict[str, float]
    pages: dict[str, dict[str, float]]
    others: dict[str, dict[str, float]]


def _times(measured: Measured) -> float | None:
    mean = measured.others.get("naive", {}).get("mean")
    return mean / measured.engine["mean"] if mean else None


Row = tuple[str, Callable[[Measured], float | None], str]

ENGINE: tuple[Row, ...] = (
    ("p50 ms", lambda m: m.engine.get("p50"), ".2f"),
    ("p95 ms", lambda m: m.engine.get("p95"), ".2f"),
    ("p99 ms", lambda m: m.engine.get("p99"), ".2f"),
    ("mean ms", lambda m: m.engine.get("mean"), ".2f"),
    ("index build from stored words, s", lambda m: m.engine.get("build_s"), ".1f"),
    ("index on disk, MiB", lambda m: m.engine.get("index_mib"), ".1f"),
    ("save one offer, p50 ms", lambda m: m.engine.get("save_p50"), ".1f"),
    ("save one offer, p95 ms", lambda m: m.engine.get("save_p95"), ".1f"),
    ("replay it in another process, p50 ms", lambda m: m.engine.get("replay_p50"), ".1f"),
    ("make the catalogue, s", lambda m: m.engine.get("synthesise_s"), ".1f"),
)
PAGES: tuple[Row, ...] = (
    ("list page p50 ms, asked for the first time", lambda m: m.pages["list"]["first_p50"], ".1f"),
    ("list page p50 ms", lambda m: m.pages["list"]["p50"], ".1f"),
    ("list page p95 ms", lambda m: m.pages["list"]["p95"], ".1f"),
    ("list page per second", lambda m: m.pages["list"]["per_second"], ".0f"),
    ("list page kB (uncompressed)", lambda m: m.pages["list"]["page_kb"], ".0f"),
    ("API per second (counts off)", lambda m: m.pages["api"]["per_second"], ".0f"),
    ("bare page per second", lambda m: m.pages["bare"]["per_second"], ".0f"),
    ("**list page : bare page**", lambda m: _ratio(m.pages["list"], m.pages["bare"]), ".2f"),
    ("memory of a worker, MiB", lambda m: m.pages["memory"].get("rss_mib"), ".0f"),
    ("its proportional share, MiB", lambda m: m.pages["memory"].get("pss_mib"), ".0f"),
)
OTHERS: tuple[Row, ...] = (
    ("Datasette page p50 ms", lambda m: _of(m, "datasette", "p50"), ".0f"),
    ("Datasette pages per second", lambda m: _of(m, "datasette", "per_second"), ".1f"),
    (
        "**list page : Datasette**, throughput",
        lambda m: _ratio(m.pages["list"], m.others.get("datasette")),
        ".0f",
    ),
    ("plain Django mean ms", lambda m: _of(m, "naive", "mean"), ".0f"),
    ("**plain Django : engine**, mean time", _times, ".0f"),
)


def written(measured: Sequence[Measured]) -> str:
    """The whole document."""
    head = HEAD.format(day=datetime.now(tz=UTC).date(), machine=_machine(), python=platform.python_version())
    tables = [
        _table("Engine", ENGINE, measured),
        _table("Pages over HTTP", PAGES, measured),
        _table("Others over the same data", OTHERS, measured),
    ]
    return head + "\n".join(tables) + NOTES


def _table(title: str, rows: Sequence[Row], measured: Sequence[Measured]) -> str:
    lines = [
        f"## {title}\n",
        "| offers | " + " | ".join(f"{m.size:,}" for m in measured) + " |",
        "|---|" + "---:|" * len(measured),
    ]
    for name, value, form in rows:
        cells = [_cell(value(m), form) for m in measured]
        lines.append(f"| {name} | " + " | ".join(cells) + " |")
    return "\n".join(lines) + "\n"


def _cell(value: float | None, form: str) -> str:
    return "–" if value is None else format(value, form)


def _of(measured: Measured, contender: str, name: str) -> float | None:
    return measured.others.get(contender, {}).get(name)


def _ratio(ours: dict[str, Any], theirs: dict[str, Any] | None) -> float | None:
    return ours["per_second"] / theirs["per_second"] if theirs else None


def _machine() -> str:

    return f"{os.cpu_count()} processors ({platform.machine()}), {platform.system()}"
