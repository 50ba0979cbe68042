"""Run the portal on this machine: web server and background worker, stopped together."""

import http.client
import os
import signal
import socket
import subprocess
import time
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from types import FrameType

from tools import assets, environment, preparation
from tools.console import Stop, say
from tools.guard import Guard
from tools.paths import PYTHON

ADDRESS = "127.0.0.1"
READY_SECONDS = 60
STOP_SECONDS = 10


class Stopped(BaseException):
    """Ctrl+C or a signal asks to end; not an error, so no `except Exception` may swallow it."""


def serve(*, port: int, data: Path) -> int:
    """Prepare what is missing, serve until told to stop, return the exit code."""
    _refuse_taken_port(port)
    environment.ensure("run")
    env = environment.variables(data=data)
    env.setdefault("MINTREGION_ASSETS", str(assets.ensure()))
    preparation.prepare(data, env)
    with Guard() as guard:
        children: dict[str, subprocess.Popen[bytes]] = {}
        try:
            for number in (signal.SIGINT, signal.SIGTERM):
                signal.signal(number, _ask_to_stop)
            for name, command in _commands(port).items():
                children[name] = start(command, env, guard)
            wait_until_ready(port, list(children.values()))
            say(
                f"mintregion runs: http://trier.localhost:{port}/ and http://localhost:{port}/ - stop with Ctrl+C"
            )
            return _watch(children)
        except Stopped:
            say("\nStopping ...")
            return 0
        finally:
            stop(list(children.values()))


def free_port() -> int:
    """Return a port nobody listens on."""
    with socket.socket() as probe:
        probe.bind((ADDRESS, 0))
        return int(probe.getsockname()[1])


def server_command(port: int) -> list[str]:
    """Return the command line of the web server."""
    # One blocking thread per worker process: Django's SQLite connections are per thread, and more threads measured slower.
    return [
        *(str(PYTHON), "-m", "granian", "mintregion.config.wsgi:application"),
        *("--interface", "wsgi", "--host", ADDRESS, "--port", str(port)),
        *("--workers", "2", "--blocking-threads", "1", "--backlog", "1024"),
        *("--http1-keep-alive", "--respawn-failed-workers", "--workers-kill-timeout", "5"),
        *("--no-ws", "--no-access-log", "--log-level", "warning"),
    ]


def start(command: Sequence[str], env: dict[str, str], guard: Guard) -> subprocess.Popen[bytes]:
    """Start a child as leader of its own group, so that the terminal's Ctrl+C reaches only us."""
    child = subprocess.Popen(command, env=env, start_new_session=True)
    guard.at_end("kill", "-TERM", str(child.pid))
    return child


def wait_until_ready(port: int, children: Sequence[subprocess.Popen[bytes]]) -> None:
    """Return when the server answers, or when a child has ended; stop when neither happens."""
    deadline = time.monotonic() + READY_SECONDS
    while time.monotonic() < deadline:
        if any(child.poll() is not None for child in children):
            return
        try:
            with closing(http.client.HTTPConnection(ADDRESS, port, timeout=5)) as connection:
                connection.request("GET", "/healthz")
                connection.getresponse()
        except (OSError, http.client.HTTPException):
            time.sleep(0.1)
        else:
            return
    raise Stop(f"The web server gave no answer within {READY_SECONDS} seconds; the lines above may say why.")


def stop(children: Sequence[subprocess.Popen[bytes]]) -> None:
    """Ask every child to end, then insist."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_IGN)
    for child in children:
        child.terminate()
    for child in children:
        try:
            child.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            os.killpg(child.pid, signal.SIGKILL)
            child.wait()


def _commands(port: int) -> dict[str, list[str]]:
    return {
        "web server": server_command(port),
        "background worker": [str(PYTHON), "-m", "django", "run_worker"],
    }


def _refuse_taken_port(port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((ADDRESS, port))
        except PermissionError:
            raise Stop(
                f"Port {port} needs special rights. Choose one above 1023: python3 start.py --port 8000"
            ) from None
        except OSError:
            raise Stop(
                f"Port {port} is taken. This one is free: python3 start.py --port {free_port()}"
            ) from None


def _ask_to_stop(_number: int, _frame: FrameType | None) -> None:
    raise Stopped


def _watch(children: dict[str, subprocess.Popen[bytes]]) -> int:
    """Wait until the first child ends, which none should do by itself."""
    while True:
        for name, child in children.items():
            if child.poll() is not None:
                raise Stop(
                    f"The {name} ended by itself ({_reason(child.returncode)}); the lines above may say why."
                )
        time.sleep(0.2)


def _reason(code: int) -> str:
    return f"signal {signal.Signals(-code).name}" if code < 0 else f"exit code {code}"
