"""The watch list: a table of chosen offers; the address is the list."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from mintregion.catalogue.offer_rows import offer_rows
from mintregion.catalogue.views.exports import offers_as_file
from mintregion.catalogue.watched import MOST, WatchedIds, watched_offers
from mintregion.regions.requests import RegionRequest


@require_safe
def watch_list(request: RegionRequest) -> HttpResponse:
    """Compare the offers named in the address; without any, explain how to fill the list."""
    watched = WatchedIds.from_values(request.GET.getlist("ids"))
    offers = watched_offers(watched, region=request.region)
    here = reverse("catalogue:watch_list")
    context = {
        "watched": watched,
        "rows": [
            (row, here + watched.without(row.offer.pk).query_string())
            for row in offer_rows(offers, today=timezone.localdate())
        ],
        "missing": len(watched.ids) - len(offers),
        "most": MOST,
        "share_url": request.build_absolute_uri(here + watched.query_string()),
    }
    return render(request, "catalogue/watch_list.html", context)


@require_safe
def watch_list_export(request: RegionRequest, file_format: str) -> HttpResponse:
    """Give the offers named in the address as a file, in their order."""
    watched = WatchedIds.from_values(request.GET.getlist("ids"))
    offers = watched_offers(watched, region=request.region)
    return offers_as_file(offers, file_format=file_format, name="merkliste")
