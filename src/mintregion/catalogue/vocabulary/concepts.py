"""What a concept and a scheme of concepts are."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from django.utils.translation import get_language

FALLBACK_LANGUAGE = "de"


@dataclass(frozen=True, slots=True)
class Concept:
    """One entry of a vocabulary.

    `position` never changes and is never given twice: it is the concept's bit in the search index.
    `same_as` maps the short name of a public vocabulary to URIs in it, nearest first.
    """

    key: str
    position: int
    labels: Mapping[str, str]
    note: Mapping[str, str] = field(default_factory=dict)
    same_as: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    words: tuple[str, ...] = ()
    broader: str = ""

    @property
    def label(self) -> str:
        """The label in the language of the page, else in German."""
        return self.label_in(get_language() or FALLBACK_LANGUAGE)

    def label_in(self, language: str) -> str:
        """The label in one language, else in German."""
        return self.labels.get(language.partition("-")[0]) or self.labels[FALLBACK_LANGUAGE]

    def __str__(self) -> str:
        return self.label


@dataclass(frozen=True, eq=False)
class Scheme:
    """A vocabulary: concepts in the order in which people read them."""

    name: str
    concepts: tuple[Concept, ...]

    @cached_property
    def by_key(self) -> Mapping[str, Concept]:
        """Concepts by key."""
        return {concept.key: concept for concept in self.concepts}

    @cached_property
    def size(self) -> int:
        """Number of positions the search index must keep for this scheme."""
        return 1 + max(concept.position for concept in self.concepts)

    def __iter__(self) -> Iterator[Concept]:
        return iter(self.concepts)

    def __contains__(self, key: object) -> bool:
        return key in self.by_key

    def __getitem__(self, key: str) -> Concept:
        """Give a concept; raise KeyError when the scheme has no such key."""
        return self.by_key[key]

    def sorted_keys(self, keys: Iterable[str]) -> tuple[str, ...]:
        """Those keys the scheme knows, once each, in reading order."""
        wanted = set(keys)
        return tuple(concept.key for concept in self.concepts if concept.key in wanted)

    def find(self, text: str) -> Concept | None:
        """The concept with this key or with this label in any language, ignoring case; else None."""
        folded = text.strip().casefold()
        return self._by_name.get(folded)

    @cached_property
    def _by_name(self) -> Mapping[str, Concept]:
        names: dict[str, Concept] = {}
        for concept in self.concepts:
            for name in (concept.key, *concept.labels.values(), *concept.words):
                names.setdefault(name.casefold(), concept)
        return names

    def choices(self) -> list[tuple[str, str]]:
        """Keys with labels in the language of the page, for form fields."""
        return _choices(self, get_language() or FALLBACK_LANGUAGE)


@lru_cache(maxsize=256)
def _choices(scheme: Scheme, language: str) -> list[tuple[str, str]]:
    return [(concept.key, concept.label_in(language)) for concept in scheme.concepts]
