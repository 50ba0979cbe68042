"""Marks in a card what was searched: whole words, and the part of a compound that matched."""

from collections.abc import Collection

from django.utils.html import conditional_escape, escape

from mintregion.catalogue.index.words import ANALYSED, GERMAN, analyser
from mintregion.catalogue.search.highlight import matched_spans

#: Where a card's title begins; the same words may stand before it as kind of the offer.
TITLE_STARTS = "<h3"


def with_marked_title(html: str, title: str, language: str, terms: Collection[str]) -> str:
    """Mark the words of a card's title that stand for one of the tokens searched."""
    marked = marked_text(title, language, terms) if terms else ""
    if not marked:
        return html
    before, start, after = html.partition(TITLE_STARTS)
    return before + start + after.replace(conditional_escape(title), marked, 1)


def marked_text(text: str, language: str, terms: Collection[str]) -> str:
    """Escaped text with `<mark>` around what matches; an empty string when nothing does."""
    spans = matched_spans(text, terms, analyser(), language=ANALYSED.get(language, GERMAN))
    if not spans:
        return ""
    parts, last = [], 0
    for start, stop in spans:
        parts += [escape(text[last:start]), "<mark>", escape(text[start:stop]), "</mark>"]
        last = stop
    return "".join([*parts, escape(text[last:])])
