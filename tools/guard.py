"""Clean up after this process however it ends, even by kill -9: a small process waits on a pipe and then acts."""

import json
import os
import subprocess
import sys
from pathlib import Path
from types import TracebackType
from typing import Self

from tools.paths import ROOT


class Guard:
    """Commands to be run when this process has gone or leaves the `with` block; the last given runs first."""

    def __enter__(self) -> Self:
        """Start the waiting process in a session of its own, out of reach of the terminal's Ctrl+C."""
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tools.guard"],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            start_new_session=True,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the pipe and wait until the cleaning is done."""
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._process.wait()

    def at_end(self, *command: str | Path) -> None:
        """Run this command at the end."""
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps([str(word) for word in command]).encode() + b"\n")
        self._process.stdin.flush()


def wait_and_clean() -> None:
    """Read commands from standard input until its writer is gone, then run them."""
    commands = [json.loads(line) for line in sys.stdin]
    os.chdir("/")
    for command in reversed(commands):
        subprocess.run(command, check=False)


if __name__ == "__main__":
    wait_and_clean()
