"""What was started is cleaned up however the starter ends."""

import os
import select
import signal
import subprocess
import sys

from tools.guard import Guard

STARTER = """
import sys, time
from tools.guard import Guard
with Guard() as guard:
    guard.at_end("sh", "-c", 'echo cleaned > "$0"', sys.argv[1])
    print("ready", flush=True)
    time.sleep(60)
"""


def test_commands_run_in_reverse_order_when_the_block_is_left(tmp_path):
    log = tmp_path / "log"

    with Guard() as guard:
        for word in ("first", "second"):
            guard.at_end("sh", "-c", f"echo {word} >> '{log}'")
        assert not log.exists()

    assert log.read_text() == "second\nfirst\n"


def test_commands_run_even_when_the_starter_is_killed(tmp_path, repository):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDWR | os.O_NONBLOCK)
    starter = subprocess.Popen(
        [sys.executable, "-c", STARTER, str(pipe)], cwd=repository, stdout=subprocess.PIPE, text=True
    )
    with starter:
        assert starter.stdout.readline() == "ready\n"
        starter.send_signal(signal.SIGKILL)

    readable, _, _ = select.select([reader], [], [], 10)

    assert readable == [reader]
    os.close(reader)
