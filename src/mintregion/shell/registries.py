"""What areas give to the page frame: entries they register in their `contributions.py`."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Generic, Protocol, TypeAlias, TypeVar

from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.safestring import SafeString

Label: TypeAlias = str | Promise


class Entry(Protocol):
    """Anything with a key that is its own."""

    @property
    def key(self) -> str:
        """Name of the entry, unique in its registry."""


E = TypeVar("E", bound=Entry)


class Registry(Generic[E]):
    """Entries of one kind by key, lightest first and then in the order of registration."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._entries: dict[str, E] = {}

    def register(self, *entries: E) -> None:
        """Add entries; raise ValueError when a key is taken."""
        for entry in entries:
            if entry.key in self._entries:
                raise ValueError(f"{self.name} already has an entry {entry.key!r}.")
            self._entries[entry.key] = entry
        self._entries = {entry.key: entry for entry in sorted(self._entries.values(), key=_weight)}

    @contextmanager
    def temporarily(self, *entries: E) -> Iterator[None]:
        """Add entries for the length of a test."""
        before = self._entries.copy()
        self.register(*entries)
        try:
            yield
        finally:
            self._entries = before

    def __iter__(self) -> Iterator[E]:
        return iter(self._entries.values())

    def __getitem__(self, key: str) -> E:
        """Give an entry; raise KeyError when there is none."""
        return self._entries[key]

    def __contains__(self, key: object) -> bool:
        return key in self._entries

    def __len__(self) -> int:
        return len(self._entries)


def _weight(entry: Any) -> int:
    return getattr(entry, "weight", 0)


def always(_request: HttpRequest) -> bool:
    """Show an entry on every page."""
    return True


@dataclass(frozen=True, slots=True)
class MenuEntry:
    """An entry of the main navigation; six at most fit into the header."""

    key: str
    label: Label
    url_name: str
    weight: int = 50
    is_shown: Callable[[HttpRequest], bool] = always


@dataclass(frozen=True, slots=True)
class ServiceLink:
    """A link in the bar above the header. Access aids stay visible on the phone, the rest moves to the menu."""

    key: str
    label: Label
    url_name: str
    weight: int = 50
    is_access_aid: bool = False
    is_shown: Callable[[HttpRequest], bool] = always


@dataclass(frozen=True, slots=True)
class FooterLink:
    """A link in one of the footer's columns: `participate`, `data` or `legal`."""

    key: str
    label: Label
    url_name: str
    column: str
    weight: int = 50
    is_shown: Callable[[HttpRequest], bool] = always


@dataclass(frozen=True, slots=True)
class Panel:
    """A piece of a lower area's page that a higher area renders; an empty text leaves it out."""

    key: str
    slot: str
    render: Callable[[Any, Any], SafeString | str]
    weight: int = 50


@dataclass(frozen=True, slots=True)
class SitemapSource:
    """Public addresses of one kind with the moment of their last change, for one region or (None) all of them.

    `count` tells how many there are when that is cheaper than going through them.
    """

    key: str
    urls: Callable[[Any], Iterable[tuple[str, datetime | None]]]
    count: Callable[[Any], int] | None = None


menu: Registry[MenuEntry] = Registry("menu")
service_links: Registry[ServiceLink] = Registry("service_links")
footer_links: Registry[FooterLink] = Registry("footer_links")
panels: Registry[Panel] = Registry("panels")
sitemap_sources: Registry[SitemapSource] = Registry("sitemap_sources")
