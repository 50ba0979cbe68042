"""Rows the demonstration region has no reason to hold, for pages that must look well all the same.

Runs in the environment of the server under test and answers with addresses as JSON: `python -m tests.portal.rare_rows`.
"""

import json
from typing import TYPE_CHECKING

import django

if TYPE_CHECKING:
    from mintregion.catalogue.models import Offer
    from mintregion.regions.models import Region

LONG = "Donaudampfschifffahrtsgesellschaftskapitänspatentprüfungsvorbereitungslehrgang"


def main() -> None:
    """Add the rows and name the pages."""
    django.setup()
    from mintregion.catalogue.models import Offer  # noqa: PLC0415 -- needs Django
    from mintregion.catalogue.services import archive_offer  # noqa: PLC0415 -- as above

    add_empty_region()
    published = Offer.objects.filter(state=Offer.State.PUBLISHED).order_by("pk")
    sample, *_, gone = published.filter(is_sample=True)
    archive_offer(gone, by="test")
    offers = {
        "numbered": published.get(number_letter="N", number_value=24),
        "travelling": published.get(number_letter="N", number_value=23),
        "sample": sample,
        "long": add_long_words(sample.region),
        "gone": gone,
    }
    print(json.dumps({name: offer.get_absolute_url() for name, offer in offers.items()}))  # noqa: T201 -- its answer


def add_empty_region() -> None:
    """Make the main host a network of two regions, and every page one that has no entry yet."""
    from mintregion.regions.models import Region  # noqa: PLC0415 -- needs Django
    from mintregion.regions.services import save_region, set_hosts  # noqa: PLC0415 -- as above

    region = Region(slug="leer", name="Leer", title="MINT-Region Leer")
    save_region(region, by="test")
    set_hosts(region, ["leer.localhost"], by="test")


def add_long_words(region: "Region") -> "Offer":
    """Put words as long as German allows wherever a page shows words of others."""
    from mintregion.catalogue.models import Offer  # noqa: PLC0415 -- needs Django
    from mintregion.catalogue.services import publish_offer, save_offer  # noqa: PLC0415 -- as above
    from mintregion.organisations.services import create_organisation  # noqa: PLC0415 -- as above

    organisation = create_organisation(
        region=region, name=f"{LONG}szentrum", by="test", town=LONG, street=LONG
    )
    offer = Offer(
        region=region,
        organisation=organisation,
        title=f"{LONG} für Fortgeschrittene",
        short_text=LONG,
        long_text=f"## {LONG}\n\n{LONG}",
        plain_sentence=LONG,
        keywords=[LONG],
        kind="workshop",
        themes=["engineering"],
        stages=["secondary", "training", "work"],
        audiences=["pupils"],
        venues=["at_provider"],
        duration_as_written=LONG,
        participants_as_written=LONG,
        place_as_written=LONG,
        cost="paid",
        cost_text=LONG,
        accessibility_text=LONG,
    )
    save_offer(offer, by="test", links=[(LONG, f"https://example.org/{LONG}")])
    return publish_offer(offer, by="test")


if __name__ == "__main__":
    main()
