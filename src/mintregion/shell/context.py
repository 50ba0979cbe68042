"""What the page frame shows around every page."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.conf import settings
from django.contrib.messages import get_messages
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import get_language, get_language_from_path
from django.utils.translation import gettext as _

from mintregion.shell.middleware import correlation_id, has_session
from mintregion.shell.registries import FooterLink, MenuEntry, ServiceLink, footer_links, menu, service_links

LANGUAGE_NAMES = {"de": "Deutsch", "en": "English", "fr": "Français"}


@dataclass(frozen=True, slots=True)
class Link:
    """A link of the frame, ready to be written down."""

    label: str
    url: str
    is_current: bool = False


@dataclass(frozen=True, slots=True)
class LanguageChoice:
    """The page at hand in one language."""

    code: str
    name: str
    url: str
    is_current: bool


class Frame:
    """Header, navigation and footer of one page; every part is worked out only when it is shown.

    It asks the database nothing: the region was chosen before the view, and whoever comes without a
    session cookie is not signed in.
    """

    def __init__(self, request: HttpRequest) -> None:
        self.request = request

    @cached_property
    def region(self) -> Any:
        """The region of this host, or None on the host of the network."""
        return getattr(self.request, "region", None)

    @cached_property
    def title(self) -> str:
        """Name of the portal, as in the header."""
        return str(self.region.text("title")) if self.region else _("MINT regions")

    @cached_property
    def home_url(self) -> str:
        """The start page in the language of this page."""
        return in_language("/", get_language() or settings.LANGUAGE_CODE)

    @cached_property
    def menu(self) -> list[Link]:
        """The main navigation."""
        return [self._link(entry) for entry in self._shown(menu)]

    @cached_property
    def service_links(self) -> list[Link]:
        """Links of the service bar besides the access aids."""
        return [self._link(link) for link in self._shown(service_links) if not link.is_access_aid]

    @cached_property
    def access_aids(self) -> list[Link]:
        """Links of the service bar for easy language and sign language."""
        return [self._link(link) for link in self._shown(service_links) if link.is_access_aid]

    @cached_property
    def footer(self) -> dict[str, list[Link]]:
        """Links of the footer by column."""
        columns: dict[str, list[Link]] = {}
        for link in self._shown(footer_links):
            columns.setdefault(link.column, []).append(self._link(link))
        return columns

    @cached_property
    def languages(self) -> list[LanguageChoice]:
        """This page in every language, with its parameters."""
        path, current = self.request.get_full_path(), get_language()
        return [
            LanguageChoice(code, LANGUAGE_NAMES.get(code, code), in_language(path, code), code == current)
            for code, _name in settings.LANGUAGES
        ]

    @cached_property
    def origin(self) -> str:
        """Scheme and host of this page, for addresses that must be complete."""
        return self.request.build_absolute_uri("/").rstrip("/")

    @cached_property
    def messages(self) -> Iterable[Any]:
        """Messages of the last action; without a cookie there are none, and nothing is looked up."""
        if has_session(self.request) or "messages" in self.request.COOKIES:
            return get_messages(self.request)
        return ()

    @cached_property
    def is_signed_in(self) -> bool:
        """Whether somebody is signed in; asks the database only about visitors with a session."""
        return has_session(self.request) and self.request.user.is_authenticated

    @cached_property
    def signature(self) -> tuple[Any, ...] | None:
        """What header and footer depend on besides the language; None when they are somebody's own."""
        if has_session(self.request):
            return None
        region_id = self.region.pk if self.region else 0
        return region_id, getattr(self.request, "regions_version", None), self.request.path

    @property
    def correlation_id(self) -> str:
        """The number of this request, for error pages."""
        return correlation_id.get()

    def _shown(self, registry: Iterable[Any]) -> Iterator[Any]:
        return (entry for entry in registry if entry.is_shown(self.request))

    def _link(self, entry: MenuEntry | ServiceLink | FooterLink) -> Link:
        url = reverse(entry.url_name)
        is_current = url != self.home_url and self.request.path.startswith(url)
        return Link(str(entry.label), url, is_current)


def frame(request: HttpRequest) -> dict[str, Frame]:
    """Context processor: give `frame` to every template."""
    return {"frame": Frame(request)}


def in_language(path: str, code: str) -> str:
    """Give an address of ours in another language; German has no prefix (config/urls.py)."""
    current = get_language_from_path(path)
    bare = path.removeprefix(f"/{current}") if current else path
    return bare if code == settings.LANGUAGE_CODE else f"/{code}{bare}"
