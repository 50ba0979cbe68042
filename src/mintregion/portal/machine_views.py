"""Addresses for crawlers and browsers: robots.txt, the sitemap, the description of the search."""

from io import StringIO

from django.conf import settings
from django.http import Http404, HttpResponse
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.xmlutils import SimplerXMLGenerator
from django.views.decorators.http import require_safe

from mintregion.catalogue.description.atom import MEDIA_TYPE as ATOM
from mintregion.catalogue.description.sites import Sites
from mintregion.catalogue.views.feeds import SUGGESTIONS
from mintregion.portal import sitemap as sitemaps
from mintregion.regions.requests import RegionRequest

XML = "application/xml; charset=utf-8"
OPENSEARCH = "application/opensearchdescription+xml"
OPENSEARCH_NAMESPACE = "http://a9.com/-/spec/opensearch/1.1/"
#: The longest ShortName the standard allows (OpenSearch 1.1).
SHORT_NAME = 16


@require_safe
def robots(request: RegionRequest) -> HttpResponse:
    """Say what crawlers should leave alone: endless combinations of filters, and pages that are nobody's."""
    lines = [
        "User-agent: *",
        "Disallow: /*?",
        "Allow: /*?page=",
        "Allow: /api/v1/",
        f"Disallow: {reverse('admin:index')}",
        f"Disallow: {reverse('catalogue:watch_list')}",
        f"Sitemap: {Sites(request).here}{reverse('sitemap')}",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


@require_safe
def sitemap(request: RegionRequest) -> HttpResponse:
    """Give all public addresses of the region, or the list of files when they do not fit into one."""
    base_url = Sites(request).here
    files = sitemaps.count_files(request.region, limit=sitemaps.LIMIT)
    if files == 1:
        found = sitemaps.addresses_of_file(request.region, 1, limit=sitemaps.LIMIT)
        return HttpResponse(sitemaps.write_file(found, base_url=base_url), content_type=XML)
    urls = [base_url + reverse("sitemap_page", args=[page]) for page in range(1, files + 1)]
    return HttpResponse(sitemaps.write_index(urls), content_type=XML)


@require_safe
def sitemap_page(request: RegionRequest, page: int) -> HttpResponse:
    """Give one file of a sitemap that is in several."""
    if not 1 <= page <= sitemaps.count_files(request.region, limit=sitemaps.LIMIT):
        raise Http404
    found = sitemaps.addresses_of_file(request.region, page, limit=sitemaps.LIMIT)
    return HttpResponse(sitemaps.write_file(found, base_url=Sites(request).here), content_type=XML)


@require_safe
def opensearch(request: RegionRequest) -> HttpResponse:
    """Describe the search, so that a browser can offer it in its own search field."""
    base_url = Sites(request).here
    region = request.region
    title = str(region.text("title")) if region else _("MINT regions")
    search = base_url + reverse("catalogue:offer_list")
    links = (
        {"type": "text/html", "template": f"{search}?q={{searchTerms}}"},
        {
            "type": ATOM.partition(";")[0],
            "template": f"{base_url}{reverse('catalogue:offer_feed')}?q={{searchTerms}}",
        },
        {"type": SUGGESTIONS, "template": f"{base_url}{reverse('catalogue:suggest_json')}?q={{searchTerms}}"},
        {"type": OPENSEARCH, "rel": "self", "template": base_url + reverse("opensearch")},
    )
    out = StringIO()
    handler = SimplerXMLGenerator(out, "utf-8")
    handler.startDocument()
    attributes = {"xmlns": OPENSEARCH_NAMESPACE}
    handler.startElement("OpenSearchDescription", attributes)  # type: ignore[arg-type]  # a dict, as Django passes it
    handler.addQuickElement("ShortName", short_name(region.name if region else ""))
    handler.addQuickElement("Description", _("Offers of %(portal)s") % {"portal": title})
    for link in links:
        handler.addQuickElement("Url", "", link)
    icon = {"width": "16", "height": "16", "type": "image/svg+xml"}
    handler.addQuickElement("Image", base_url + static("shell/favicon.svg"), icon)
    handler.addQuickElement("Language", settings.LANGUAGE_CODE)
    handler.addQuickElement("InputEncoding", "UTF-8")
    handler.endElement("OpenSearchDescription")
    handler.endDocument()
    return HttpResponse(out.getvalue(), content_type=f"{OPENSEARCH}; charset=utf-8")


def short_name(region_name: str) -> str:
    """Name of the search in at most 16 characters: "MINT Trier", or the beginning of a long name."""
    name = f"MINT {region_name}".strip()
    return name if len(name) <= SHORT_NAME else region_name[:SHORT_NAME].strip()
