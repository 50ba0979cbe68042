"""For which grades: "9 - 13", "ab Klasse 7", "Oberstufe", "Klasse 5 und 6", "Sek I"."""

import re
from functools import lru_cache

from mintregion.catalogue.exchange.words.numbers import REMEMBERED, spaced

FIRST, LAST = 1, 13
SECTIONS = (
    (re.compile(r"\bsek(?:undarstufe|\.)? ?i (?:und|u\.|\+|/|&) ?(?:sek(?:undarstufe|\.)? ?)?ii\b"), 5, 13),
    (re.compile(r"\bsek(?:undarstufe|\.)? ?(?:ii|2)\b|\boberstufe\b|\bgymnasiale oberstufe|\bmss\b"), 11, 13),
    (re.compile(r"\bsek(?:undarstufe|\.)? ?(?:i|1)\b"), 5, 10),
    (re.compile(r"\bmittelstufe\b"), 7, 10),
    (re.compile(r"\borientierungsstufe\b|\bunterstufe\b"), 5, 6),
    (re.compile(r"\bgrundschul|\bprimarstufe\b|\bprimarbereich\b"), 1, 4),
    (re.compile(r"\bweiterführende"), 5, 13),
    (re.compile(r"\balle(?:n|r)?\b"), FIRST, LAST),
)
AGE = re.compile(r"\bjahre?n?\b|\bj\.|\balter")
NUMBER = re.compile(r"(?<![\d.,])\d{1,2}(?![\d]|[.,]\d)")
FROM = re.compile(r"\b(?:ab|von|mind\.?|mindestens)\b|≥|\d\s*\+")
UNTIL = re.compile(r"\b(?:bis|max\.?|höchstens)\b|≤")


@lru_cache(maxsize=REMEMBERED)
def read_grades(text: str) -> tuple[int, int] | None:
    """Read first and last grade; the widest range when several are named. Ages are not grades."""
    phrase = spaced(text)
    if AGE.search(phrase):
        return None
    numbers = [int(found) for found in NUMBER.findall(phrase)]
    if numbers:
        return _from_numbers(numbers, phrase)
    for pattern, first, last in SECTIONS:
        if pattern.search(phrase):
            return first, last
    return None


def join_bands(bands: list[tuple[int, int]]) -> tuple[int, int] | None:
    """Give the range from the first to the last grade of several bands."""
    if not bands:
        return None
    return min(first for first, _ in bands), max(last for _, last in bands)


def _from_numbers(numbers: list[int], phrase: str) -> tuple[int, int] | None:
    if any(not FIRST <= grade <= LAST for grade in numbers):
        return _section_1_or_2(phrase)
    if len(numbers) > 1:
        return min(numbers), max(numbers)
    if section := _section_1_or_2(phrase):
        return section
    if FROM.search(phrase):
        return numbers[0], LAST
    if UNTIL.search(phrase):
        return FIRST, numbers[0]
    return numbers[0], numbers[0]


def _section_1_or_2(phrase: str) -> tuple[int, int] | None:
    """Read "Sek 1" and "Sek 2", whose digit is no grade."""
    return next(
        (
            (first, last)
            for pattern, first, last in SECTIONS[1:3]
            if pattern.search(phrase) and "sek" in phrase
        ),
        None,
    )
