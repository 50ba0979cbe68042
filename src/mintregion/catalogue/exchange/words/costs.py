"""What it costs: "kostenlos", "5 € pro Person", "auf Anfrage"."""

import re
from functools import lru_cache

from mintregion.catalogue.exchange.words.numbers import REMEMBERED, spaced
from mintregion.catalogue.vocabulary import scheme

FREE = re.compile(
    r"\bkostenlos|\bkostenfrei|\bgratis\b|\bunentgeltlich|\bgebührenfrei|\bkeine kosten|\A(?:keine|0(?:,00)?(?: ?(?:€|euro|eur))?)\Z"
)
PAID = re.compile(
    r"[1-9]\d*(?:[.,]\d\d?)? ?(?:€|euro\b|eur\b)|(?:€|euro) ?[1-9]|\bkostenpflichtig|\bgebühr|\bteilnahmebeitrag|\beintritt"
)
ON_REQUEST = re.compile(r"\banfrage\b|\babsprache\b|\bvereinbarung\b")


@lru_cache(maxsize=REMEMBERED)
def read_cost(text: str) -> str | None:
    """Read the key of the cost."""
    if exact := scheme("cost").find(text):
        return exact.key
    phrase = spaced(text)
    for pattern, key in ((FREE, "free"), (PAID, "paid"), (ON_REQUEST, "on_request")):
        if pattern.search(phrase):
            return key
    return None
