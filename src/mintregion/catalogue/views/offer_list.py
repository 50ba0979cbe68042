"""The catalogue: words, filters, cards and map; every state of it is an address."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from mintregion.catalogue import result_page
from mintregion.catalogue.queries import find_offers
from mintregion.catalogue.selection import Selection
from mintregion.regions.requests import RegionRequest


@require_safe
def offer_list(request: RegionRequest) -> HttpResponse:
    """Show one page of the offers that fit; to htmx only the part that changes."""
    selection = Selection.from_params(request.GET)
    language = get_language() or "de"
    found = find_offers(selection, region=request.region, language=language)
    page = result_page.result_page(
        found, region=request.region, language=language, path=request.path, today=timezone.localdate()
    )
    template = "catalogue/_result.html" if request.htmx and not request.htmx.boosted else "catalogue/offer_list.html"
    response = render(request, template, {"page": page, "selection": selection})
    patch_vary_headers(response, ["HX-Request"])
    return response
