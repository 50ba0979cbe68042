"""How many can take part: "Max. 20", "nach Absprache", "offen", "10-15", "ab 8"."""

import re
from dataclasses import dataclass
from functools import lru_cache

from mintregion.catalogue.exchange.words.numbers import NUMBER, REMEMBERED, TO, spaced, whole

BY_ARRANGEMENT = re.compile(
    r"\babsprache\b|\bvereinbarung\b|\banfrage\b|\bn\. ?[av]\.|\bindividuell|\bflexibel|\bvariabel"
)
OPEN = re.compile(
    r"\boffen\b|\bunbegrenzt|\bbeliebig|\bkeine (?:begrenzung|beschränkung|obergrenze)|\bohne (?:begrenzung|beschränkung)"
)
RANGE = re.compile(rf"(?<![\d.,])(?P<first>{NUMBER}){TO}(?P<last>{NUMBER})(?![\d.,]*\d)")
AT_MOST = re.compile(
    rf"(?:\bmax\.?|\bmaximal|\bhöchstens|\bbis(?: zu)?|≤|<=|\bbegrenzt auf)\s*(?:ca\.?\s*)?(?P<number>{NUMBER})"
)
AT_LEAST = re.compile(rf"(?:\bmin\.?|\bmind\.?|\bmindestens|\bab|≥|>=)\s*(?:ca\.?\s*)?(?P<number>{NUMBER})")
SINGLE = re.compile(
    r"\A(?:ca\.?\s*|je\s*)?(?P<number>\d{1,6})(?:\s*(?:personen|teilnehmer\S*|schüler\S*|tn|kinder|plätze|pers\.?))?(?:\s+(?:pro|je)\s+.{1,40})?\Z"
)
LARGEST = 100_000


@dataclass(frozen=True, slots=True)
class Participants:
    """How the number is fixed (as in the model), and the numbers where they are stated."""

    mode: str
    least: int | None = None
    most: int | None = None


@lru_cache(maxsize=REMEMBERED)
def read_participants(text: str) -> Participants | None:
    """Read a phrase; numbers win over "by arrangement" when both are there."""
    phrase = spaced(text)
    least, most = _limits(phrase)
    if least is not None or most is not None:
        return Participants("counted", least, most)
    if BY_ARRANGEMENT.search(phrase):
        return Participants("by_arrangement")
    if OPEN.search(phrase):
        return Participants("open")
    return None


def _limits(phrase: str) -> tuple[int | None, int | None]:
    if match := RANGE.search(phrase):
        first, last = whole(match["first"]), whole(match["last"])
        if first is not None and last is not None and last > 0:
            return min(first, last), max(first, last)
    least, most = _one(AT_LEAST, phrase), _one(AT_MOST, phrase)
    if least is None and most is None:
        most = _one(SINGLE, phrase)
    if least is not None and most is not None and least > most:
        return None, most
    return least, most


def _one(pattern: re.Pattern[str], phrase: str) -> int | None:
    match = pattern.search(phrase)
    value = whole(match["number"]) if match else None
    return value if value is not None and 0 < value <= LARGEST else None
