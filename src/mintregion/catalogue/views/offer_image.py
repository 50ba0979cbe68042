"""The picture of an offer."""

from django.core.files.storage import default_storage
from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from mintregion.backstage.uploads import rendition_name
from mintregion.catalogue import queries
from mintregion.regions.requests import RegionRequest


@require_safe
def offer_image(request: RegionRequest, pk: int, width: int) -> HttpResponse:
    """Send the picture of a published offer in one of the widths there are; anything else is a 404."""
    offer = queries.offers_visible_to_public(request.region).filter(pk=pk).exclude(image="").first()
    if offer is None:
        raise Http404
    try:
        with default_storage.open(rendition_name(offer.image.name, width)) as file:
            content = file.read()
    except (KeyError, FileNotFoundError):
        raise Http404 from None
    headers = {
        "Cache-Control": "public, max-age=3600",
        "Content-Disposition": f'inline; filename="{pk}-{width}.webp"',
    }
    return HttpResponse(content, content_type="image/webp", headers=headers)
