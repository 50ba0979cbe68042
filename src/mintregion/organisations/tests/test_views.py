"""The directory of institutions and the page of one."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from mintregion.organisations.directory import PAGE_SIZE, DirectorySelection
from mintregion.organisations.models import Organisation
from mintregion.organisations.registries import Tally, tallies
from mintregion.organisations.tests.factories import OrganisationFactory
from mintregion.regions.tests.factories import DistrictFactory, PlaceFactory, RegionFactory

HOST = {"host": "trier.localhost"}
URL = "/einrichtungen/"
Kind = Organisation.Kind


def queries_for(client, address: str) -> int:
    """Count the queries of a page that this process has shown before."""
    client.get(address, headers=HOST)
    with CaptureQueriesContext(connection) as queries:
        client.get(address, headers=HOST)
    return len(queries)


def names(response) -> list[str]:
    return [row.organisation.name for row in response.context["page"].rows]


def get(client, query=""):
    return client.get(URL + query, headers=HOST)


def test_institutions_of_other_regions_are_not_listed(client, region):
    OrganisationFactory(region=region, name="Hier")
    OrganisationFactory(region=RegionFactory(), name="Anderswo")

    assert names(get(client)) == ["Hier"]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("?q=übungs", ["Übungsfirma"]),
        ("?q=ÜBUNGSFIRMA", ["Übungsfirma"]),
        ("?q=föhren+it", ["IT Haus"]),
        ("?q=100%25", []),
        ("?q=%00", ["IT Haus", "Übungsfirma"]),
    ],
)
def test_names_and_towns_are_found_whatever_their_case(client, region, query, found):
    OrganisationFactory(region=region, name="Übungsfirma", town="Trier")
    OrganisationFactory(region=region, name="IT Haus", town="Föhren")

    assert sorted(names(get(client, query))) == found


def test_the_count_of_a_kind_ignores_the_chosen_kind(client, region):
    OrganisationFactory(region=region, kind=Kind.KITA, name="Kita")
    OrganisationFactory(region=region, kind=Kind.COMPANY, name="Firma")

    response = get(client, "?kind=kita")

    kinds = {link.url: (link.count, link.is_chosen) for link in response.context["page"].kinds}
    assert names(response) == ["Kita"]
    assert kinds == {"?": (1, True), "?kind=company": (1, False)}


def test_institutions_are_filtered_by_the_district_they_stand_in(client, region):
    rural = PlaceFactory(district=DistrictFactory(key="07235"))
    OrganisationFactory(region=region, name="Auf dem Land", place=rural)
    OrganisationFactory(region=region, name="Irgendwo")

    assert names(get(client, "?district=07235")) == ["Auf dem Land"]


def test_the_table_is_sorted_by_address_and_back(client, region):
    OrganisationFactory(region=region, name="B", town="Trier")
    OrganisationFactory(region=region, name="A", town="Wittlich")

    assert [names(get(client, f"?sort={sort}")) for sort in ("name", "-name", "town")] == [
        ["A", "B"],
        ["B", "A"],
        ["B", "A"],
    ]


@pytest.mark.parametrize(
    "query", ["?kind=x&district=7&sort=name;drop&page=-1", "?page=0", "?page=99999999999999", "?page=²"]
)
def test_what_cannot_be_used_is_left_out(client, region, query):
    OrganisationFactory(region=region, name="Da")

    response = get(client, query)

    assert (response.status_code, names(response)) == (200, ["Da"])


def test_a_selection_is_its_address():
    selection = DirectorySelection(q="uni trier", kind="university", district="07211", sort="-town", page=2)

    assert selection.query_string() == "?q=uni+trier&kind=university&district=07211&sort=-town&page=2"


def test_a_long_directory_is_paged(client, region):
    OrganisationFactory.create_batch(PAGE_SIZE + 1, region=region)

    assert (len(names(get(client))), len(names(get(client, "?page=2")))) == (PAGE_SIZE, 1)


def test_a_search_without_result_offers_a_way_out(client, region):
    OrganisationFactory(region=region)

    page = get(client, "?q=gibtesnicht").content.decode()

    assert f'href="{URL}"' in page.partition('class="empty')[2]


def test_the_directory_costs_the_same_number_of_queries_for_any_length(client, region):
    OrganisationFactory.create_batch(3, region=region, place=PlaceFactory())
    short = queries_for(client, URL)
    OrganisationFactory.create_batch(27, region=region, place=PlaceFactory())

    assert (queries_for(client, URL), short <= 7) == (short, True)


def test_higher_areas_add_numbers_to_every_row(client, region):
    organisation = OrganisationFactory(region=region)
    awards = Tally(
        "test.awards", "Urkunden", lambda ids: dict.fromkeys(ids, 7), lambda number: f"{number} Urkunden"
    )

    with tallies.temporarily(awards):
        [row] = get(client).context["page"].rows
        page = client.get(organisation.get_absolute_url(), headers=HOST).content.decode()

    assert (awards, 7) in row.numbers
    assert "7 Urkunden" in page


def test_one_institution_is_shown_with_its_whole_and_its_parts(client, region):
    whole = OrganisationFactory(region=region, name="Universität", slug="uni")
    part = OrganisationFactory(region=region, name="Chemie", slug="chemie", part_of=whole)

    assert part.get_absolute_url() in client.get("/einrichtungen/uni/", headers=HOST).content.decode()
    assert whole.get_absolute_url() in client.get("/einrichtungen/chemie/", headers=HOST).content.decode()


def test_an_institution_of_another_region_does_not_exist_here(client, region):
    OrganisationFactory(region=RegionFactory(), slug="fremd")

    assert client.get("/einrichtungen/fremd/", headers=HOST).status_code == 404


@pytest.mark.parametrize("prefix", ["", "/en", "/fr"])
def test_pages_speak_every_language(client, region, prefix):
    OrganisationFactory(region=region, slug="uni")

    for address in (f"{prefix}{URL}", f"{prefix}{URL}uni/"):
        page = client.get(address, headers=HOST)
        assert (page.status_code, f'<html lang="{prefix[1:] or "de"}">' in page.content.decode()) == (
            200,
            True,
        )


def test_texts_of_an_institution_are_escaped(client, region):
    OrganisationFactory(
        region=region,
        slug="uni",
        name="<script>alert(1)</script>",
        description="<script>alert(2)</script>",
        phone="<b>1",
    )

    for address in (URL, f"{URL}uni/"):
        assert "<script>alert" not in client.get(address, headers=HOST).content.decode()


def test_an_entry_nobody_has_claimed_invites_to_do_so(client, region):
    OrganisationFactory(region=region, slug="offen")
    OrganisationFactory(region=region, slug="vergeben", is_claimed=True)

    pages = [
        client.get(f"/en/einrichtungen/{slug}/", headers=HOST).content.decode()
        for slug in ("offen", "vergeben")
    ]

    assert ["Do you work here?" in page for page in pages] == [True, False]


@pytest.mark.parametrize(
    ("name", "initials"),
    [
        ("IT Haus GmbH", "IT"),
        ("Universität Trier", "UT"),
        ("Kita St. Adula", "KS"),
        ("Ökologie", "Ö"),
        ("„Ada“", "ADA"),
        ("…", ""),
    ],
)
def test_initials_stand_for_a_missing_logo(name, initials):
    assert Organisation(name=name).initials == initials


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("06502 9208-101", "+4965029208101"),
        ("+49 (0)651 718", "+49651718"),
        ("00352 26 12", "+3522612"),
        ("", ""),
    ],
)
def test_telephone_links_carry_the_country(written, address):
    assert Organisation(phone=written).telephone_address == address
