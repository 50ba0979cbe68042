"""Plain Django: `icontains` on title and texts, and one COUNT for every value of every filter."""

import json
import subprocess

from tools.console import Stop
from tools.paths import PYTHON, ROOT


def measure(env: dict[str, str], count: int) -> dict[str, float]:
    """Mean and median time of one question in a process of its own."""
    command = [str(PYTHON), "-m", "tools.bench.inside_naive", str(count)]
    done = subprocess.run(command, env=env, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=False)
    if done.returncode:
        raise Stop("Measuring plain Django failed; the reason stands above.")
    return dict(json.loads(done.stdout.splitlines()[-1]))
