"""Pages of the product and, as floor, a bare Django page, served alike by one worker process."""

import http.client
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path

from tools.bench import load
from tools.bench.questions import questions
from tools.paths import PYTHON, ROOT
from tools.serve import free_port

HOST = "trier.localhost"
SECONDS = 5.0
READY_SECONDS = 300


def measure(data: Path, env: dict[str, str]) -> dict[str, dict[str, float]]:
    """Times of the list page, of the API and of a bare page with 20 rows, and the memory of a worker."""
    paths = [question.path for question in questions()]
    figures = {}
    with served("mintregion.config.wsgi:application", env, data, paths[0]) as (port, pid):
        figures["list"] = asdict(load.measure(port, paths, host=HOST, seconds=SECONDS))
        api = [path.replace("/angebote/", "/api/v1/offers", 1) for path in paths]
        figures["api"] = asdict(load.measure(port, api, host=HOST, seconds=SECONDS))
        figures["memory"] = _memory(pid)
    bare = {**env, "DJANGO_SETTINGS_MODULE": "tools.bench.bare"}
    with served("tools.bench.bare:application", bare, data, "/") as (port, _pid):
        figures["bare"] = asdict(load.measure(port, ["/"] * len(paths), host=HOST, seconds=SECONDS))
    return figures


@contextmanager
def served(application: str, env: dict[str, str], data: Path, probe: str) -> Iterator[tuple[int, int]]:
    """Serve a WSGI application with one worker process; gives its port and the server's process id."""
    port = free_port()
    command = [
        *(str(PYTHON), "-m", "granian", application, "--interface", "wsgi", "--host", load.HOST),
        *("--port", str(port), "--workers", "1", "--blocking-threads", "1", "--no-ws", "--no-access-log"),
        *("--log-level", "warning", "--http1-keep-alive"),
    ]
    with (data / "server.log").open("w") as log:
        server = subprocess.Popen(command, env=env, cwd=ROOT, stdout=log, stderr=log, start_new_session=True)
    try:
        _wait(port, probe)
        yield port, server.pid
    finally:
        server.terminate()
        server.wait()


def _wait(port: int, probe: str) -> None:
    """Wait for the first page; a first request may build the index."""
    deadline = time.monotonic() + READY_SECONDS
    while time.monotonic() < deadline:
        try:
            connection = http.client.HTTPConnection(load.HOST, port, timeout=READY_SECONDS)
            connection.request("GET", probe, headers={"Host": HOST})
            connection.getresponse().read()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise RuntimeError("The server did not come up.")


def _memory(parent: int) -> dict[str, float]:
    """Memory of the worker, in MiB: all of it, and its proportional share of what processes share."""
    children = Path(f"/proc/{parent}/task/{parent}/children")
    pids = [int(pid) for pid in children.read_text().split()] if children.exists() else []
    figures = [_smaps(pid) for pid in pids or [parent] if Path(f"/proc/{pid}/smaps_rollup").exists()]
    return max(figures, key=lambda figure: figure["rss_mib"], default={})


def _smaps(pid: int) -> dict[str, float]:
    found = {}
    for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()[1:]:
        name, kilobytes = line.split()[:2]
        found[name] = int(kilobytes) / 1024
    return {"rss_mib": found["Rss:"], "pss_mib": found["Pss:"]}
