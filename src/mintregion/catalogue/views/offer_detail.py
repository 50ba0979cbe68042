"""The page of one offer."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from mintregion.catalogue import offer_page, queries
from mintregion.regions.requests import RegionRequest


@require_safe
def offer_detail(request: RegionRequest, pk: int, slug: str) -> HttpResponse:
    """Show a published offer; the id decides, an old slug leads to the current one.

    An archived offer was public once: its address answers 410 and shows what is alike.
    """
    offer = queries.offers_visible_to_public(request.region).filter(pk=pk).first()
    if offer is None:
        return _gone(request, pk)
    if slug != offer.slug:
        return redirect(offer, permanent=True)
    return render(request, "catalogue/offer_detail.html", offer_page.of(offer, region=request.region))


def _gone(request: RegionRequest, pk: int) -> HttpResponse:
    offer = queries.archived_offer(pk, request.region)
    if offer is None:
        raise Http404
    context = {"offer": offer, "similar": offer_page.similar_cards(offer)}
    return render(request, "catalogue/offer_gone.html", context, status=410)
