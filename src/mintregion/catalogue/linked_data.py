"""What machines read in the head of pages: descriptions put together and written safely into HTML."""

import json
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from mintregion.catalogue.description import amb, describe, describe_organisation, schema_org
from mintregion.catalogue.description.places import Address
from mintregion.catalogue.description.sites import Sites
from mintregion.catalogue.models import Offer
from mintregion.catalogue.queries import PAGE_SIZE
from mintregion.catalogue.result_page import ResultPage
from mintregion.organisations.models import Organisation
from mintregion.regions.models import Region
from mintregion.regions.requests import RegionRequest
from mintregion.shell.context import in_language

#: Inside a script element only these could end it or start a comment (HTML, 13.2.5.4); the two line
#: separators are no part of older JavaScript strings.
ESCAPES = {ord(char): f"\\u{ord(char):04x}" for char in "<>&\u2028\u2029"}


def script(content: dict[str, Any]) -> SafeString:
    """Write JSON-LD as a data block; no text in it can end the block."""
    written = json.dumps(content, ensure_ascii=False, separators=(",", ":")).translate(ESCAPES)
    return SafeString(f'<script type="application/ld+json">{written}</script>')  # nosec B703 -- escaped just here


def of_site(request: RegionRequest) -> SafeString:
    """Describe the portal itself with its search; nothing on the host of all regions."""
    region: Region | None = request.region
    if region is None:
        return SafeString("")
    base_url, language = Sites(request).here, _language()
    return script(
        schema_org.graph(
            schema_org.web_site(
                name=str(region.text("title")),
                url=f"{base_url}/",
                description=str(region.text("claim")),
                search_url=f"{base_url}{reverse('catalogue:offer_list')}?q=",
                language=language,
            ),
            schema_org.publisher(
                name=str(region.text("office")) or str(region.text("title")),
                url=f"{base_url}/",
                address=Address(street=region.street, postcode=region.postcode, town=region.town),
                email=region.email,
                phone=region.phone,
            ),
        )
    )


def of_offer(request: RegionRequest, offer: Offer) -> SafeString:
    """Describe an offer for search engines (schema.org) and education portals (AMB)."""
    base_url = Sites(request).base_url(offer.region_id)
    description = describe(offer, language=_language(), base_url=base_url)
    steps = [
        *_first_steps(base_url),
        (description.organisation.url, description.organisation.name),
        (description.url, description.title),
    ]
    for_portals = amb.offer_as_amb(
        description, publisher=str(offer.region.text("title")), publisher_url=f"{base_url}/"
    )
    graph = schema_org.graph(schema_org.course(description), schema_org.breadcrumb(steps))
    return script(graph) + script(for_portals)


def of_list(request: RegionRequest, page: ResultPage) -> SafeString:
    """Describe one page of a result; asks the database nothing."""
    base_url, found = Sites(request).here, page.found
    listed = schema_org.item_list(
        [(base_url + path, title) for path, title in page.listed],
        total=found.total,
        first=(found.selection.page - 1) * PAGE_SIZE + 1,
        name=_("Offers"),
    )
    return script(schema_org.graph(listed, schema_org.breadcrumb(_first_steps(base_url))))


def of_organisation(request: RegionRequest, organisation: Organisation) -> SafeString:
    """Describe an organisation and where its page stands."""
    base_url = Sites(request).base_url(organisation.region_id)
    description = describe_organisation(organisation, language=_language(), base_url=base_url)
    steps = [
        _home(base_url),
        (base_url + reverse("organisations:organisation_list"), _("Institutions")),
        (description.url, description.name),
    ]
    return script(schema_org.graph(schema_org.organisation(description), schema_org.breadcrumb(steps)))


def _first_steps(base_url: str) -> list[tuple[str, str]]:
    return [_home(base_url), (base_url + reverse("catalogue:offer_list"), _("Offers"))]


def _home(base_url: str) -> tuple[str, str]:
    return base_url + in_language("/", _language()), _("Home")


def _language() -> str:
    return get_language() or settings.LANGUAGE_CODE
