"""Scheme and host under which a region's pages are found."""

from functools import cached_property

from django.http.request import split_domain_port

from mintregion.regions.models import Region
from mintregion.regions.queries import primary_hosts
from mintregion.regions.requests import RegionRequest


class Sites:
    """Base addresses of regions as seen from one request.

    A region's own pages stay on the host that was asked; from the host of all regions, links lead to each
    region's own host, on the same port.
    """

    def __init__(self, request: RegionRequest) -> None:
        self._here: Region | None = request.region
        self._scheme = request.scheme
        self._host = request.get_host()

    @property
    def here(self) -> str:
        """Base address of the host that was asked."""
        return f"{self._scheme}://{self._host}"

    def base_url(self, region_id: int) -> str:
        """Base address of a region, without a slash at the end."""
        if self._here is not None and self._here.pk == region_id:
            return self.here
        host = self._hosts.get(region_id)
        return f"{self._scheme}://{host}{self._port}" if host else self.here

    @cached_property
    def _hosts(self) -> dict[int, str]:
        return dict(primary_hosts())

    @cached_property
    def _port(self) -> str:
        _domain, port = split_domain_port(self._host)
        return f":{port}" if port else ""
