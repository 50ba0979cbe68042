"""What the commands say to the person at the terminal."""

import shlex
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path


class Stop(Exception):
    """End the command with one sentence that says what is wrong and what to do."""


def say(text: str) -> None:
    """Print one line at once, also when the output is a file."""
    print(text, flush=True)


def warn(text: str) -> None:
    """Print one line to the error stream."""
    print(text, file=sys.stderr, flush=True)


def run(
    command: Sequence[str | Path],
    *,
    what: str,
    env: Mapping[str, str] | None = None,
    cwd: Path | None = None,
) -> None:
    """Run a command quietly; when it fails show its output and stop with `what` could not be done."""
    words = [str(word) for word in command]
    try:
        done = subprocess.run(
            words,
            check=False,
            env=env,
            cwd=cwd,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
        )
    except OSError as error:
        raise Stop(f"{what} failed: {words[0]} could not be started ({error.strerror}).") from error
    if done.returncode:
        warn(done.stdout.strip())
        raise Stop(f"{what} failed (exit code {done.returncode}). The command was: {shlex.join(words)}")
