"""Reads what somebody typed: what each word may mean in this catalogue, and what was probably meant."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

from mintregion.catalogue.search.analyser import Analyser, best_of_each
from mintregion.catalogue.search.language import LANGUAGES, WORD, Language, chains, fold
from mintregion.catalogue.search.model import WEIGHT_ONE, Alternative, Group
from mintregion.catalogue.search.vocabulary import Similar

WORDS_MAX = 12
LETTERS_MAX = 400
"""Further words and letters of a query are not read: a pasted page must not cost more than a query."""

WEIGHT_OTHER_LANGUAGE = 48
WEIGHT_CORRECTED = 40
WEIGHT_COMPLETED = 32
WEIGHT_RELAXED = 40

SHORTEST_CORRECTED = 4
LONG_WORD = 8
"""Words of at least so many letters may hold two typing errors, shorter ones one (optimal string alignment)."""

CORRECTIONS_MAX = 5
COMPLETIONS_MAX = 12
SHORTEST_COMPLETED = 2


class Catalogue(Protocol):
    """What reading needs to know of the index; the engine offers it."""

    def knows(self, term: str) -> bool: ...

    def completions(self, prefix: str, limit: int) -> list[str]: ...

    def similar(self, word: str, distance: int) -> list[Similar]: ...


@dataclass(frozen=True, slots=True)
class _Word:
    """One typed word, or several that are one synonym together: what it may mean and how it would be written."""

    typed: str
    group: Group
    known: bool
    better: str


@dataclass(frozen=True, eq=False)
class Reading:
    """A query text understood.

    `groups` are for Query.groups. `suggestion` is the text with unknown words replaced by the likeliest known ones
    ("Meinten Sie …"), None when every word is known. `unknown` are the typed words the catalogue does not hold.
    """

    groups: tuple[Group, ...]
    suggestion: str | None
    unknown: tuple[str, ...]
    _words: tuple[_Word, ...]
    _reader: _Reader

    @cached_property
    def relaxed(self) -> tuple[tuple[Group, ...], ...]:
        """Weaker readings to try in turn when the groups find nothing: any part of a word, then any word or part."""
        return tuple(self._reader.relaxed(self._words))


def read_query(
    text: str, analyser: Analyser, catalogue: Catalogue, *, language: Language = "de", typing: bool = False
) -> Reading:
    """Read a query in the language of the page. `typing` says that the last word may be unfinished."""
    reader = _Reader(analyser, catalogue, language)
    text = text[:LETTERS_MAX]
    typed = [chain.group() for chain in chains(text)]
    typed = [word for word in typed if not analyser.is_stop_word(word, language)][:WORDS_MAX]
    read = tuple(reader.read(typed, unfinished=typing and text[-1:].isalnum()))
    better = " ".join(word.better for word in read)
    return Reading(
        groups=tuple(word.group for word in read),
        suggestion=None if all(word.better == word.typed for word in read) else better,
        unknown=tuple(word.typed for word in read if not word.known),
        _words=read,
        _reader=reader,
    )


class _Reader:
    def __init__(self, analyser: Analyser, catalogue: Catalogue, language: Language) -> None:
        self._analyser = analyser
        self._catalogue = catalogue
        self._languages = (language, *(other for other in LANGUAGES if other != language))

    def read(self, typed: Sequence[str], *, unfinished: bool) -> Iterator[_Word]:
        """Words in order; the longest synonym of several words that begins at a word is taken as one."""
        at = 0
        while at < len(typed):
            count, phrase = self._phrase(typed[at:])
            if count > 1:
                yield _Word(" ".join(typed[at : at + count]), phrase, True, " ".join(typed[at : at + count]))
            else:
                yield self._word(typed[at], unfinished=unfinished and at == len(typed) - 1)
            at += count

    def _phrase(self, typed: Sequence[str]) -> tuple[int, Group]:
        """Number of words of a synonym at the start ("künstliche Intelligenz"), and its group; 1 when there is none."""
        for count in range(min(len(typed), self._analyser.longest_phrase()), 1, -1):
            synonyms = [
                choice
                for choice in self._analyser.synonyms(tuple(fold(word) for word in typed[:count]))
                if all(map(self._catalogue.knows, choice.terms))
            ]
            if synonyms:
                own = tuple(self._analyser.stem(word, "de") for word in typed[:count])
                known = [Alternative(own)] if all(map(self._catalogue.knows, own)) else []
                return count, tuple(best_of_each([*known, *synonyms]))
        return 1, ()

    def _word(self, typed: str, *, unfinished: bool) -> _Word:
        choices = self._meanings(typed)
        known, better = bool(choices), typed
        if unfinished or (not known and len(fold(typed)) >= SHORTEST_CORRECTED):
            choices += self._completed(typed)
        if not choices:
            corrected, choices = self._corrected(typed)
            better = corrected or typed
        return _Word(typed, tuple(best_of_each(choices)), known, better)

    def _meanings(self, typed: str) -> list[Alternative]:
        """Known alternatives in all languages, those of the page first."""
        found: list[Alternative] = []
        for language in self._languages:
            share = WEIGHT_ONE if language == self._languages[0] else WEIGHT_OTHER_LANGUAGE
            found += _scaled(self._analyser.alternatives(typed, language, self._catalogue.knows), share)
        return found

    def _completed(self, typed: str) -> list[Alternative]:
        folded = fold(typed)
        if len(folded) < SHORTEST_COMPLETED:
            return []
        return self._meaning_any(self._catalogue.completions(folded, COMPLETIONS_MAX), WEIGHT_COMPLETED)

    def _corrected(self, typed: str) -> tuple[str | None, list[Alternative]]:
        """The likeliest known word for an unknown one, and the meanings of all that are equally near."""
        folded = fold(typed)
        if len(folded) < SHORTEST_CORRECTED or not folded.isalpha():
            return None, []
        for distance in (1, 2) if len(folded) >= LONG_WORD else (1,):
            near = [hit for hit in self._similar(folded, distance) if hit.distance]
            if near:
                words = [hit.word for hit in near if hit.distance == near[0].distance]
                return near[0].word, self._meaning_any(words[:CORRECTIONS_MAX], WEIGHT_CORRECTED)
        return None, []

    def _similar(self, folded: str, distance: int) -> list[Similar]:
        """Words of the catalogue, and base words that occur in its compounds; those with the same first letter first."""
        found = self._catalogue.similar(folded, distance)
        for word, edits in self._analyser.similar_base_words(folded, distance).items():
            if self._catalogue.knows(self._analyser.stem(word, "de")):
                found.append(Similar(word, edits, 0))
        return sorted(found, key=lambda hit: (hit.distance, fold(hit.word)[0] != folded[0], -hit.frequency))

    def _meaning_any(self, words: Sequence[str], share: int) -> list[Alternative]:
        """What any of the catalogue's own words stands for, as a whole word."""
        found = (
            Alternative((self._analyser.stem(word, language),), share)
            for word in words
            for language in self._languages
        )
        return [choice for choice in found if self._catalogue.knows(choice.terms[0])]

    def relaxed(self, read: Sequence[_Word]) -> Iterator[tuple[Group, ...]]:
        """Every word or any part of it; then any word or part."""
        loose = [tuple(best_of_each((*word.group, *self._parts(word.typed)))) for word in read]
        if all(loose) and any(len(group) > len(word.group) for group, word in zip(loose, read, strict=True)):
            yield tuple(loose)
        choices = best_of_each(choice for group in loose for choice in group)
        if choices and len(read) > 1:
            yield (tuple(choices),)

    def _parts(self, typed: str) -> list[Alternative]:
        """Weak meanings: each part of a compound, and each of several words or words joined by hyphens."""
        written = [match.group() for match in WORD.finditer(typed)]
        found = [choice for word in written for choice in self._meanings(word)] if len(written) > 1 else []
        for word in written:
            for part in self._analyser.loose_parts(fold(word)):
                found += self._meanings(part.word)
        return _scaled(found, WEIGHT_RELAXED)


def _scaled(alternatives: Sequence[Alternative], share: int) -> list[Alternative]:
    """The same alternatives with weights times a share in 64ths, at least 1."""
    return [Alternative(choice.terms, max(1, choice.weight * share // WEIGHT_ONE)) for choice in alternatives]
