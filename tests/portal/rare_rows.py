"""Rows the demonstration region has no reason to hold; prints the addresses of pages worth a look as JSON.

Runs inside the environment of the server under test: `python -m tests.portal.rare_rows`.
"""

import json

import django


def main() -> None:
    """Add the rows and name the pages."""
    django.setup()
    from mintregion.catalogue.models import Offer  # noqa: PLC0415 -- needs Django
    from mintregion.catalogue.services import archive_offer  # noqa: PLC0415 -- as above

    _add_empty_region()
    published = Offer.objects.filter(state=Offer.State.PUBLISHED).order_by("pk")
    *_, gone = published.filter(is_sample=True)
    archive_offer(gone, by="test")
    offers = {
        "numbered": published.get(number_letter="N", number_value=24),
        "travelling": published.get(number_letter="N", number_value=23),
        "sample": published.filter(is_sample=True).first(),
        "long": _add_long_words(published[0]),
        "gone": gone,
    }
    print(json.dumps({name: offer.get_absolute_url() for name, offer in offers.items()}))  # noqa: T201 -- its answer


def _add_empty_region() -> None:
    """A second region makes the main host a network, and shows every page before the first entry."""
    from mintregion.regions.services import region_saved  # noqa: PLC0415 -- needs Django
    from mintregion.regions.tests.factories import RegionFactory, RegionHostFactory  # noqa: PLC0415 -- as above

    RegionHostFactory(
        region=RegionFactory(slug="leer", name="Leer", title="MINT-Region Leer"),
        host="leer.localhost",
        is_primary=True,
    )


def _add_long_words(neighbour: object) -> object:
    """Words as long as German allows, in every place that shows words."""
    from mintregion.catalogue.tests.factories import OfferFactory  # noqa: PLC0415 -- needs Django
    from mintregion.organisations.tests.factories import OrganisationFactory  # noqa: PLC0415 -- as above
