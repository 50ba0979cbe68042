"""Offers in the API: found by words, filters and place, or fetched by id."""

from collections.abc import Sequence
from typing import Annotated, Any, TypeAlias

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from ninja import Path, Router
from pydantic import Field

from mintregion.catalogue.api import parameters, schemas
from mintregion.catalogue.api.kept import items_of_hits
from mintregion.catalogue.api.operations import (
    as_json,
    checked,
    described,
    json_response,
    of_one_catalogue_version,
)
from mintregion.catalogue.api.problems import UnknownNames, WrongParameter
from mintregion.catalogue.api.sites import region_asked
from mintregion.catalogue.description import describe
from mintregion.catalogue.description.api import facets_as_json, offer_as_json
from mintregion.catalogue.description.sites import Sites
from mintregion.catalogue.queries import Found, find_offers, offers_visible_to_public
from mintregion.catalogue.selection import Selection
from mintregion.regions.models import MICRO
from mintregion.regions.queries import ResolvedPlace
from mintregion.regions.requests import RegionRequest

router = Router(tags=["offers"])

#: What a BigAutoField can hold.
OfferId: TypeAlias = Annotated[int, Field(ge=1, le=2**63 - 1)]


@router.get(
    "",
    response=schemas.OfferList,
    operation_id="listOffers",
    summary="Find offers",
    openapi_extra=described(*parameters.OFFER_LIST, may_be_missing=True),
)
@of_one_catalogue_version
@checked(*parameters.OFFER_LIST)
def list_offers(request: RegionRequest) -> HttpResponse:
    """Give one page of the offers that hold the words and satisfy every filter, as the catalogue's page does."""
    given = request.GET
    selection = Selection.from_params(given)
    page_size = parameters.number(given, parameters.PAGE_LENGTH)
    found = find_offers(
        selection,
        region=region_asked(request),
        language=get_language() or "",
        page_size=page_size,
        facets=given.get("facets") == "1",
    )
    if selection.near and found.place is None:
        raise UnknownNames([_unknown_place(selection.near)])
    return json_response(_written(found, items_of_hits(found.hits, sites=Sites(request)), page_size))


@router.get(
    "/{offer_id}",
    response=schemas.Offer,
    operation_id="getOffer",
    summary="Get one offer",
    openapi_extra=described(*parameters.REGION_AND_LANGUAGE, may_be_missing=True),
)
@of_one_catalogue_version
@checked(*parameters.REGION_AND_LANGUAGE)
def get_offer(request: RegionRequest, offer_id: Path[OfferId]) -> HttpResponse:
    """Give everything public about one offer."""
    offer = get_object_or_404(offers_visible_to_public(region_asked(request)), pk=offer_id)
    base_url = Sites(request).base_url(offer.region_id)
    description = describe(offer, language=get_language() or "", base_url=base_url)
    return json_response(as_json(offer_as_json(description)))


def _written(found: Found, items: Sequence[str], page_size: int) -> str:
    head = as_json(
        {
            "total": found.total,
            "page": found.selection.page,
            "page_size": page_size,
            "place": _place(found.place) if found.place else None,
            "suggestion": found.suggestion,
            "is_relaxed": found.is_relaxed,
            "facets": facets_as_json(found.facets),
        }
    )
    return f'{head[:-1]},"items":[{",".join(items)}]}}'


def _place(place: ResolvedPlace) -> dict[str, Any]:
    return {
        "name": place.name,
        "latitude": place.latitude_e6 / MICRO,
        "longitude": place.longitude_e6 / MICRO,
        "district": place.district_key,
        "is_guess": place.is_guess,
        "alternatives": list(place.alternatives),
    }


def _unknown_place(near: str) -> WrongParameter:
    sentence = _("No place is called “%(name)s” here. Give a postcode or the name of a place.") % {
        "name": near[:60]
    }
    return WrongParameter("near", sentence)
