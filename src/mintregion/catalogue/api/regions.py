"""Regions in the API."""

from django.http import HttpResponse
from ninja import Router

from mintregion.catalogue.api import parameters, schemas
from mintregion.catalogue.api.operations import as_json, checked, described, json_response, of_its_content
from mintregion.catalogue.description.sites import Sites
from mintregion.regions.queries import regions_with_districts
from mintregion.regions.requests import RegionRequest

router = Router(tags=["regions"])


@router.get(
    "",
    response=schemas.RegionList,
    operation_id="listRegions",
    summary="List regions",
    openapi_extra=described(*parameters.ONLY_LANGUAGE),
)
@of_its_content
@checked(*parameters.ONLY_LANGUAGE)
def list_regions(request: RegionRequest) -> HttpResponse:
    """Give the region of this host, or all public regions on the host of all regions."""
    sites = Sites(request)
    items = [
        {
            "slug": region.slug,
            "name": region.name,
            "title": region.text("title").value,
            "url": sites.base_url(region.pk) + "/",
            "website": region.website,
            "districts": [
                {"value": district.key, "label": district.name} for district in region.districts.all()
            ],
        }
        for region in regions_with_districts(request.region)
    ]
    return json_response(as_json({"items": items}))
