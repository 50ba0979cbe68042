"""The ladder way: a stage of life, then its themes, then the catalogue."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from mintregion.catalogue.cards import cards_of_offers
from mintregion.catalogue.queries.ladder import ladder_steps, stage_page
from mintregion.catalogue.vocabulary import scheme
from mintregion.regions.requests import RegionRequest


@require_safe
def ladder(request: RegionRequest) -> HttpResponse:
    """Show all stages with the numbers of their offers."""
    steps = ladder_steps(region=request.region, language=get_language() or "de")
    return render(request, "catalogue/ladder.html", {"steps": steps})


@require_safe
def ladder_stage(request: RegionRequest, stage: str) -> HttpResponse:
    """Show the themes of one stage."""
    if stage not in scheme("stage"):
        raise Http404
    page = stage_page(scheme("stage")[stage], region=request.region, language=get_language() or "de")
    cards = cards_of_offers(page.newest, today=timezone.localdate())
    return render(request, "catalogue/ladder_stage.html", {"page": page, "cards": cards})
