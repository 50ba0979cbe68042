"""Finds the concept of a vocabulary that a word of a source means, typing errors included."""

import re
from functools import cache

from rapidfuzz import fuzz, process

from mintregion.catalogue.vocabulary import Concept, scheme

# "Laborpaktikum" is 96 % like "Laborpraktikum"; "Praktikum" only 78 %.
ALIKE = 88
SHORTEST = 6  # below that many letters one typing error makes another word
MENTIONED = 4
NOT_FOLDED = re.compile(r"[^\w+]|_")
NOT_IN_WORDS = re.compile(r"(?:[^\w]|_)+")
BETWEEN = re.compile(r"[,;/&+|\n]| und | oder | u\. | bzw\. |\s-\s")


def find(name: str, text: str) -> Concept | None:
    """Find a concept by key, label or word, ignoring hyphens and case, or by a word nearly like it."""
    exact = scheme(name).find(text) or scheme(name).find(text.strip().rstrip("."))
    if exact:
        return exact
    wanted = folded(text)
    names = _names(name)
    if wanted in names:
        return names[wanted]
    if len(wanted) < SHORTEST:
        return None
    best = process.extractOne(wanted, names.keys(), scorer=fuzz.ratio, score_cutoff=ALIKE)
    return names[best[0]] if best else None


def find_part(name: str, text: str) -> Concept | None:
    """Find a concept by the whole phrase, else by one of its parts, else by one of its words."""
    if found := find(name, text):
        return found
    for part in [*BETWEEN.split(text), *_words(text), *re.findall(r"\w+", text)]:
        if len(folded(part)) >= MENTIONED and (found := find(name, part)):
            return found
    return None


def mentioned(name: str, text: str) -> tuple[str, ...]:
    """Keys of the concepts whose label or word stands in the text as a word of its own."""
    words = _in_words(text)
    return scheme(name).sorted_keys(key for phrase, key in _phrases(name) if phrase in words)


def suggestion(name: str, text: str) -> str:
    """Give the German label most like the text, for "did you mean"; an empty string when nothing is near."""
    labels = {concept.labels["de"]: concept for concept in scheme(name)}
    best = process.extractOne(text, labels.keys(), scorer=fuzz.WRatio, score_cutoff=60)
    return best[0] if best else ""


def folded(text: str) -> str:
    """Keep letters, digits and the plus of "RS+", in small letters."""
    return NOT_FOLDED.sub("", text.casefold())


def _words(text: str) -> list[str]:
    return re.findall(r"[\w-]+", text)


def _in_words(text: str) -> str:
    """Give a text as folded words with a space around each."""
    return f" {NOT_IN_WORDS.sub(' ', text.casefold().replace('-', '')).strip()} "


@cache
def _phrases(name: str) -> tuple[tuple[str, str], ...]:
    """Give what a text may mention of a vocabulary, with the key it stands for."""
    return tuple(
        (_in_words(spelled), concept.key)
        for concept in scheme(name)
        for spelled in (concept.labels["de"], *concept.words)
        if len(spelled) >= MENTIONED
    )


@cache
def _names(name: str) -> dict[str, Concept]:
    names: dict[str, Concept] = {}
    for concept in scheme(name):
        for spelled in (*concept.labels.values(), *concept.words):
            names.setdefault(folded(spelled), concept)
    return names
