"""Offers for other programs: short permanent addresses, AMB, Atom, and suggestions for the browser's search field."""

from dataclasses import replace
from math import ceil

from django.conf import settings
from django.http import HttpResponse, HttpResponsePermanentRedirect, JsonResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from mintregion.catalogue.description import amb, atom, describe
from mintregion.catalogue.description.sites import Sites
from mintregion.catalogue.filters import chips
from mintregion.catalogue.queries import (
    Found,
    find_offers,
    offers_visible_to_public,
    offers_with_everything,
    suggest_words,
)
from mintregion.catalogue.selection import MAX_PAGE, Selection, clean_words
from mintregion.regions.models import Region
from mintregion.regions.requests import RegionRequest

FEED_SIZE = 30
SUGGESTIONS = "application/x-suggestions+json"


@require_safe
def offer_permanent(request: RegionRequest, pk: int) -> HttpResponse:
    """Lead from the address that never changes to the page of the offer."""
    offer = get_object_or_404(offers_visible_to_public(request.region), pk=pk)
    return HttpResponsePermanentRedirect(offer.get_absolute_url())


@require_safe
def offer_amb(request: RegionRequest, pk: int) -> HttpResponse:
    """Give one offer in the metadata profile of the education portals."""
    offer = get_object_or_404(offers_visible_to_public(request.region), pk=pk)
    base_url = Sites(request).base_url(offer.region_id)
    description = describe(offer, language=get_language() or settings.LANGUAGE_CODE, base_url=base_url)
    written = amb.offer_as_amb(
        description, publisher=str(offer.region.text("title")), publisher_url=f"{base_url}/"
    )
    response = JsonResponse(written, content_type=amb.MEDIA_TYPE, json_dumps_params={"ensure_ascii": False})
    # A harvester's copy is no page for people who search.
    response.headers["X-Robots-Tag"] = "noindex"
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response


@require_safe
def offer_feed(request: RegionRequest) -> HttpResponse:
    """Give the newest offers of a selection as Atom; the parameters are those of the catalogue's page."""
    language = get_language() or settings.LANGUAGE_CODE
    # A feed has one order; its address need not say so.
    selection = replace(Selection.from_params(request.GET), sort="fit")
    newest = replace(selection, sort="newest")
    found = find_offers(newest, region=request.region, language=language, page_size=FEED_SIZE, facets=False)
    sites = Sites(request)
    offers = offers_with_everything([hit.offer_id for hit in found.hits])
    head = _feed_head(found, selection, region=request.region, base_url=sites.here, language=language)
    described = [
        describe(offer, language=language, base_url=sites.base_url(offer.region_id)) for offer in offers
    ]
    return HttpResponse(atom.offers_as_atom(head, described), content_type=atom.MEDIA_TYPE)


@require_safe
def suggest_json(request: RegionRequest) -> HttpResponse:
    """Complete typed words for the browser's own search field (OpenSearch suggestions)."""
    typed = clean_words(request.GET.get("q"))
    response = JsonResponse([typed, suggest_words(typed)], safe=False, content_type=SUGGESTIONS)
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def _feed_head(
    found: Found, selection: Selection, *, region: Region | None, base_url: str, language: str
) -> atom.FeedHead:
    title = str(region.text("title")) if region else _("MINT regions")
    feed = base_url + reverse("catalogue:offer_feed")
    with override(settings.LANGUAGE_CODE):
        feed_in_german = base_url + reverse("catalogue:offer_feed")
    pages = min(max(1, ceil(found.total / FEED_SIZE)), MAX_PAGE)
    neighbours = {"first": 1, "previous": selection.page - 1, "next": selection.page + 1, "last": pages}
    return atom.FeedHead(
        title=_("New offers – %(portal)s") % {"portal": title},
        subtitle=", ".join(chip.label for chip in chips(selection, "", found)),
        author=title,
        language=language,
        uri=feed_in_german + selection.page_at(1).query_string(),
        self_url=feed + selection.query_string(),
        page_url=base_url + reverse("catalogue:offer_list") + selection.page_at(1).query_string(),
        pages=tuple(
            (relation, feed + selection.page_at(page).query_string())
            for relation, page in neighbours.items()
            if 1 <= page <= pages
        ),
    )
