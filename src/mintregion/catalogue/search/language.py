"""Letters and words of German, English and French: folding and word borders."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Literal

Language = Literal["de", "en", "fr"]
LANGUAGES: tuple[Language, ...] = ("de", "en", "fr")

_LETTERS = r"[^\W_]"
WORD = re.compile(
    rf"""{_LETTERS}+
    (?: ['’]{_LETTERS}+                           # geht's, l'eau
      | [:*/_]-?[Ii]n(?:nen)?(?!{_LETTERS})       # Schüler:innen, Schüler*in, Schüler/-innen
      | \([a-zäöüß]{{1,5}}\){_LETTERS}*           # Klasse(n)kiste, Lehrer(innen)
    )*""",
    re.VERBOSE,
)
_CHAIN = re.compile(rf"{WORD.pattern}(?:[-‐‑]{WORD.pattern})*", re.VERBOSE)  # noqa: RUF001 -- real hyphens of pasted texts
_JOINT = re.compile(r"[^\w]|_")

# "ae" for "ä" where a keyboard has no umlauts; not in "neue", "Quelle", "Bauer".
_DIGRAPH = re.compile(r"(?<![aeq])ue|(?<![aeiou])[ao]e")
# Two spellings of the same Greek words: Fotografie and Photographie, Mikrofon and Mikrophon.
_GREEK = re.compile(r"(?<=gra)ph|ph(?=oto|on)")
_UMLAUTS = str.maketrans({"ä": "a", "ö": "o", "ü": "u", "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l"})
_POSSESSIVE = re.compile(r"['’]s$")
_ELISION = re.compile(r"^(?:l|d|j|m|t|s|c|n|qu|jusqu|lorsqu)['’](?=.)")


def fold(word: str) -> str:
    """German search form: small letters, ä and ae to a, ß to ss, no other accents, no joints ("Schüler:innen")."""
    text = _JOINT.sub("", unicodedata.normalize("NFC", word).lower())
    text = _GREEK.sub("f", _DIGRAPH.sub(lambda match: match.group()[0], text).translate(_UMLAUTS))
    return text if text.isascii() else _without_accents(text)


def fold_foreign(word: str, language: Language) -> str:
    """Search form of an English or French word: small letters, no elided article."""
    text = unicodedata.normalize("NFC", word).lower()
    ending = _ELISION if language == "fr" else _POSSESSIVE
    return _JOINT.sub("", ending.sub("", text))


def without_accents(text: str) -> str:
    """The same letters without marks above or below."""
    return text if text.isascii() else _without_accents(text)


def _without_accents(text: str) -> str:
    letters = unicodedata.normalize("NFD", text)
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def words(text: str) -> Iterator[re.Match[str]]:
    """Single words, also those joined by hyphens, with their places in the text."""
    return WORD.finditer(text)


def chains(text: str) -> Iterator[re.Match[str]]:
    """Words with those joined to them by hyphens ("3D-Druck-Werkstatt"), with their places in the text."""
    return _CHAIN.finditer(text)
