"""Offers as different as they can be, for every judge from outside."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.test import RequestFactory

HOSTILE = '„Öl“ & <b>Wasser</b> </script><!-- "\\ \u2028 \x0b ende'


@pytest.fixture
def offers(region: Any) -> list[Any]:
    """A full offer, one that says next to nothing, a kit to borrow, a translated one and a hostile one."""
    from mintregion.catalogue.tests.factories import OfferFactory  # noqa: PLC0415 -- needs Django

    organisation = _organisation(region)
    return [
        _full_offer(organisation, OfferFactory),
        OfferFactory(organisation=organisation, title="Nur ein Titel", kind="", stages=(), edited_at=None),
        OfferFactory(
            organisation=organisation, title="Experimentierkiste Magnetismus", kind="kit_loan", cost="paid"
        ),
        OfferFactory(
            organisation=organisation,
            title="Vorlesung",
            kind="taster_lecture",
            stages=("training",),
            languages_spoken=("de", "lb", "gsg"),
            translations={"fr": {"title": "Cours magistral", "short_text": "Une heure de physique."}},
        ),
        OfferFactory(organisation=organisation, title=HOSTILE, short_text=HOSTILE, keywords=[HOSTILE]),
    ]


@pytest.fixture
def request_here(region: Any) -> Any:
    """A request for the host of the region."""
    request = RequestFactory().get("/", headers={"host": "trier.localhost"})
    request.region = region
    return request


def _organisation(region: Any) -> Any:
    from mintregion.organisations.tests.factories import OrganisationFactory  # noqa: PLC0415 -- needs Django

    whole = OrganisationFactory(region=region, name="Hochschule Trier", slug="hochschule", kind="university")
    return OrganisationFactory(
        region=region,
        name="Institut für Physik",
        slug="physik",
        kind="university",
        part_of=whole,
        description="Forschung und Lehre.",
        street="Schneidershof 1",
        postcode="54293",
        town="Trier",
        latitude_e6=49_748_000,
        longitude_e6=6_622_000,
        phone="+49 651 0",
        email="info@example.org",
        contact_page="https://example.org/kontakt",
        website="https://example.org/",
    )


def _full_offer(organisation: Any, make: Any) -> Any:
    return make(
        organisation=organisation,
        external_id="hb-23",
        number_letter="N",
        number_value=23,
        title="Praktikum Chemie",
        short_text="Zwei Wochen im Labor.",
        plain_sentence="Du arbeitest zwei Wochen im Labor mit.",
        keywords=["Chemie", "Labor"],
        kind="lab_internship",
        themes=("chemistry", "sustainability"),
        stages=("secondary",),
        audiences=("pupils", "teachers"),
        school_types=("realschule_plus", "gymnasium"),
        grade_from=11,
        grade_to=13,
        duration_min=2,
        duration_max=2,
        duration_unit="week",
        participants="counted",
        participants_max=20,
        venues=("at_provider",),
        cost="free",
        languages_spoken=("de",),
        accessibility=("step_free",),
        checked_at=date(2026, 3, 1),
        published_at=datetime(2026, 3, 2, 8, 0, tzinfo=UTC),
        links=[("Mehr", "https://example.org/praktikum")],
    )
