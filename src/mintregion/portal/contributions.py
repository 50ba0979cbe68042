"""What the portal gives to the page frame."""

from collections.abc import Iterator
from datetime import datetime
from functools import partial
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from mintregion.regions.models import Region, RegionPage
from mintregion.regions.queries import page_kinds_of, public_regions
from mintregion.shell.registries import (
    FooterLink,
    MenuEntry,
    Panel,
    ServiceLink,
    SitemapSource,
    footer_links,
    menu,
    panels,
    service_links,
    sitemap_sources,
)

Kind = RegionPage.Kind


def _has_page(kind: RegionPage.Kind, request: HttpRequest) -> bool:
    region = getattr(request, "region", None)
    return region is not None and kind in page_kinds_of(region)


def _has_neighbours(_request: HttpRequest) -> bool:
    return len(public_regions()) > 1


def _report_link(request: HttpRequest, _obj: Any) -> SafeString | str:
    """The link in every footer that says which page the message is about."""
    if getattr(request, "region", None) is None:
        return ""
    query = urlencode({"seite": request.get_full_path()[:500]})
    label = gettext("Report a mistake on this page")
    return format_html('<a href="{}?{}" rel="nofollow">{}</a>', reverse("portal:feedback"), query, label)


def _search_form(request: HttpRequest, _obj: Any) -> SafeString:
    """The search field for pages without a catalogue of their own, such as an error page."""
    return render_to_string("portal/_search.html", request=request)


def _pages(region: Region | None) -> Iterator[tuple[str, datetime | None]]:
    yield reverse("portal:start" if region else "portal:network"), None
    for kind in sorted(page_kinds_of(region)) if region else ():
        yield reverse(f"portal:{kind}"), None


service_links.register(
    ServiceLink(
        "portal.network", _("All MINT regions"), "portal:network", weight=10, is_shown=_has_neighbours
    ),
    ServiceLink(
        "portal.easy_language",
        _("Easy language"),
        "portal:easy_language",
        weight=20,
        is_access_aid=True,
        is_shown=partial(_has_page, Kind.EASY_LANGUAGE),
    ),
    ServiceLink(
        "portal.sign_language",
        _("Sign language"),
        "portal:sign_language",
        weight=30,
        is_access_aid=True,
        is_shown=partial(_has_page, Kind.SIGN_LANGUAGE),
    ),
)
menu.register(
    MenuEntry(
        "portal.about", _("The region"), "portal:about", weight=80, is_shown=partial(_has_page, Kind.ABOUT)
    ),
)
footer_links.register(
    *(
        FooterLink(f"portal.{kind}", label, f"portal:{kind}", "legal", weight, partial(_has_page, kind))
        for weight, (kind, label) in enumerate(
            (
                (Kind.IMPRINT, _("Imprint")),
                (Kind.PRIVACY, _("Privacy")),
                (Kind.ACCESSIBILITY, _("Accessibility statement")),
            )
        )
    )
)
panels.register(
    Panel("portal.report_mistake", "footer", _report_link),
    Panel("portal.search", "search", _search_form),
)
sitemap_sources.register(SitemapSource("portal.pages", _pages))
