"""Resolve the dependencies of pyproject.toml anew and write the lock files; for maintainers, needs uv."""

import shutil
from collections.abc import Sequence

from tools.console import Stop, run, say
from tools.paths import REQUIREMENTS, ROOT

# Name of the lock -> what uv resolves for it.
LOCKS = {
    "run": ["pyproject.toml"],
    "test": ["pyproject.toml", "--group", "test"],
    "bench": ["--group", "bench"],
    "node": ["--group", "node"],
}


def main(words: Sequence[str]) -> int:
    """Write every requirements/<name>.txt: all platforms, with hashes, without any host name."""
    uv = shutil.which("uv")
    if uv is None:
        raise Stop("The locks are made with uv, which is not installed here: pip install uv")
    for name, sources in LOCKS.items():
        target = REQUIREMENTS / f"{name}.txt"
        say(f"Resolving {target.relative_to(ROOT)} ...")
        run(
            [
                *(uv, "pip", "compile", *sources, *words),
                *("--universal", "--python-version", "3.11", "--generate-hashes", "--quiet"),
                *("--no-header", "--no-annotate", "--no-emit-index-url", "--no-emit-find-links"),
                *("--output-file", target),
            ],
            what=f"Resolving {name}",
            cwd=ROOT,
        )
    return 0
