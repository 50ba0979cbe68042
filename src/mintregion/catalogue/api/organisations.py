"""Organisations in the API."""

from django.http import Http404, HttpResponse
from django.utils.translation import get_language
from ninja import Router

from mintregion.catalogue.api import parameters, schemas
from mintregion.catalogue.api.operations import as_json, checked, described, json_response, of_its_content
from mintregion.catalogue.api.sites import region_asked
from mintregion.catalogue.description import describe_organisation
from mintregion.catalogue.description.api import organisation_as_json
from mintregion.catalogue.description.sites import Sites
from mintregion.catalogue.selection import clean_words
from mintregion.organisations.models import Organisation
from mintregion.organisations.queries import organisations_named, organisations_of
from mintregion.regions.requests import RegionRequest

router = Router(tags=["organisations"])


@router.get(
    "",
    response=schemas.OrganisationList,
    operation_id="listOrganisations",
    summary="List organisations",
    openapi_extra=described(*parameters.ORGANISATION_LIST, may_be_missing=True),
)
@of_its_content
@checked(*parameters.ORGANISATION_LIST)
def list_organisations(request: RegionRequest) -> HttpResponse:
    """Give one page of organisations by name; `q` is a part of the name or the town."""
    given = request.GET
    found = organisations_named(clean_words(given.get("q")), region=region_asked(request)).select_related(
        "region"
    )
    page, page_size = (
        parameters.number(given, parameters.PAGE),
        parameters.number(given, parameters.PAGE_LENGTH),
    )
    first = (page - 1) * page_size
    total = found.count()
    sites = Sites(request)
    content = {
        "total": total,
        "page": page,
        "page_size": page_size,
        "items": [_written(row, sites) for row in found[first : first + page_size]] if first < total else [],
    }
    return json_response(as_json(content))


@router.get(
    "/{slug_or_id}",
    response=schemas.Organisation,
    operation_id="getOrganisation",
    summary="Get one organisation by its short name or id",
    openapi_extra=described(*parameters.REGION_AND_LANGUAGE, may_be_missing=True),
)
@of_its_content
@checked(*parameters.REGION_AND_LANGUAGE)
def get_organisation(request: RegionRequest, slug_or_id: str) -> HttpResponse:
    """Give everything public about one organisation."""
    rows = organisations_of(region_asked(request)).select_related("region")
    if "\0" in slug_or_id:
        raise Http404
    found = rows.filter(slug=slug_or_id).first()
    if found is None and slug_or_id.isascii() and slug_or_id.isdigit() and len(slug_or_id) <= 18:
        found = rows.filter(pk=int(slug_or_id)).first()
    if found is None:
        raise Http404
    return json_response(as_json(_written(found, Sites(request))))


def _written(organisation: Organisation, sites: Sites) -> dict[str, object]:
    base_url = sites.base_url(organisation.region_id)
    described_one = describe_organisation(organisation, language=get_language() or "", base_url=base_url)
    return organisation_as_json(described_one)
