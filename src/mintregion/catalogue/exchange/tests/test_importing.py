"""From a file to the catalogue: what is new, what changes, what stays, and when nothing is saved."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from mintregion.backstage.models import AuditEntry, Generation
from mintregion.catalogue.exchange.apply import import_offers
from mintregion.catalogue.exchange.parsing import parse
from mintregion.catalogue.exchange.plan import Plan, make_plan
from mintregion.catalogue.exchange.tests.samples import FULL, HANDBOOK, RETRIBUS
from mintregion.catalogue.models import Offer
from mintregion.catalogue.tests.factories import OfferFactory
from mintregion.organisations.models import Organisation
from mintregion.organisations.tests.factories import OrganisationFactory
from mintregion.regions.models import Region
from mintregion.regions.tests.factories import DistrictFactory, PlaceFactory, RegionFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def region() -> Region:
    return RegionFactory(slug="muster")


def run(text: str, region: Region, *, publish: bool = False) -> Plan:
    return import_offers(parse(text.encode(), ""), region=region, by="test", publish=publish)


def counts(plan: Plan) -> tuple[int, int, int]:
    return len(plan.new), len(plan.changed), len(plan.unchanged)


def table(*rows: str, header: str = "external_id;title;organisation") -> str:
    return "\n".join([header, *rows]) + "\n"


@pytest.mark.parametrize(("text", "count"), [(HANDBOOK, 2), (RETRIBUS, 3), (FULL, 2)])
def test_the_same_file_twice_changes_nothing(region, text, count):
    first = run(text, region)
    generation = Generation.objects.get(name="catalogue").value
    second = run(text, region)

    assert counts(first) == (count, 0, 0)
    assert counts(second) == (0, 0, count)
    assert second.organisations == []
    assert Offer.objects.count() == count
    assert Generation.objects.get(name="catalogue").value == generation


def test_an_offer_of_the_handbook_is_saved_with_structure_and_words(region):
    run(HANDBOOK, region)

    offer = Offer.objects.get(number_letter="N", number_value=1)
    assert (offer.kind, offer.kind_as_written) == ("lab_excursion", "Labor-exkursion")
    assert (offer.duration_min, offer.duration_max, offer.duration_unit) == (60, 90, "minute")
    assert (offer.grade_from, offer.grade_to, offer.stages, offer.audiences) == (
        7,
        13,
        ("secondary",),
        ("pupils",),
    )
    assert (offer.participants, offer.participants_max) == (Offer.Participants.COUNTED, 20)
    assert (offer.track, offer.field, offer.themes) == ("study", "physics", ("physics",))
    assert offer.state == Offer.State.DRAFT


def test_an_unknown_organisation_is_created_unclaimed_with_the_whole_it_is_part_of(region):
    run(HANDBOOK, region)

    part = Organisation.objects.get(part_of__isnull=False)
    assert part.name == "Universität Musterstadt, FB II Physik und Optik"
    assert (part.part_of.name, part.kind, part.is_claimed) == ("Universität Musterstadt", "university", False)


def test_a_department_known_by_another_spelling_is_found(region):
    university = OrganisationFactory(region=region, name="Universität Musterstadt")
    physics = OrganisationFactory(
        region=region, name="Universität Musterstadt, FB II: Physik und Optik", part_of=university
    )
    OrganisationFactory(region=region, name="Universität Musterstadt, FB II: Biologie", part_of=university)

    plan = run(HANDBOOK, region)

    assert plan.organisations == []
    assert {offer.organisation for offer in Offer.objects.all()} == {physics}


def test_the_address_of_a_new_organisation_is_kept_and_placed(region):
    place = PlaceFactory(postcode="54343", name="Musterdorf")

    run(RETRIBUS, region)

    company = Organisation.objects.get()
    assert (company.street, company.postcode, company.town) == ("Am Markt 1-3", "54343", "Musterdorf")
    assert (company.phone, company.website) == ("06502 - 123456", "https://www.muster.example")
    assert (company.kind, company.email, company.place) == ("company", "", place)


def test_districts_follow_from_the_schools_an_offer_goes_to(region):
    own = DistrictFactory(name="Musterstadt")
    region.districts.add(own)

    run(HANDBOOK, region)

    assert list(Offer.objects.get(number_value=2).travel_districts.all()) == [own]


def test_a_correction_by_hand_survives_the_next_import_of_the_same_words(region):
    run(HANDBOOK, region)
    Offer.objects.filter(number_value=1).update(kind="workshop", duration_max=120)

    plan = run(HANDBOOK, region)

    offer = Offer.objects.get(number_value=1)
    assert counts(plan) == (0, 0, 2)
    assert (offer.kind, offer.duration_max) == ("workshop", 120)


def test_new_words_bring_new_structure(region):
    run(HANDBOOK, region)

    plan = run(HANDBOOK.replace("60-90 Min.", "3 Std."), region)

    assert counts(plan) == (0, 1, 1)
    assert {change.name: change.after for change in plan.changed[0].changes} == {
        "duration_as_written": "3 Std.", "duration_min": 3, "duration_max": 3, "duration_unit": "hour",
    }  # fmt: skip
    assert Offer.objects.get(number_value=1).duration_unit == "hour"


def test_what_was_entered_by_hand_is_not_replaced_by_what_was_derived(region):
    run(HANDBOOK, region)
    Offer.objects.update(themes=("astronomy",), stages=("primary",))

    run(HANDBOOK.replace("Licht und Farbe", "Licht und Chemie"), region)

    assert Offer.objects.get(number_value=1).themes == ("astronomy",)
    assert Offer.objects.get(number_value=1).stages == ("primary",)


def test_an_offer_is_found_by_external_id_whatever_its_title(region):
    run(table("a-1;Alt;Werkstatt"), region)

    plan = run(table("a-1;Neu;Werkstatt"), region)

    assert counts(plan) == (0, 1, 0)
    assert Offer.objects.get().title == "Neu"


def test_an_organisation_is_known_by_name_short_name_and_external_id(region):
    organisation = OrganisationFactory(
        region=region, name="Werkstatt Muster", slug="werkstatt", external_id="w-1"
    )

    run(table("a-1;Eins;werkstatt muster", "a-2;Zwei;werkstatt", "a-3;Drei;w-1"), region)

    assert {offer.organisation for offer in Offer.objects.all()} == {organisation}


def test_an_offer_without_id_is_adopted_by_organisation_and_title(region):
    organisation = OrganisationFactory(region=region, name="Werkstatt")
    OfferFactory(organisation=organisation, title="Löten")

    plan = run(table("a-1;löten;Werkstatt"), region)

    assert counts(plan) == (0, 1, 0)
    assert Offer.objects.get().external_id == "a-1"


def test_an_offer_of_retribus_is_found_under_a_better_title(region):
    run(RETRIBUS, region)
    Offer.objects.filter(kind="company_visit").update(title="Ein Blick hinter die Kulissen", external_id="x")

    plan = run(RETRIBUS, region)

    assert counts(plan) == (0, 0, 3)
    assert Offer.objects.get(kind="company_visit").title == "Ein Blick hinter die Kulissen"


def test_an_offer_of_another_region_is_never_taken(region):
    foreign = OfferFactory(external_id="a-1", title="Fremd", number_letter="N", number_value=1)

    run(table("a-1;Eigen;Werkstatt"), region)
    run(HANDBOOK, region)

    foreign.refresh_from_db()
    assert foreign.title == "Fremd"
    assert Offer.objects.filter(region=region).count() == 3


def test_columns_that_are_not_there_leave_their_fields_alone_and_empty_cells_empty_them(region):
    run(
        table("a-1;Löten;Werkstatt;kurz;x, y", header="external_id;title;organisation;short_text;keywords"),
        region,
    )

    run(table("a-1;Löten;Werkstatt;", header="external_id;title;organisation;short_text"), region)

    offer = Offer.objects.get()
    assert (offer.short_text, offer.keywords) == ("", ["x", "y"])


def test_a_problem_in_one_row_saves_nothing_of_the_file(region):
    plan = run(
        table(
            "a-1;Gut;Werkstatt;5",
            "a-2;Schlecht;Werkstatt;99",
            header="external_id;title;organisation;grade_from",
        ),
        region,
    )

    assert [(finding.code, finding.row) for finding in plan.problems] == [("not_a_number", 3)]
    assert (Offer.objects.count(), Organisation.objects.count(), AuditEntry.objects.count()) == (0, 0, 0)


def test_problems_the_catalogue_knows_are_told_with_their_rows(region):
    header = "external_id;title;organisation;number;grade_from;grade_to;place;travel_districts"
    OfferFactory(
        region=region, organisation__region=region, external_id="other", number_letter="N", number_value=7
    )

    plan = run(
        table(
            "a-1;Eins;W;N 7;;;;",
            "a-2;Zwei;W;;9;5;;",
            "a-3;Drei;W;;;;Nirgendwo;",
            "a-4;Vier;W;;;;;Mondkreis",
            f"a-5;{'x' * 301};W;;;;;",
            "a-5;Sechs;W;;;;;",
            f"a-6;Sieben;{'w' * 201};;;;;",
            header=header,
        ),
        region,
    )

    assert sorted((finding.row, finding.code) for finding in plan.problems) == [
        (2, "number_taken"), (3, "wrong_way_round"), (4, "unknown_place"), (5, "unknown_district"),
        (6, "too_long"), (7, "repeated_key"), (8, "too_long"),
    ]  # fmt: skip
    assert Offer.objects.count() == 1


def test_places_and_districts_are_found_by_name_and_key(region):
    place = PlaceFactory(postcode="54290", name="Trier")
    district = DistrictFactory(key="07235", name="Trier-Saarburg")
    header = "external_id;title;organisation;place;travel_districts"

    run(
        table("a-1;Eins;W;54290 Trier;07235", "a-2;Zwei;W;Trier;Landkreis Trier-Saarburg", header=header),
        region,
    )

    assert {offer.place for offer in Offer.objects.all()} == {place}
    assert {*Offer.travel_districts.through.objects.values_list("district_id", flat=True)} == {district.pk}


def test_publishing_takes_what_says_enough_and_tells_what_does_not(region):
    header = "external_id;title;organisation;kind;stages;short_text"

    plan = run(
        table("a-1;Gut;W;Workshop;secondary;", "a-2;Leer;W;;secondary;", header=header), region, publish=True
    )

    assert {offer.external_id: offer.state for offer in Offer.objects.all()} == {
        "a-1": "published",
        "a-2": "draft",
    }
    assert Offer.objects.get(external_id="a-1").published_at is not None
    assert [(finding.code, finding.row) for finding in plan.notes if finding.code == "incomplete"] == [
        ("incomplete", 3)
    ]


def test_a_minimal_table_can_be_published(region):
    run(FULL, region, publish=True)

    assert {offer.state for offer in Offer.objects.all()} == {"published"}


def test_a_file_alone_makes_nothing_public_but_may_pause(region):
    header = "external_id;title;organisation;state"

    plan = run(table("a-1;Eins;W;veröffentlicht", "a-2;Zwei;W;pausiert", header=header), region)

    assert {offer.external_id: offer.state for offer in Offer.objects.all()} == {
        "a-1": "draft",
        "a-2": "paused",
    }
    assert ("not_public", 2) in [(finding.code, finding.row) for finding in plan.notes]


def test_a_published_offer_stays_published_when_it_is_imported_again(region):
    run(FULL, region, publish=True)

    plan = run(FULL, region)

    assert counts(plan) == (0, 0, 2)


def test_a_plan_writes_nothing(region):
    plan = make_plan(parse(FULL.encode(), ""), region=region, publish=True)

    assert counts(plan) == (2, 0, 0)
    assert (Offer.objects.count(), Organisation.objects.count()) == (0, 0)


def test_every_saved_offer_stands_in_the_audit_trail(region):
    run(FULL, region)

    actions = AuditEntry.objects.filter(action="catalogue.offers_imported")
    assert sorted(entry.object_id for entry in actions) == sorted(
        str(offer.pk) for offer in Offer.objects.all()
    )
    assert {(entry.actor, entry.region) for entry in actions} == {("test", "muster")}


def test_a_plan_costs_the_same_number_of_queries_for_many_rows(region):
    def plan_for(rows: int) -> int:
        text = table(*(f"a-{n};Titel {n};Werkstatt {n % 3}" for n in range(rows)))
        run(text, region)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            make_plan(parse(text.encode(), ""), region=region)
        return len(queries)

    assert plan_for(300) == plan_for(3)


def test_the_webinar_text_fills_the_catalogue(region, shared):
    content = (shared / "seeds" / "1-webinar-mint-region-trier-2020.txt").read_bytes()

    plan = import_offers(parse(content, ""), region=region, by="test", publish=True)

    assert counts(plan) == (10, 0, 0)
    assert [offer.handbook_number for offer in Offer.objects.exclude(number_value=None).order_by("number_value")] == [
        "N 23", "N 24", "N 25", "N 26", "N 27", "N 28",
    ]  # fmt: skip
    assert {offer.state for offer in Offer.objects.all()} == {"published"}
    assert Organisation.objects.get(name="IT Haus GmbH").town == "Föhren"
