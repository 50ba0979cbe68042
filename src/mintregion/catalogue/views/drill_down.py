"""The ReTriBuS way through the catalogue; every state of it is an address."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from mintregion.catalogue.drill_page import drill_page
from mintregion.catalogue.queries.drill_down import Answers
from mintregion.catalogue.queries.drill_down import drill_down as ask
from mintregion.regions.requests import RegionRequest


@require_safe
def drill_down(request: RegionRequest) -> HttpResponse:
    """Ask the next question, keep every earlier answer in sight, and show what fits so far."""
    state = ask(Answers.from_params(request.GET), region=request.region, language=get_language() or "de")
    page = drill_page(state, region=request.region, today=timezone.localdate())
    return render(request, "catalogue/drill_down.html", {"page": page})
