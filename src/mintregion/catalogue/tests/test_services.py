"""What happens to offers: saved, published, paused, archived, deleted."""

import pytest
from django.db import IntegrityError, transaction

from mintregion.backstage.models import AuditEntry
from mintregion.catalogue.index import live
from mintregion.catalogue.models import Offer, OfferTokens
from mintregion.catalogue.queries import find_offers
from mintregion.catalogue.selection import Selection
from mintregion.catalogue.services import (
    IncompleteOffer,
    OfferChange,
    archive_offer,
    delete_offer,
    missing_for_publication,
    pause_offer,
    publish_offer,
    save_offer,
    save_offers,
)
from mintregion.catalogue.services.indexing import BULK
from mintregion.catalogue.tests.factories import OfferFactory
from mintregion.organisations.services import save_organisation
from mintregion.organisations.tests.factories import OrganisationFactory
from mintregion.regions.tests.factories import DistrictFactory

pytestmark = pytest.mark.django_db


def _found(words: str, region) -> list[int]:
    return [hit.offer_id for hit in find_offers(Selection(q=words), region=region, language="de").hits]


def test_an_offer_without_a_title_a_kind_or_a_group_says_what_is_missing():
    offer = OfferFactory.build(title=" ", kind="", stages=(), organisation=None, region=None)

    assert missing_for_publication(offer) == ["title", "kind", "stages"]


def test_an_incomplete_offer_is_not_published(region):
    offer = OfferFactory(organisation__region=region, stages=(), state=Offer.State.DRAFT)

    with pytest.raises(IncompleteOffer) as refused:
        publish_offer(offer, by="test")

    assert refused.value.missing == ["stages"]
    offer.refresh_from_db()
    assert offer.state == Offer.State.DRAFT


def test_an_edit_is_found_at_once_and_under_its_new_words_only(region):
    offer = OfferFactory(organisation__region=region, title="Titration im Labor")
    assert _found("titration", region) == [offer.pk]

    offer.title = "Roboter bauen"
    save_offer(offer, by="test")

    assert _found("titration", region) == []
    assert _found("roboter", region) == [offer.pk]


def test_only_published_offers_are_found(region):
    offer = OfferFactory(organisation__region=region, title="Sternwarte")

    pause_offer(offer, by="test")
    assert _found("sternwarte", region) == []

    publish_offer(offer, by="test")
    assert _found("sternwarte", region) == [offer.pk]

    archive_offer(offer, by="test")
    assert _found("sternwarte", region) == []


def test_a_deleted_offer_is_gone_from_search_and_leaves_its_values_in_the_audit_trail(region):
    offer = OfferFactory(organisation__region=region, title="Sternwarte")
    pk = offer.pk

    delete_offer(offer, by="user:1")

    assert _found("sternwarte", region) == []
    entry = AuditEntry.objects.get(action="catalogue.offer_deleted")
    assert (entry.actor, entry.object_id, entry.before["title"]) == ("user:1", str(pk), "Sternwarte")


def test_the_audit_trail_holds_only_what_changed(region):
    offer = OfferFactory(organisation__region=region, title="Alt", short_text="bleibt")

    offer.title = "Neu"
    save_offer(offer, by="user:7")

    entry = AuditEntry.objects.first()
    assert (entry.actor, entry.before, entry.after) == ("user:7", {"title": "Alt"}, {"title": "Neu"})


def test_saving_raises_the_version_also_of_an_offer_that_was_read_long_ago(region):
    offer = OfferFactory(organisation__region=region)
    stale = Offer.objects.get(pk=offer.pk)
    save_offer(offer, by="test")

    save_offer(stale, by="test")

    assert Offer.objects.get(pk=offer.pk).version == 3


def test_links_and_districts_stay_unless_they_are_given(region):
    district = DistrictFactory()
    offer = OfferFactory(
        organisation__region=region, travel_districts=[district], links=[("Mehr", "https://example.org/")]
    )

    save_offer(offer, by="test")

    assert list(offer.travel_districts.all()) == [district]
    assert [link.url for link in offer.links.all()] == ["https://example.org/"]

    save_offer(offer, by="test", travel_districts=[], links=[])

    assert list(offer.travel_districts.all()) == []
    assert list(offer.links.all()) == []


def test_a_renamed_organisation_is_found_under_its_new_name_and_its_cards_are_renewed(region):
    organisation = OrganisationFactory(region=region, name="Zinnober GmbH")
    offer = OfferFactory(organisation=organisation)
    assert _found("zinnober", region) == [offer.pk]

    organisation.name = "Karmesin GmbH"
    save_organisation(organisation, by="test")

    assert _found("zinnober", region) == []
    assert _found("karmesin", region) == [offer.pk]
    assert Offer.objects.get(pk=offer.pk).version == 2


def test_a_failed_transaction_leaves_neither_offer_nor_words(region):
    organisation = OrganisationFactory(region=region)
    twice = [
        OfferChange(Offer(region=region, organisation=organisation, title="A", external_id="x")),
        OfferChange(Offer(region=region, organisation=organisation, title="B", external_id="x")),
    ]

    with pytest.raises(IntegrityError), transaction.atomic():
        save_offers(twice, by="test", action="catalogue.offer_imported")

    assert Offer.objects.count() == 0
    assert OfferTokens.objects.count() == 0


def test_a_bulk_waits_for_the_rebuild_while_single_edits_do_not(region):
    organisation = OrganisationFactory(region=region)
    single = OfferFactory(organisation=organisation, title="Einzeln")
    assert _found("einzeln", region) == [single.pk]

    changes = [
        OfferChange(
            Offer(
                region=region, organisation=organisation, title="Masse", stages=("kita",), state="published"
            )
        )
        for _ in range(BULK + 1)
    ]
    save_offers(changes, by="test", action="catalogue.offer_imported", audit_each=False)
    late = OfferFactory(organisation=organisation, title="Danach")

    assert _found("masse", region) == []
    assert _found("danach", region) == [late.pk]
    assert live.rebuild_if_due() == "offers were imported"
    assert len(_found("masse", region)) == 20
    assert _found("einzeln", region) == [single.pk]
    assert live.rebuild_if_due() == ""
