"""What the catalogue shows on the page of an organisation: its offers, where it is, and what is alike."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import get_language, ngettext, pgettext
from django.utils.translation import gettext as _

from mintregion.catalogue.maps import Pin, sketch_map
from mintregion.catalogue.models import Offer
from mintregion.catalogue.offer_rows import offer_rows
from mintregion.catalogue.queries import count_offers
from mintregion.catalogue.queries.organisation_offers import OfferTable, offer_table
from mintregion.catalogue.selection import Selection
from mintregion.catalogue.vocabulary import scheme
from mintregion.organisations.models import Organisation


@dataclass(frozen=True, slots=True)
class Head:
    """Head of a column: a link where the table can be sorted by it, and how it is sorted now."""

    label: str
    sort: str = ""
    direction: str = ""


def offers_panel(request: HttpRequest, organisation: Organisation) -> SafeString:
    """Show the table of an organisation's offers as in ReTriBuS."""
    page = request.GET.get("page", "")
    number = int(page) if page.isascii() and page.isdigit() and len(page) < 7 else 1
    table = offer_table(organisation, sort=request.GET.get("sort", "kind"), page=number)
    rows = offer_rows(table.offers, today=timezone.localdate())
    context = {"organisation": organisation, "table": table, "rows": rows, "heads": _heads(table)}
    return render_to_string("catalogue/_organisation_offers.html", context, request)


def map_panel(request: HttpRequest, organisation: Organisation) -> SafeString | str:
    """Show where an organisation is; nothing when nobody knows."""
    located = organisation if organisation.point else organisation.place
    if located is None or located.latitude_e6 is None or located.longitude_e6 is None:
        return ""
    pin = Pin("", located.latitude_e6, located.longitude_e6, is_current=True, name=organisation.name)
    context = {"organisation": organisation, "map": sketch_map(organisation.region, pins=[pin])}
    return render_to_string("catalogue/_organisation_map.html", context, request)


def further_panel(request: HttpRequest, organisation: Organisation) -> SafeString | str:
    """Link what is alike, each with the number of offers behind it; nothing when there is nothing."""
    links = _further(request, organisation)
    return (
        render_to_string("catalogue/_organisation_further.html", {"links": links}, request) if links else ""
    )


def say_offers(number: int) -> str:
    """Say a number of offers."""
    return ngettext("%(number)s offer", "%(number)s offers", number) % {"number": number}


def _heads(table: OfferTable) -> list[Head]:
    def head(label: str, name: str) -> Head:
        if table.sort.removeprefix("-") != name:
            return Head(label, name)
        is_up = not table.sort.startswith("-")
        return Head(label, f"-{name}" if is_up else name, "ascending" if is_up else "descending")

    return [
        head(pgettext("offer", "Kind"), "kind"),
        head(_("Content"), "title"),
        Head(_("School type")),
        head(_("Duration and place"), "duration"),
        head(_("Grades"), "grade"),
        Head(_("Participants")),
        Head(_("As of")),
    ]


def _further(request: HttpRequest, organisation: Organisation) -> list[tuple[str, str]]:
    language = get_language() or "de"
    region = getattr(request, "region", None)
    links = []
    for selection, say in _ideas(organisation):
        number = count_offers(selection, region=region, language=language)
        if number:
            links.append((say(number), reverse("catalogue:offer_list") + selection.query_string()))
    return links


def _ideas(organisation: Organisation) -> list[tuple[Selection, Callable[[int], str]]]:
    """Give searches that somebody who looks at this organisation may want next."""
    rows = Offer.objects.published().filter(organisation=organisation).values_list("field", "themes")[:200]
    fields, themes = Counter[str](), Counter[str]()
    for field, keys in rows:
        fields.update([field] if field else [])
        themes.update(keys)
    ideas = [_idea("field", key) for key, _count in fields.most_common(1)]
    ideas += [_idea("theme", key) for key, _count in themes.most_common(2)]
    place = organisation.place
    if place and place.district:
        ideas.append((Selection().adding("district", place.district.key), _sayer(place.district.name)))
    return ideas


def _idea(name: str, key: str) -> tuple[Selection, Callable[[int], str]]:
    label = scheme(name)[key].label if key in scheme(name) else key
    return Selection().adding(name, key), _sayer(label)


def _sayer(label: Any) -> Callable[[int], str]:
    def say(number: int) -> str:
        words = ngettext("%(number)s offer: %(what)s", "%(number)s offers: %(what)s", number)
        return words % {"number": number, "what": label}

    return say
