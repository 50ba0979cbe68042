"""Datasette over a flat table of the same offers with FTS5, six facets, its HTML page."""

import http.client
import json
import sqlite3
import subprocess
import time
from dataclasses import asdict
from pathlib import Path
from urllib.parse import urlencode

from tools.bench import load
from tools.bench.questions import Question, questions
from tools.console import Stop
from tools.paths import BUILD, PYTHON, ROOT
from tools.serve import free_port

COLUMNS = ("id", "title", "short_text", "long_text", "kind", "track", "field", "cost", "stage", "audience")
FACETS = ("kind", "track", "field", "cost", "stage", "audience")


def measure(data: Path, env: dict[str, str], count: int) -> dict[str, float]:
    """Times of its table page over HTTP with the questions it can express."""
    database = data / "datasette.sqlite"
    _fill(database, env)
    port = free_port()
    binary = BUILD / "bench-env" / "bin" / "datasette"
    command = [str(binary), "serve", str(database), "--port", str(port), "--nolock"]
    # Its own limits would cut most answers short; they are raised so that it does all the work asked for.
    for limit in ("sql_time_limit_ms 600000", "facet_time_limit_ms 600000"):
        command += ["--setting", *limit.split()]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _wait(port)
        paths = [_path(question) for question in questions()[:count]]
        return asdict(load.measure(port, paths, host="localhost", seconds=3.0, rounds=1))
    finally:
        server.terminate()
        server.wait()


def _fill(database: Path, env: dict[str, str]) -> None:
    command = [str(PYTHON), "-m", "tools.bench.peers.datasette", str(database)]
    if subprocess.run(command, env=env, cwd=ROOT, check=False).returncode:
        raise Stop("The table for Datasette could not be made; the reason stands above.")


def _path(question: Question) -> str:
    pairs = [("_facet", name) for name in FACETS] + [("_size", "20")]
    if question.words:
        pairs.append(("_search", question.words))
    pairs += [(name, value) for name, value in question.filters if name in FACETS]
    return "/datasette/offers?" + urlencode(pairs)


def _wait(port: int) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        try:
            connection = http.client.HTTPConnection(load.HOST, port, timeout=60)
            connection.request("GET", "/-/versions.json")
            json.loads(connection.getresponse().read())
        except OSError:
            time.sleep(0.2)
        else:
            return
    raise Stop("Datasette did not come up.")


def main(database: str) -> None:
    """Write the flat table, inside the application."""
    import django  # noqa: PLC0415 -- only in the filling process

    django.setup()
    from mintregion.catalogue.models import Offer  # noqa: PLC0415 -- Django must be ready

    connection = sqlite3.connect(database)
    connection.execute(f"CREATE TABLE offers ({', '.join(COLUMNS)}, PRIMARY KEY (id))")
    offers = Offer.objects.filter(state="published").iterator(chunk_size=2000)
    rows = (
        (
            o.pk,
            o.title,
            o.short_text,
            o.long_text,
            o.kind,
            o.track,
            o.field,
            o.cost,
            *_first(o.stages, o.audiences),
        )
        for o in offers
    )
    connection.executemany(f"INSERT INTO offers VALUES ({', '.join('?' * len(COLUMNS))})", rows)  # noqa: S608 -- constants
    connection.execute(
        "CREATE VIRTUAL TABLE offers_fts USING fts5(title, short_text, long_text, content='offers')"
    )
    connection.execute("INSERT INTO offers_fts (offers_fts) VALUES ('rebuild')")
    for name in FACETS:
        connection.execute(f"CREATE INDEX by_{name} ON offers ({name})")
    connection.commit()


def _first(*sets: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(keys[0] if keys else "" for keys in sets)


if __name__ == "__main__":
    import sys

    main(*sys.argv[1:])
