"""Numbers and ranges of numbers inside German phrases."""

import re

WORDS = {
    "ein": 1, "eine": 1, "einen": 1, "einem": 1, "einer": 1, "eines": 1, "zwei": 2, "drei": 3, "vier": 4, "fünf": 5,
    "sechs": 6, "sieben": 7, "acht": 8, "neun": 9, "zehn": 10, "elf": 11, "zwölf": 12, "anderthalb": 1.5,
    "eineinhalb": 1.5, "zweieinhalb": 2.5, "dreieinhalb": 3.5, "halb": 0.5, "halbe": 0.5, "halben": 0.5, "halber": 0.5,
    "halbes": 0.5, "½": 0.5,
}  # fmt: skip
DIGITS = r"1\s?/\s?2(?!\d)|\d{1,6}(?:[.,]\d{1,2})?(?:\s?½)?"
WORD = r"(?:" + "|".join(sorted(WORDS, key=len, reverse=True)) + r")(?![a-zäöüß])"
NUMBER = rf"(?:{DIGITS}|{WORD})"
TO = r"\s*(?:-|–|—|bis(?:\s+zu)?|oder|/|u\.|und)\s*"
LARGEST = 100_000
REMEMBERED = 2000  # phrases repeat from row to row: each is read once


def number(text: str) -> float | None:
    """Read one number: "1,5", "1/2", "zwei", "1½"; None when it is none or larger than a sane count."""
    written = text.strip().casefold()
    if written in WORDS:
        return float(WORDS[written])
    half = 0.5 if written.endswith("½") else 0.0
    written = written.removesuffix("½").strip().replace(",", ".")
    top, slash, bottom = written.partition("/")
    try:
        value = float(top) / float(bottom) if slash else float(written)
    except (ValueError, ZeroDivisionError):
        return None
    return value + half if value <= LARGEST else None


def whole(text: str) -> int | None:
    """Read one whole number; None when it is none."""
    value = number(text)
    return int(value) if value is not None and value.is_integer() else None


def spaced(text: str) -> str:
    """Fold a phrase for matching: small letters, one kind of dash, single spaces."""
    return re.sub(
        r"\s+", " ", text.casefold().replace("–", "-").replace("—", "-").replace("\u2010", "-")
    ).strip()
