"""What kind of offer: "Labor-exkursion", "Vortrag mit kleinen Experimenten", even "Labor-paktikum"."""

from functools import lru_cache

from mintregion.catalogue.exchange.words.nearest import find_part
from mintregion.catalogue.exchange.words.numbers import REMEMBERED


@lru_cache(maxsize=REMEMBERED)
def read_kind(text: str) -> str | None:
    """Read the key of the kind."""
    found = find_part("kind", text) if text else None
    return found.key if found else None
