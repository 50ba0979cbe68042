"""Where a text holds what was searched, for marking it on the page."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from mintregion.catalogue.search.analyser import Analyser
from mintregion.catalogue.search.language import Language, fold, words
from mintregion.catalogue.search.model import Group

Span = tuple[int, int]


def terms_of(groups: Iterable[Group]) -> frozenset[str]:
    """All tokens a query asks for."""
    return frozenset(term for group in groups for choice in group for term in choice.terms)


def matched_spans(
    text: str, terms: Collection[str], analyser: Analyser, *, language: Language = "de"
) -> list[Span]:
    """Start and end of every word, or part of a compound, that stands for one of the tokens (see `terms_of`)."""
    found: list[Span] = []
    for match in words(text):
        if analyser.stem(match.group(), language) in terms:
            found.append(match.span())
        elif language == "de":
            found += _parts(match.group(), match.start(), terms, analyser)
    return _joined(found)


def _parts(word: str, start: int, terms: Collection[str], analyser: Analyser) -> list[Span]:
    """Spans of the parts of a compound that match; of the whole word when only a related form does."""
    folded = fold(word)
    parts = analyser.parts(folded)
    if not parts and any(token in terms for token in analyser.word_tokens(word)):
        return [(start, start + len(word))]
    # How many letters of the folded word each beginning of the written one gives.
    lengths = [len(fold(word[:end])) for end in range(len(word) + 1)]
    return [
        (start + _written(lengths, part.start), start + _written(lengths, part.stop))
        for part in parts
        if any(token in terms for token in analyser.word_tokens(part.word))
    ]


def _written(lengths: list[int], folded: int) -> int:
    """Position in the written word of a position in the folded one."""
    return next((end for end, length in enumerate(lengths) if length >= folded), len(lengths) - 1)


def _joined(spans: list[Span]) -> list[Span]:
    """Spans in order, those that touch as one."""
    joined: list[Span] = []
    for start, stop in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(stop, joined[-1][1]))
        else:
            joined.append((start, stop))
    return joined
