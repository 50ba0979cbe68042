"""For which schools and whom: "Alle weiterführenden Schulformen", "Gym.", "RS+, IGS", "Lehrkräfte"."""

import re
from dataclasses import dataclass
from functools import lru_cache

from mintregion.catalogue.exchange.words.nearest import BETWEEN, find
from mintregion.catalogue.exchange.words.numbers import REMEMBERED, spaced
from mintregion.catalogue.vocabulary import scheme

ALL = re.compile(
    r"\A(?:für )?alle(?:n|r|s)?(?: (?:schulen|schulformen|schularten|schultypen))?\Z|\Aalle schul"
)
SECONDARY = re.compile(r"\bweiterf(?:ührende[nrs]?|\.)")
SCHEMES = ("school_type", "audience", "stage")  # "GS" is a school type first, "Kita" only a stage
# "Alle weiterführenden Schulen (RS+, IGS, Gym, BBS)", says the Kooperationshandbuch.
AFTER_PRIMARY = ("realschule_plus", "igs", "gymnasium", "vocational_school")
FILLER = re.compile(r"\b(?:für|nur|die|alle|an|in|der|des|und)\b")


@dataclass(frozen=True, slots=True)
class Addressees:
    """Keys of school types, audiences and stages a phrase names, and whether it left words over."""

    school_types: tuple[str, ...] = ()
    audiences: tuple[str, ...] = ()
    stages: tuple[str, ...] = ()
    is_complete: bool = True


@lru_cache(maxsize=REMEMBERED)
def read_addressees(text: str) -> Addressees | None:
    """Read school types and audiences; None when nothing is understood."""
    phrase = spaced(text)
    if ALL.search(phrase):
        return Addressees(all_types())
    found: dict[str, set[str]] = {name: set() for name in SCHEMES}
    if SECONDARY.search(phrase):
        found["school_type"].update(secondary_types())
    parts = [part for part in _parts(text) if not SECONDARY.search(spaced(part))]
    understood = [_take(part, found) for part in parts]
    if not any(found.values()):
        return None
    types, audiences, stages = (scheme(name).sorted_keys(found[name]) for name in SCHEMES)
    return Addressees(types, audiences, stages, all(understood))


def all_types() -> tuple[str, ...]:
    """Keys of every school type."""
    return tuple(concept.key for concept in scheme("school_type"))


def secondary_types() -> tuple[str, ...]:
    """Keys of the types pupils attend after primary school."""
    return scheme("school_type").sorted_keys(AFTER_PRIMARY)


def _parts(text: str) -> list[str]:
    protected = re.sub(r"\bRS\s?\+", "RSplus", text)
    return [part.strip(" .:()") for part in BETWEEN.split(protected) if part.strip(" .:()")]


def _take(part: str, found: dict[str, set[str]]) -> bool:
    """Put the concept a part names into its set; tell whether there was one."""
    for candidate in (part, FILLER.sub("", part.casefold()).strip()):
        for name in SCHEMES:
            if concept := find(name, candidate):
                found[name].add(concept.key)
                return True
    return False
