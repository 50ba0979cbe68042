"""`start.py shots`: pictures of the main pages for the README, taken from a portal with the demo region."""

import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from tools import assets, environment, preparation, serve, system
from tools.console import Stop, say
from tools.guard import Guard
from tools.paths import PYTHON, ROOT

TARGET = ROOT / "docs" / "images"


def main(_words: Sequence[str]) -> int:
    """Serve a fresh demo region, photograph it, write docs/images/*.webp."""
    environment.ensure("test")
    assets.ensure()
    browser = system.chromium()
    if browser is None:
        raise Stop("Pictures need Chromium, which is not installed here.")
    TARGET.mkdir(parents=True, exist_ok=True)
    with demo_region() as address:
        command = [str(PYTHON), "-m", "tools.photographer", browser, address, str(TARGET)]
        code = subprocess.run(command, cwd=ROOT, check=False).returncode
    if code == 0:
        say(f"The pictures are in {TARGET.relative_to(ROOT)}.")
    return code


@contextmanager
def demo_region() -> Iterator[str]:
    """Serve the demo region from a temporary directory for the `with` block; give its address."""
    port = serve.free_port()
    with tempfile.TemporaryDirectory(prefix="mintregion-shots-") as folder, Guard() as guard:
        env = environment.variables(data=Path(folder))
        preparation.prepare(Path(folder), env)
        server = serve.start(serve.server_command(port), env, guard)
        try:
            serve.wait_until_ready(port, [server])
            yield f"http://trier.localhost:{port}"
        finally:
            serve.stop([server])
