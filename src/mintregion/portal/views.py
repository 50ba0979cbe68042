"""Start page, pages of a region, messages about a page, the network of regions."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from mintregion.portal import queries, services
from mintregion.portal.forms import FeedbackForm, own_address
from mintregion.portal.start_page import start_page
from mintregion.regions.models import Feedback, Region, RegionPage
from mintregion.regions.queries import page_of
from mintregion.regions.requests import RegionRequest
from mintregion.shell.origin import same_origin_required


@require_safe
def start(request: RegionRequest) -> HttpResponse:
    """Show what a region offers; on the host of the network, its regions."""
    if request.region is None:
        return network(request)
    region, language, today = request.region, get_language() or "de", timezone.localdate()
    # The template keeps what it renders under `version`; only when that is new is the page put together.
    page = SimpleLazyObject(lambda: start_page(region, language=language, today=today))
    version = (region.pk, *queries.versions_shown(), today)
    return render(request, "portal/start.html", {"page": page, "version": version})


@require_safe
def network(request: RegionRequest) -> HttpResponse:
    """Show every region with its own address, and a search across all of them."""
    regions = queries.regions_with_offers(scheme=request.scheme or "https", host=request.get_host())
    offers = sum(entry.offers for entry in regions)
    return render(request, "portal/network.html", {"regions": regions, "offers": offers})


@require_safe
def region_page(request: RegionRequest, kind: RegionPage.Kind) -> HttpResponse:
    """Show a text page of the region."""
    return render(request, "portal/region_page.html", {"page": _page_or_404(request, kind)})


@require_safe
def accessibility(request: RegionRequest) -> HttpResponse:
    """Show the accessibility statement with the form to report a barrier."""
    page = _page_or_404(request, RegionPage.Kind.ACCESSIBILITY)
    form = FeedbackForm(initial={"kind": Feedback.Kind.BARRIER, "page": _page_in_question(request)})
    return render(request, "portal/accessibility.html", {"page": page, "form": form})


@same_origin_required
def feedback(request: RegionRequest) -> HttpResponse:
    """Take a message about a page."""
    region = _region_or_404(request)
    form = FeedbackForm(
        request.POST or None, initial={"kind": Feedback.Kind.MISTAKE, "page": _page_in_question(request)}
    )
    if request.method == "POST" and form.is_valid():
        if not form.is_from_a_program:
            services.receive_feedback(region=region, by="system", **form.message())
        return redirect("portal:feedback_sent")
    return render(request, "portal/feedback.html", {"form": form}, status=422 if form.errors else 200)


@require_safe
def feedback_sent(request: RegionRequest) -> HttpResponse:
    """Thank for a message."""
    _region_or_404(request)
    return render(request, "portal/feedback_sent.html")


def _region_or_404(request: RegionRequest) -> Region:
    if request.region is None:
        raise Http404
    return request.region


def _page_or_404(request: RegionRequest, kind: RegionPage.Kind) -> RegionPage:
    page = page_of(_region_or_404(request), kind)
    if page is None:
        raise Http404
    return page


def _page_in_question(request: RegionRequest) -> str:
    return own_address(request.GET.get("seite"))
