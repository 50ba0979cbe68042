"""Starts the portal as `start.py` does, with the demonstration region and a few rare rows, beside the tests' own database."""

import json
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tools import environment, serve
from tools.guard import Guard
from tools.paths import PYTHON, ROOT

#: Fewer than a visitor of the demonstration sees; enough for many pages of results.
INVENTED = 150


@dataclass(frozen=True)
class Portal:
    """A running portal: its port and the addresses of offers with something special."""

    port: int
    offers: dict[str, str]

    @property
    def ids(self) -> dict[str, str]:
        """Give the numbers of these offers as a watch list writes them, under the name `ids`."""
        return {"ids": ",".join(path.split("/")[2] for path in self.offers.values())}

    def url(self, path: str, *, host: str = "trier.localhost") -> str:
        """Give the whole address of a path; browsers know that *.localhost is this machine."""
        return f"http://{host}:{self.port}{path}"


@contextmanager
def served(data: Path) -> Iterator[Portal]:
    """Serve a portal whose data lie in `data` for the `with` block."""
    env = _variables(data)
    for words in (["migrate", "--verbosity", "0"], ["load_demo", "--invented", str(INVENTED)]):
        subprocess.run([PYTHON, "-m", "django", *words], env=env, check=True, stdout=subprocess.DEVNULL)
    rare = [PYTHON, "-m", "tests.portal.rare_rows"]
    answer = subprocess.run(rare, env=env, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    port = serve.free_port()
    with Guard() as guard:
        server = serve.start(serve.server_command(port), env, guard)
        serve.wait_until_ready(port, [server])
        yield Portal(port, json.loads(answer))
        server.terminate()
        server.wait()


def _variables(data: Path) -> dict[str, str]:
    """Give the environment of a demonstration; the tests' own mode and database must not reach it."""
    env = environment.variables(data=data)
    env["MINTREGION_MODE"] = "demo"
    env.pop("DATABASE_URL", None)
    return env
