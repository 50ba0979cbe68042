"""Regions of a request and the addresses under which they are found."""

from django.utils.translation import gettext as _

from mintregion.catalogue.api.problems import UnknownNames, WrongParameter
from mintregion.regions.models import Region
from mintregion.regions.queries import public_regions
from mintregion.regions.requests import RegionRequest


def region_asked(request: RegionRequest) -> Region | None:
    """Region of the host, or on the host of all regions the one named by `region`; None means all."""
    here: Region | None = request.region
    slug = request.GET.get("region")
    if not slug:
        return here
    known = {region.slug: region for region in ((here,) if here else public_regions())}
    if slug not in known:
        sentence = _("“%(name)s” does not know the value “%(value)s”. It knows: %(known)s.") % {
            "name": "region",
            "value": slug[:60],
            "known": ", ".join(sorted(known)),
        }
        raise UnknownNames([WrongParameter("region", sentence)])
    return known[slug]
