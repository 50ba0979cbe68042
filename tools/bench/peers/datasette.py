"""Datasette over a flat table of the same offers with FTS5, six facets, its HTML page."""

import http.client
import json
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
    command = [str(PYTHON), "-m", "tools.bench.inside_datasette", str(database)]
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
