"""The large map of a search; without a script it is a drawing and a list of places."""

from urllib.parse import urlsplit

from csp.decorators import csp_update
from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from mintregion.catalogue.maps import Pin, sketch_map
from mintregion.catalogue.offer_places import offer_places, places_as_geojson
from mintregion.catalogue.selection import Selection
from mintregion.regions.requests import RegionRequest


@require_safe
def offer_map(request: RegionRequest) -> HttpResponse:
    """Show where the offers of a search are; takes the parameters of the list."""
    selection = Selection.from_params(request.GET).page_at(1)
    found = offer_places(selection, region=request.region, language=get_language() or "de")
    pins = [
        Pin(
            str(place.number),
            place.latitude_e6,
            place.longitude_e6,
            url=f"#ort-{place.number}",
            name=place.name,
        )
        for place in found.places
    ]
    context = {
        "selection": selection,
        "found": found,
        "sketch": sketch_map(request.region, pins=pins),
        "tiles": settings.MAP_TILES,
        "attribution": settings.MAP_TILES_ATTRIBUTION,
    }
    response = render(request, "catalogue/offer_map.html", context)
    if settings.MAP_TILES:
        # Only this page loads tiles, only when the operator has named a source (docs/operations.md).
        return _allowing_images(response, tile_origin(settings.MAP_TILES))
    return response


@require_safe
def offer_points(request: RegionRequest) -> JsonResponse:
    """Give the same places and the outlines of the districts as GeoJSON."""
    selection = Selection.from_params(request.GET).page_at(1)
    found = offer_places(selection, region=request.region, language=get_language() or "de")
    content = places_as_geojson(found, region=request.region)
    return JsonResponse(
        content, content_type="application/geo+json", json_dumps_params={"ensure_ascii": False}
    )


def tile_origin(address: str) -> str:
    """Give scheme and host of a tile address, its subdomain placeholder as a wildcard."""
    parts = urlsplit(address.replace("{s}", "*"))
    return f"{parts.scheme}://{parts.netloc}"


def _allowing_images(response: HttpResponse, origin: str) -> HttpResponse:
    """Let this page load pictures from one more host; settings are read when it is asked for, not at import."""

    def unchanged(_request: HttpRequest) -> HttpResponse:
        return response

    csp_update({"img-src": [origin]})(unchanged)(HttpRequest())
    return response
