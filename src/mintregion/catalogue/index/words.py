"""Which texts of an offer are searched, and their analysis."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TypeAlias

from django.conf import settings

from mintregion.catalogue.models import Offer, OfferTokens
from mintregion.catalogue.search.analyser import Analyser
from mintregion.catalogue.search.language import Language
from mintregion.catalogue.vocabulary import scheme

GERMAN: Language = "de"
BATCH = 1000
#: File in the data directory with further synonyms, one group per line; read when a process starts.
OWN_SYNONYMS = "synonyms.txt"
#: Languages with stems of their own; others, such as Luxembourgish, are read like German.
ANALYSED: dict[str, Language] = {"de": "de", "en": "en", "fr": "fr"}


#: Tokens of a text, and its words as people type them.
Analysed: TypeAlias = tuple[tuple[str, ...], tuple[str, ...]]


@lru_cache(maxsize=1)
def analyser() -> Analyser:
    """The one analyser of this process, with the operator's own synonyms; loading the lists takes a moment."""
    own = Path(settings.DATA_DIRECTORY) / OWN_SYNONYMS
    return Analyser(synonyms=own.read_text(encoding="utf-8").splitlines() if own.is_file() else ())


@dataclass(frozen=True, slots=True)
class OfferWords:
    """Analysed tokens of title and body, and the words as people type them."""

    title: tuple[str, ...]
    body: tuple[str, ...]
    typed: tuple[str, ...]


def words_of(offer: Offer) -> OfferWords:
    """Analyse an offer; its organisation (with `part_of`) and places must be loaded."""
    title, body = _Gathered(), _Gathered()
    for text, language in _title_texts(offer):
        title.add(_analysed(text, language))
    for name, keys in _title_concepts(offer):
        title.add(_analysed_concepts(name, keys))
    for text, language in _body_texts(offer):
        body.add(_analysed(text, language))
    for text in _names_of_places(offer):
        body.add(_analysed_name(text))
    for name in ("stage", "school_type", "audience", "venue"):
        body.add(_analysed_concepts(name, keys_of(offer, name)))
    return OfferWords(tuple(title.tokens), tuple(body.tokens), tuple({**title.typed, **body.typed}))


class _Gathered:
    """Tokens in order and typed words once each, of several texts."""

    def __init__(self) -> None:
        self.tokens: list[str] = []
        self.typed: dict[str, None] = {}

    def add(self, analysed: Analysed) -> None:
        """Take in one more text."""
        self.tokens.extend(analysed[0])
        self.typed.update(dict.fromkeys(analysed[1]))


def _analysed(text: str, language: str) -> Analysed:
    analysed_as = ANALYSED.get(language, GERMAN)
    tokens = tuple(analyser().tokens(text, analysed_as))
    return tokens, tuple(analyser().words(text)) if analysed_as == GERMAN else ()


@lru_cache(maxsize=20_000)
def _analysed_name(text: str) -> Analysed:
    """Names of organisations and places come again with every offer."""
    return _analysed(text, GERMAN)


@lru_cache(maxsize=20_000)
def _analysed_concepts(name: str, keys: tuple[str, ...]) -> Analysed:
    """Labels of concepts in all languages: "chimie" finds every offer in chemistry."""
    known = scheme(name)
    gathered = _Gathered()
    for key in keys:
        for language, label in known[key].labels.items() if key in known else ():
            gathered.add(_analysed(label, language))
    return tuple(gathered.tokens), tuple(gathered.typed)


def _title_texts(offer: Offer) -> Iterator[tuple[str, str]]:
    yield offer.title, GERMAN
    if offer.kind_as_written:
        yield offer.kind_as_written, GERMAN
    for language, texts in offer.translations.items():
        yield texts.get("title", ""), language


def _title_concepts(offer: Offer) -> Iterator[tuple[str, tuple[str, ...]]]:
    for name in ("kind", "theme", "field"):
        yield name, keys_of(offer, name)


def _body_texts(offer: Offer) -> Iterator[tuple[str, str]]:
    for text in (offer.short_text, offer.long_text, offer.plain_sentence, offer.place_as_written):
        if text:
            yield text, GERMAN
    yield " ".join(offer.keywords), GERMAN
    for language, texts in offer.translations.items():
        for name, text in texts.items():
            if name != "title":
                yield text, language


def _names_of_places(offer: Offer) -> Iterator[str]:
    organisation = offer.organisation
    yield organisation.name
    if organisation.part_of is not None:
        yield organisation.part_of.name
    if organisation.town:
        yield organisation.town
    for place in (offer.place, organisation.place):
        if place is not None:
            yield place.name
            if place.district is not None:
                yield place.district.name


VALUES_OF = {
    "kind": "kind",
    "field": "field",
    "theme": "themes",
    "stage": "stages",
    "audience": "audiences",
    "school_type": "school_types",
    "venue": "venues",
    "cost": "cost",
    "accessibility": "accessibility",
    "language": "languages_spoken",
    "track": "track",
}


def keys_of(offer: Offer, name: str) -> tuple[str, ...]:
    """Keys an offer has in one scheme, whether it keeps one or several."""
    value = getattr(offer, VALUES_OF[name])
    return ((value,) if value else ()) if isinstance(value, str) else tuple(value)


def store_words(offers: Sequence[Offer]) -> None:
    """Analyse offers and store their words, so that an index is built without analysing them."""
    rows = []
    for offer in offers:
        words = words_of(offer)
        rows.append(
            OfferTokens(
                offer=offer,
                title=" ".join(words.title),
                body=" ".join(words.body),
                words=" ".join(words.typed),
                analyser_version=analyser().version,
            )
        )
    OfferTokens.objects.bulk_create(
        rows,
        batch_size=BATCH,
        update_conflicts=True,
        unique_fields=["offer"],
        update_fields=["title", "body", "words", "analyser_version"],
    )


def renew_words() -> int:
    """Analyse anew what an earlier version of the analyser has stored; return the number of offers."""
    outdated = Offer.objects.published().exclude(tokens__analyser_version=analyser().version)
    outdated = outdated.select_related(
        "organisation__part_of", "organisation__place__district", "place__district"
    )
    count = 0
    while offers := list(outdated.order_by("pk")[:BATCH]):
        store_words(offers)
        count += len(offers)
    return count
