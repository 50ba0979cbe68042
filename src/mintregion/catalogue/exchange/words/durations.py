"""How long an offer takes: "60-90 Min.", "2 - 20 Wochen", "halbtägig", "ein Schuljahr"."""

import re
from dataclasses import dataclass
from functools import lru_cache

from mintregion.catalogue.exchange.words.numbers import NUMBER, REMEMBERED, TO, number, spaced

# First match wins; a lesson has 45 minutes, a double lesson 90 (Schulordnung of most Länder).
UNITS = (
    (r"doppel(?:stunden?|std\.?)", "minute", 90),
    (r"(?:schul|unterrichts|lehr)(?:stunden?|std\.?)|ue\b", "minute", 45),
    (r"zeitstunden?|stunden?|std\.?|h\b", "hour", 1),
    (r"minuten?|min\b\.?|min(?=\.)\.?|'", "minute", 1),
    (r"schulhalbjahre?s?|halbjahre?s?|semester", "month", 6),
    (r"schuljahre?s?|schulj\.?", "school_year", 1),
    (r"(?:schul|projekt|arbeits)?wochen?|wo\b\.?", "week", 1),
    (r"monate?n?|mon\.", "month", 1),
    (r"jahre?n?|jahres", "month", 12),
    (r"(?:vor|nach)mittage?", "hour", 4),
    (r"(?:werk|arbeits|schul|projekt|ferien)?tage?n?", "day", 1),
)
UNIT = "|".join(f"(?P<u{place}>{pattern})" for place, (pattern, *_) in enumerate(UNITS))
QUANTITY = re.compile(
    rf"(?:(?P<times>\d{{1,2}})\s*(?:x|×|mal)\s*)?"
    rf"(?P<first>{NUMBER})(?:{TO}(?P<last>{NUMBER}))?\s*-?\s*(?:volle[rn]?\s|ganze[rn]?\s)?(?:{UNIT})(?![a-zäöüß])"
)
LESS = re.compile(r"\b(?:bis(?: zu)?|max\.?|maximal|höchstens|unter)\s*\Z")
MORE = re.compile(r"\b(?:ab|mind\.?|mindestens|min\.|ab ca\.)\s*\Z")
WHOLE_WORDS = (
    (re.compile(r"\bhalbtägig|\bhalbtags"), 4, 4, "hour"),  # half a school day
    (re.compile(r"\bganztägig|\bganztags|\beintägig"), 1, 1, "day"),
    (re.compile(r"\bzweitägig"), 2, 2, "day"),
    (re.compile(r"\bdreitägig"), 3, 3, "day"),
    (re.compile(r"\bmehrtägig"), 2, None, "day"),
    (re.compile(r"\beinstündig"), 1, 1, "hour"),
    (re.compile(r"\bzweistündig"), 2, 2, "hour"),
    (re.compile(r"\bdreistündig"), 3, 3, "hour"),
    (re.compile(r"\beinwöchig"), 1, 1, "week"),
    (re.compile(r"\bzweiwöchig"), 2, 2, "week"),
    (re.compile(r"\bdreiwöchig"), 3, 3, "week"),
    (re.compile(r"\bganzjährig"), 1, 1, "school_year"),
    (re.compile(r"\bhalbjährig"), 6, 6, "month"),
)
FINER = {"hour": ("minute", 60), "day": ("hour", 8), "week": ("day", 7), "school_year": ("month", 12)}
# How many of the finer unit a part of the coarser one has when it is not whole: half a day is 4 hours.
IN_MINUTES = {"minute": 1, "hour": 60, "day": 1440, "week": 10080, "month": 43200, "school_year": 518400}
LARGEST = 32_767


@dataclass(frozen=True, slots=True)
class Duration:
    """Shortest and longest in whole units; None where no limit is stated. Units as in the model."""

    least: int | None
    most: int | None
    unit: str


@lru_cache(maxsize=REMEMBERED)
def read_duration(text: str) -> Duration | None:
    """Read a phrase; the widest range when it names several quantities."""
    phrase = spaced(text)
    found = [duration for match in QUANTITY.finditer(phrase) if (duration := _quantity(match, phrase))]
    if found:
        return _widest(found) if _is_range(phrase) else found[0]
    for pattern, least, most, unit in WHOLE_WORDS:
        if pattern.search(phrase):
            return Duration(least, most, unit)
    return None


def _quantity(match: re.Match[str], phrase: str) -> Duration | None:
    place = next(place for place in range(len(UNITS)) if match[f"u{place}"])
    _, unit, factor = UNITS[place]
    first, last = number(match["first"]), number(match["last"] or match["first"])
    if first is None or last is None:
        return None
    times = factor * int(match["times"] or 1)
    low, high = sorted((first * times, last * times))
    least, most, unit = _in_whole(low, high, unit)
    if not 0 < most <= LARGEST:
        return None
    before = phrase[: match.start()]
    if match["last"] is None and LESS.search(before):
        return Duration(None, most, unit)
    if match["last"] is None and MORE.search(before):
        return Duration(least, None, unit)
    return Duration(least, most, unit)


def _in_whole(low: float, high: float, unit: str) -> tuple[int, int, str]:
    """Go to finer units until both numbers are whole: 1.5 hours are 90 minutes."""
    while not (low.is_integer() and high.is_integer()) and unit in FINER:
        unit, factor = FINER[unit]
        low, high = low * factor, high * factor
    return int(low), -int(-high // 1), unit


def _is_range(phrase: str) -> bool:
    """Tell "30 Min. bis 2 Std." from "3 Tage, je 5 Stunden", whose first quantity is the whole."""
    return re.search(r"\bbis\b|-", phrase) is not None and "je " not in phrase and "," not in phrase


def _widest(found: list[Duration]) -> Duration:
    """Join quantities of a range in the finer of their units."""
    unit = min((duration.unit for duration in found), key=IN_MINUTES.__getitem__)
    least = [_to(duration.least, duration.unit, unit) for duration in found if duration.least is not None]
    most = [_to(duration.most, duration.unit, unit) for duration in found if duration.most is not None]
    joined = Duration(min(least, default=None), max(most, default=None), unit)
    return joined if max(least + most) <= LARGEST else found[0]


def _to(value: int, unit: str, finer: str) -> int:
    return value * IN_MINUTES[unit] // IN_MINUTES[finer]
