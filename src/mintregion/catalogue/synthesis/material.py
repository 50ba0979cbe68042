"""The hand-written sentences and facts from which offers are invented."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from random import Random
from typing import Any

FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class Subject:
    """What an offer is about: an idea such as bees, or an occupation such as mechatronics."""

    key: str
    topic: Mapping[str, str]
    doing: tuple[str, ...]
    themes: tuple[str, ...]
    keywords: tuple[str, ...]
    stages: tuple[str, ...]
    hosts: tuple[str, ...]
    catch: str = ""
    about: str = ""
    field: str = ""


@dataclass(frozen=True)
class Form:
    """In which form a subject is offered, with titles, sentences and the usual facts of that form."""

    kind: str
    titles: Mapping[str, tuple[str, ...]]
    short: tuple[str, ...]
    opening: tuple[str, ...]
    durations: tuple[Mapping[str, Any], ...]
    participants: tuple[Mapping[str, Any], ...]
    venues: tuple[tuple[str, ...], ...]
    stages: tuple[str, ...] = ("secondary",)
    hosts: tuple[str, ...] = ()
    grades: tuple[tuple[int, int], ...] = ()
    reader: str = ""
    only_upper_grades: bool = False
    without_steps: bool = False
    always_free: bool = False
    for_girls: bool = False
    for_training: bool = False

    def fits_host(self, tag: str) -> bool:
        """Whether organisations with this tag offer such a thing; "uni_" stands for all university tags."""
        return not self.hosts or tag.startswith(self.hosts)


@dataclass(frozen=True)
class HostKind:
    """A sort of invented organisation; `number` of them exist in each block of offers."""

    tag: str
    kind: str
    names: tuple[str, ...]
    number: int
    field: str = ""
    track: str = ""

    @property
    def is_college(self) -> bool:
        """Whether it is a department of an invented university."""
        return self.tag.startswith("uni_")


@dataclass(frozen=True)
class Brief:
    """One of all sensible combinations of subject, form and title, with the tags of hosts that fit."""

    subject: Subject
    form: Form
    title: str
    hosts: tuple[str, ...]


def dice(identity: str | int) -> Random:
    """Chance that falls the same way for the same identity; for invented data, never for secrets."""
    return Random(identity)  # noqa: S311  # nosec B311


@lru_cache(maxsize=1)
def host_kinds() -> tuple[HostKind, ...]:
    """All sorts of invented organisations."""
    return tuple(HostKind(**_frozen(entry)) for entry in _read("hosts.toml")["host"])


@lru_cache(maxsize=1)
def proper_names() -> tuple[str, ...]:
    """Invented proper names of organisations."""
    return tuple(_read("hosts.toml")["proper_names"])


@lru_cache(maxsize=1)
def colleges() -> tuple[str, ...]:
    """Invented proper names of universities."""
    return tuple(_read("hosts.toml")["colleges"])


@lru_cache(maxsize=1)
def briefs() -> tuple[Brief, ...]:
    """Every combination that makes sense, each once."""
    ideas = [Subject(**_frozen(entry)) for entry in _read("ideas.toml")["idea"]]
    trades = [_trade(_frozen(entry)) for entry in _read("trades.toml")["trade"]]
    combined: list[Brief] = []
    for subjects, name in ((ideas, "forms_of_ideas.toml"), (trades, "forms_of_trades.toml")):
        forms = [Form(**_frozen(entry)) for entry in _read(name)["form"]]
        for subject in subjects:
            combined.extend(brief for form in forms for brief in _combine(subject, form))
    return tuple(combined)


def _combine(subject: Subject, form: Form) -> Sequence[Brief]:
    tags = tuple(tag for tag in subject.hosts if form.fits_host(tag))
    if not tags or not set(subject.stages) & set(form.stages):
        return ()
    return [Brief(subject, form, title, tags) for title in form.titles["de"]]


def _trade(entry: dict[str, Any]) -> Subject:
    return Subject(topic=entry.pop("area"), hosts=(entry.pop("host"),), stages=("secondary",), **entry)


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / name).read_text(encoding="utf-8"))


def _frozen(value: Any) -> Any:
    """Lists as tuples, at any depth."""
    if isinstance(value, dict):
        return {name: _frozen(part) for name, part in value.items()}
    return tuple(_frozen(part) for part in value) if isinstance(value, list) else value
