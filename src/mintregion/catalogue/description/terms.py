"""Concepts of the vocabularies as plain values, and the public vocabularies they correspond to."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from mintregion.catalogue.vocabulary import scheme

#: "MINT" in the list of school subjects: what every offer here is about when it names no theme.
MINT_SUBJECT = "http://w3id.org/kim/schulfaecher/s1019"
LOWER_SECONDARY = "https://w3id.org/kim/educationalLevel/level_2"
UPPER_SECONDARY = "https://w3id.org/kim/educationalLevel/level_3"
UPPER_GRADES = range(11, 14)

_FILE = Path(__file__).with_name("public_concepts.toml")


@dataclass(frozen=True, slots=True)
class Term:
    """A concept of one of our vocabularies with its label in the wanted language."""

    key: str
    label: str
    same_as: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class PublicConcept:
    """A concept of a public vocabulary: its URI and the labels that vocabulary gives it."""

    uri: str
    labels: Mapping[str, str]

    def label_in(self, language: str) -> str:
        """The label in one language, else in German; empty when we know none."""
        return self.labels.get(language) or self.labels.get("de", "")


@lru_cache(maxsize=2048)
def term(scheme_name: str, key: str, language: str) -> Term:
    """Give one concept; a key the scheme has lost stands for itself."""
    known = scheme(scheme_name).by_key.get(key)
    if known is None:
        return Term(key, key, MappingProxyType({}))
    return Term(key, known.label_in(language), known.same_as)


def terms(scheme_name: str, keys: Iterable[str], language: str) -> tuple[Term, ...]:
    """Give several concepts in the order of the keys."""
    return tuple(term(scheme_name, key, language) for key in keys)


def optional_term(scheme_name: str, key: str, language: str) -> Term | None:
    """Give one concept, or None for an empty key."""
    return term(scheme_name, key, language) if key else None


@lru_cache(maxsize=1)
def public_labels() -> Mapping[str, Mapping[str, str]]:
    """Labels of public concepts by URI."""
    tables = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    return {uri: labels for table in tables.values() for uri, labels in table.items()}


def public_concepts(found: Iterable[Term], vocabulary: str) -> tuple[PublicConcept, ...]:
    """Concepts of one public vocabulary that these terms correspond to, each once, in their order."""
    uris = dict.fromkeys(uri for one in found for uri in one.same_as.get(vocabulary, ()))
    return tuple(public_concept(uri) for uri in uris)


def public_concept(uri: str) -> PublicConcept:
    """Give a public concept by its URI."""
    return PublicConcept(uri, public_labels().get(uri, {}))
