"""The request as views get it, with what the middleware has found out."""

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

from mintregion.regions.models import Region


class RegionRequest(HttpRequest):
    """A request for one region, or for all of them (None); for the type checker, never made by hand."""

    region: Region | None
    regions_version: int | None
    htmx: HtmxDetails
