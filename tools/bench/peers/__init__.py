"""Others over the same data: Datasette with full text and facets, and Django with `icontains` and counts."""

from pathlib import Path

from tools import environment
from tools.bench.peers import datasette, naive
from tools.paths import BUILD

FOLDER = BUILD / "bench-env"


def ensure() -> None:
    """Install Datasette into an environment of its own."""
    environment.install_apart(FOLDER, "bench")


def measure(data: Path, env: dict[str, str], count: int) -> dict[str, dict[str, float]]:
    """Ask each contender the first `count` questions, as far as it understands them."""
    return {"naive": naive.measure(env, count), "datasette": datasette.measure(data, env, count)}
