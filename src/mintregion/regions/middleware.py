"""Finds out which region a request is for."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.http.request import split_domain_port

from mintregion.backstage import generations
from mintregion.regions.queries import region_for_host

#: Answered for machines that ask whether the process lives; they must not need the database.
WITHOUT_REGION = frozenset({"/healthz", "/readyz"})


def choose_region(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Set `request.region` from the host name, None for all regions, and the version of the regions' data."""

    def middleware(request: HttpRequest) -> HttpResponse:
        host, _port = split_domain_port(request.get_host())
        with generations.read_once():
            needs_region = request.path not in WITHOUT_REGION
            request.region = region_for_host(host) if needs_region else None  # type: ignore[attr-defined]
            request.regions_version = generations.current().get("regions", 0) if needs_region else None  # type: ignore[attr-defined]
            return get_response(request)

    return middleware
