"""Result pages as they were last rendered, kept in memory until anything in the catalogue changes.

Many visitors ask the same: the start of the catalogue, a stage, a frequent word. The key holds the
versions of everything a result is made from, so an edit is seen by the next request
(docs/decisions/0012-rendered-cards.md).
"""

from dataclasses import dataclass
from typing import Any

from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from mintregion.catalogue import linked_data
from mintregion.catalogue.index import live
from mintregion.catalogue.queries import find_offers
from mintregion.catalogue.result_page import result_page
from mintregion.catalogue.selection import Selection
from mintregion.regions.requests import RegionRequest
from mintregion.shell.memory import Memory

#: Results of one worker process; about 70 kB each.
CAPACITY = 400


@dataclass(frozen=True, slots=True)
class KeptResult:
    """The part of the page that depends on what was found, what machines read of it, and the total."""

    total: int
    html: str
    linked_data: SafeString


store: Memory[tuple[Any, ...], KeptResult] = Memory(CAPACITY)


def forget() -> None:
    """Drop what this process holds; for tests, whose rolled-back offers come again under the same version."""
    store.clear()


def result_of(request: RegionRequest, selection: Selection) -> KeptResult:
    """The result of a selection, found and rendered anew only when something has changed since."""
    state = live.current_state()
    today = timezone.localdate()
    region_id = request.region.pk if request.region else 0
    versions = (state.version, state.pointer, state.regions_version)
    key = (
        versions,
        region_id,
        today,
        get_language(),
        request.get_host(),
        request.path,
        selection.query_string(),
    )
    kept = store.get(key)
    if kept is None:
        kept = _rendered(request, selection)
        store.put(key, kept)
    return kept


def _rendered(request: RegionRequest, selection: Selection) -> KeptResult:
    language = get_language() or "de"
    found = find_offers(selection, region=request.region, language=language)
    page = result_page(
        found, region=request.region, language=language, path=request.path, today=timezone.localdate()
    )
    html = render_to_string("catalogue/_result.html", {"page": page, "selection": selection})
    return KeptResult(found.total, html, linked_data.of_list(request, page))
