"""Groups of words that mean nearly the same."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from mintregion.catalogue.search.language import fold, words

Phrase = tuple[str, ...]


class Synonyms:
    """Looked up by the common folded form of words, never by the stem: "Lehre" and "Lehrer" share one."""

    def __init__(self, groups: Iterable[Iterable[str]], common_form: Callable[[str], str]) -> None:
        self._common_form = common_form
        self._others: dict[Phrase, dict[Phrase, None]] = {}
        for group in groups:
            phrases = list(dict.fromkeys(self._phrase(entry) for entry in group))
            for phrase in phrases:
                others = self._others.setdefault(phrase, {})
                others.update(dict.fromkeys(other for other in phrases if other != phrase))
        self.longest = max(map(len, self._others), default=1)

    def _phrase(self, entry: str) -> Phrase:
        return tuple(self._common_form(fold(word.group())) for word in words(entry))

    def of(self, folded_words: Phrase) -> tuple[Phrase, ...]:
        """Other phrases of the groups this one stands in."""
        phrase = tuple(self._common_form(word) for word in folded_words)
        return tuple(self._others.get(phrase, ()))
