"""Turns texts into tokens for the index, and typed words into the tokens they may mean."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable, Iterator

import Stemmer

from mintregion.catalogue.search.compounds import Compounds, Part
from mintregion.catalogue.search.language import (
    WORD,
    Language,
    chains,
    fold,
    fold_foreign,
    without_accents,
    words,
)
from mintregion.catalogue.search.model import WEIGHT_ONE, Alternative
from mintregion.catalogue.search.synonyms import Synonyms
from mintregion.catalogue.search.wordlists import irregular_forms, lexicon_words, stop_words, synonym_groups

ANALYSER_VERSION = "1"
"""Raise this when the same text yields other tokens; the word lists count by themselves (Analyser.version)."""

WEIGHT_PARTS = 54
WEIGHT_SYNONYM = 36
WEIGHT_WEAKEST = 24
"""Readings of a compound below this say too little: at most one part may be a synonym."""

COMBINATIONS_MAX = 12
REMEMBERED_WORDS = 100_000

_ALGORITHMS: dict[Language, str] = {"de": "german", "en": "english", "fr": "french"}
_FEMALE = (
    "er",
    "or",
    "ent",
    "ant",
    "ist",
    "eur",
    "arzt",
    "log",
    "at",
    "ling",
    "wirt",
    "nom",
    "graf",
    "schuler",
)
_INFLECTIONS = ("", "e", "en", "er", "es", "em", "n", "s")

_DERIVED_OF_VERB = ("ung", "ungen")
_PEOPLE: dict[str, tuple[str, ...]] = {"ant": ("",), "iker": ("ik", "ie"), "ologe": ("ologie",)}
"""People and the nouns their field is called by: Laborant, Physiker, Biologe. Endings may follow."""

_DERIVED: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("ierung", "ieren", "ierend", "iert", "ierer", "ismus", "lich"), ("",)),
    "isch": ("ik", "ie", "e", ""),
}
"""Words made of a noun: mikroskopieren, beruflich, technisch, Vulkanismus."""


class Analyser:
    """Tokens of German, English and French texts.

    German words give their stem and, for compounds, the stems of their parts; English and French tokens carry their
    language in front ("fr:robot"), so that they never meet a German one. `synonyms` are an operator's own lines in the
    form of synonyms.txt, `lexicon` further base words; only the latter change the tokens of texts.
    """

    def __init__(self, *, synonyms: Iterable[str] = (), lexicon: Iterable[str] = ()) -> None:
        base_words = (*lexicon_words(), *lexicon)
        self._irregular = irregular_forms()
        self._compounds = Compounds(base_words, self._irregular)
        self._stemmers = {language: Stemmer.Stemmer(name, 0) for language, name in _ALGORITHMS.items()}
        self._tokens: dict[Language, dict[str, tuple[str, ...]]] = {language: {} for language in _ALGORITHMS}
        self._stop_words = {language: stop_words(language) for language in _ALGORITHMS}
        self._synonyms = Synonyms(synonym_groups(synonyms), self.common_form)
        stops = (word for words_of in self._stop_words.values() for word in sorted(words_of))
        content = "\n".join((*base_words, *map(str, self._irregular.items()), *stops, Stemmer.version()))
        self.version = f"{ANALYSER_VERSION}-{zlib.crc32(content.encode()):08x}"

    # Index side

    def tokens(self, text: str, language: Language = "de") -> list[str]:
        """All tokens of a text in order, stop words left out."""
        found: list[str] = []
        remembered = self._tokens[language]
        for chain in chains(text):
            written = chain.group()
            tokens = remembered.get(written)
            if tokens is None:
                if len(remembered) >= REMEMBERED_WORDS:
                    remembered.clear()
                tokens = remembered[written] = tuple(dict.fromkeys(self._of_chain(written, language)))
            found.extend(tokens)
        return found

    @staticmethod
    def words(text: str) -> list[str]:
        """Distinct words of a text as people type them: small letters, no numbers, at least three letters."""
        found = (word.group().lower() for word in words(text))
        return list(
            dict.fromkeys(word for word in found if len(word) > 2 and not word.isdigit() and word.isalpha())
        )

    def _of_chain(self, written: str, language: Language) -> Iterator[str]:
        """Tokens of words joined by hyphens: the whole as one word, then each."""
        parts = [match.group() for match in WORD.finditer(written)]
        if len(parts) > 1:
            yield self.stem("".join(parts), language)
        for part in parts:
            yield from self.word_tokens(part, language)

    def word_tokens(self, word: str, language: Language = "de") -> tuple[str, ...]:
        """Tokens of one word: its own stem, those of its parts, and those of related forms; none for a stop word."""
        if language != "de":
            return (
                ()
                if fold_foreign(word, language) in self._stop_words[language]
                else (self.stem(word, language),)
            )
        folded = fold(word)
        if folded in self._stop_words["de"]:
            return ()
        found = [self._stem_german(folded), *self._root(_without_female_ending(folded))]
        for part in self.parts(folded):
            found += [self._stem_german(part.word), *self._root(part.word)]
        return tuple(dict.fromkeys(found))

    def stem(self, word: str, language: Language) -> str:
        """Token of a word as a whole."""
        if language == "de":
            return self._stem_german(fold(word))
        stemmed: str = self._stemmers[language].stemWord(fold_foreign(word, language))
        return f"{language}:{without_accents(stemmed)}"

    def parts(self, folded: str) -> tuple[Part, ...]:
        """Parts of a folded German compound; female forms are split like male ones, naturwissenschaftlich like the noun."""
        male = _without_female_ending(folded)
        for form in (male, *_without_inflected(male, "lich")):
            parts = self._compounds.split(form)
            if parts:
                return parts
        return ()

    def loose_parts(self, folded: str) -> tuple[Part, ...]:
        """Parts, also of a word that is itself in the list and usually stays whole."""
        male = _without_female_ending(folded)
        return self.parts(folded) or self._compounds.split_base(male)

    def common_form(self, folded: str) -> str:
        """The form under which synonyms are kept: male, singular where a rule or the list knows it."""
        male = _without_female_ending(folded)
        listed = self._listed(male)
        if listed is not None:
            return listed
        return self._compounds.base(male) or male

    def _listed(self, folded: str) -> str | None:
        """Common form by the list of irregular forms, also with -n or -s."""
        for form in (folded, folded.removesuffix("n"), folded.removesuffix("s")):
            if form in self._irregular:
                return self._irregular[form]
        return None

    def _stem_german(self, folded: str) -> str:
        male = _without_female_ending(folded)
        listed = self._listed(male)
        if listed is not None:
            if self._irregular.get(listed) == listed:
                return listed
            male = listed
        stemmed: str = self._stemmers["de"].stemWord(male)
        return stemmed

    def _root(self, folded: str) -> list[str]:
        """Stem of what a word is made of: Messung of messen, mikroskopieren of Mikroskop, Laborant of Labor."""
        for ending in _DERIVED_OF_VERB:
            verb = folded.removesuffix(ending) + "en"
            if folded.endswith(ending) and self._compounds.base(verb) == verb:
                return [self._stem_german(verb)]
        listed = self._compounds.base(folded) is not None
        for ending, replacements in (_PEOPLE if listed else {**_PEOPLE, **_DERIVED}).items():
            for stem in _without_inflected(folded, ending):
                noun = next(filter(None, (self._compounds.base(stem + rest) for rest in replacements)), None)
                if noun is not None:
                    return [self._stem_german(noun)]
        return []

    # Query side

    def similar_base_words(self, folded: str, distance: int) -> dict[str, int]:
        """Base words of German within so many edits of a folded word, and the edits."""
        return self._compounds.similar(folded, distance)

    def is_stop_word(self, word: str, language: Language) -> bool:
        """Whether a typed word carries no meaning of its own."""
        folded = fold(word) if language == "de" else fold_foreign(word, language)
        return folded in self._stop_words[language]

    def alternatives(
        self, typed: str, language: Language = "de", knows: Callable[[str], bool] = lambda _: True
    ) -> list[Alternative]:
        """What one typed word, or words joined by hyphens, may mean: the whole, or all parts, or a synonym.

        Only alternatives whose tokens all are known to the catalogue are given.
        """
        parts = [match.group() for match in WORD.finditer(typed)]
        found = [Alternative((self.stem("".join(parts), language),))]
        if len(parts) > 1:
            found.append(Alternative(tuple(self.stem(part, language) for part in parts), WEIGHT_PARTS))
        if language == "de":
            found += self._german_alternatives(fold("".join(parts)), knows)
        return best_of_each(choice for choice in found if all(map(knows, choice.terms)))

    def synonyms(self, folded_words: tuple[str, ...]) -> list[Alternative]:
        """Synonyms of one or several folded words, as tokens."""
        return [
            Alternative(tuple(self._stem_german(word) for word in entry), WEIGHT_SYNONYM)
            for entry in self._synonyms.of(folded_words)
        ]

    def longest_phrase(self) -> int:
        """Number of words of the longest synonym."""
        return self._synonyms.longest

    def _german_alternatives(self, folded: str, knows: Callable[[str], bool]) -> Iterator[Alternative]:
        yield from self.synonyms((folded,))
        for root in self._root(_without_female_ending(folded)):
            yield Alternative((root,), WEIGHT_PARTS)
        parts = self.parts(folded)
        if parts:
            yield from self._combinations(parts, knows)

    def _combinations(self, parts: tuple[Part, ...], knows: Callable[[str], bool]) -> Iterator[Alternative]:
        """All parts, each itself or by a synonym: Betriebsbesichtigung is also Betrieb with Erkundung."""
        combined = [Alternative((), WEIGHT_PARTS)]
        for part in parts:
            choices = [choice for choice in self._part_choices(part) if all(map(knows, choice.terms))]
            combined = [
                Alternative(front.terms + choice.terms, front.weight * choice.weight // WEIGHT_ONE)
                for front in combined
                for choice in choices
                if front.weight * choice.weight // WEIGHT_ONE >= WEIGHT_WEAKEST
            ]
            combined.sort(key=lambda alternative: -alternative.weight)
            del combined[COMBINATIONS_MAX:]
        yield from combined

    def _part_choices(self, part: Part) -> Iterator[Alternative]:
        yield Alternative((self._stem_german(part.word),))
        for root in self._root(part.word):
            yield Alternative((root,), WEIGHT_PARTS)
        yield from self.synonyms((part.word,))


def best_of_each(alternatives: Iterable[Alternative]) -> list[Alternative]:
    """Equal sets of tokens once, with their highest weight, in first-come order."""
    best: dict[frozenset[str], Alternative] = {}
    for alternative in alternatives:
        key = frozenset(alternative.terms)
        if key not in best or best[key].weight < alternative.weight:
            best[key] = alternative
    return list(best.values())


def _without_inflected(folded: str, ending: str) -> list[str]:
    """What stands before an ending that may itself be inflected (technischen); at least three letters."""
    stems = (folded.removesuffix(ending + inflection) for inflection in _INFLECTIONS)
    return [stem for stem in stems if stem != folded and len(stem) > 2]


def _without_female_ending(folded: str) -> str:
    """Lehrerin, Lehrerinnen: lehrer. Only after endings of people, so that Medizin and Termin stay."""
    for ending in ("innen", "in"):
        male = folded.removesuffix(ending)
        if male != folded and len(male) > 3 and male.endswith(_FEMALE):
            return male
    return folded
