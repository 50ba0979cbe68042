"""The catalogue: words, filters, cards and map; every state of it is an address."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_safe

from mintregion.catalogue.kept_results import result_of
from mintregion.catalogue.selection import Selection
from mintregion.regions.requests import RegionRequest


@require_safe
def offer_list(request: RegionRequest) -> HttpResponse:
    """Show one page of the offers that fit; to htmx only the part that changes."""
    selection = Selection.from_params(request.GET)
    result = result_of(request, selection)
    if request.htmx and not request.htmx.boosted:
        return HttpResponse(result.html)
    context = {
        "selection": selection,
        "result": result,
        "result_html": mark_safe(result.html),  # noqa: S308 -- rendered by a template, which has escaped it
    }
    return render(request, "catalogue/offer_list.html", context)
