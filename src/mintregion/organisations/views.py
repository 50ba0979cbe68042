"""Pages of the institutions: their directory and one page for each."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from mintregion.organisations.directory import DirectorySelection, directory_page, tallies_of
from mintregion.organisations.queries import organisation_by_slug
from mintregion.regions.requests import RegionRequest


@require_safe
def organisation_list(request: RegionRequest) -> HttpResponse:
    """Show one page of the directory."""
    page = directory_page(DirectorySelection.from_params(request.GET), region=request.region)
    heads = [
        page.sort_link("name", pgettext("institution", "Name")),
        page.sort_link("kind", pgettext("institution", "Kind")),
        page.sort_link("town", _("Place")),
    ]
    return render(request, "organisations/organisation_list.html", {"page": page, "heads": heads})


@require_safe
def organisation_detail(request: RegionRequest, slug: str) -> HttpResponse:
    """Show one institution; higher areas add what they know about it as panels."""
    organisation = organisation_by_slug(slug, region=request.region)
    if organisation is None:
        raise Http404
    context = {"organisation": organisation, "tallies": tallies_of(organisation)}
    return render(request, "organisations/organisation_detail.html", context)
