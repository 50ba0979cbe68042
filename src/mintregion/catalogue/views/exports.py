"""Tables of offers to take away, as XLSX or CSV in the layout that the import reads."""

from collections.abc import Sequence

from django.http import Http404, HttpResponse
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from mintregion.catalogue.exchange.export import CSV_TYPE, XLSX_TYPE, offers_as_csv, offers_as_xlsx
from mintregion.catalogue.models import Offer
from mintregion.catalogue.queries import find_offers, offers_of_organisation, offers_with_everything
from mintregion.catalogue.selection import Selection
from mintregion.organisations.queries import organisation_by_slug
from mintregion.regions.requests import RegionRequest

# More does not fit into one answer; whoever needs all takes the API.
MOST = 5000
FORMATS = {"csv": (offers_as_csv, CSV_TYPE), "xlsx": (offers_as_xlsx, XLSX_TYPE)}


@require_safe
def offer_list_export(request: RegionRequest, file_format: str) -> HttpResponse:
    """Give every offer of a search, in its order, whatever page it was on."""
    selection = Selection.from_params(request.GET).page_at(1)
    found = find_offers(
        selection, region=request.region, language=get_language() or "de", page_size=MOST, facets=False
    )
    offers = offers_with_everything([hit.offer_id for hit in found.hits])
    return offers_as_file(offers, file_format=file_format, name="angebote")


@require_safe
def organisation_offers_export(request: RegionRequest, slug: str, file_format: str) -> HttpResponse:
    """Give the offers of an organisation and its parts."""
    organisation = organisation_by_slug(slug, region=request.region)
    if organisation is None:
        raise Http404
    offers = list(offers_of_organisation(organisation).order_by("title", "id")[:MOST])
    return offers_as_file(offers, file_format=file_format, name=f"angebote-{slug}")


def offers_as_file(offers: Sequence[Offer], *, file_format: str, name: str) -> HttpResponse:
    """Answer with a file of these offers; `name` is its name without the ending."""
    write, content_type = FORMATS[file_format]
    response = HttpResponse(write(offers, labels=True), content_type=content_type)
    response["Content-Disposition"] = f'attachment; filename="{name}.{file_format}"'
    response["X-Robots-Tag"] = "noindex"
    return response
