"""What every address of the API has in common, and the smaller collections."""

import pytest
from django.urls import get_resolver

from mintregion.catalogue.api import api, schemas
from mintregion.catalogue.tests.factories import OfferFactory
from mintregion.catalogue.vocabulary import SCHEMES
from mintregion.organisations.models import Organisation
from mintregion.organisations.tests.factories import OrganisationFactory
from mintregion.regions.tests.factories import DistrictFactory, RegionFactory, RegionHostFactory

COLLECTIONS = ["offers", "organisations", "vocabularies", "regions", "openapi.json"]


def get(client, path: str, **headers: str):
    return client.get(f"/api/v1/{path}", headers={"host": "trier.localhost", **headers})


@pytest.mark.parametrize("path", COLLECTIONS)
@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_nothing_can_be_changed(client, region, path, method):
    response = getattr(client, method)(f"/api/v1/{path}", headers={"host": "trier.localhost"})

    assert (response.status_code, response["Allow"]) == (405, "GET, HEAD, OPTIONS")
    assert response["Content-Type"] == "application/problem+json"


@pytest.mark.parametrize("path", COLLECTIONS)
def test_every_site_may_read(client, region, path):
    asked = client.options(
        f"/api/v1/{path}", headers={"host": "trier.localhost", "origin": "https://example.org"}
    )
    read = get(client, path, origin="https://example.org")

    assert (asked.status_code, asked["Access-Control-Allow-Methods"]) == (204, "GET, HEAD, OPTIONS")
    assert (read.status_code, read["Access-Control-Allow-Origin"]) == (200, "*")


@pytest.mark.parametrize("path", COLLECTIONS)
def test_no_answer_sets_a_cookie(client, region, path):
    assert get(client, path).cookies == {}


@pytest.mark.parametrize("path", COLLECTIONS)
def test_head_answers_like_get_without_content(client, region, path):
    head = client.head(f"/api/v1/{path}", headers={"host": "trier.localhost"})

    assert (head.status_code, head.content) == (200, b"")


@pytest.mark.parametrize("path", ["", "nothing", "offers/", "offers/1/more", "docs", "vocabularies/nothing"])
def test_an_unknown_address_is_answered_by_a_problem(client, region, path):
    response = get(client, path)

    assert (response.status_code, response["Content-Type"]) == (404, "application/problem+json")
    assert response.json()["instance"] == f"/api/v1/{path}"


def test_too_many_parameters_are_answered_by_a_problem(client, region):
    response = get(client, "offers?" + "&".join(["stage=kita"] * 1001))

    assert (response.status_code, response["Content-Type"]) == (400, "application/problem+json")


def test_problems_speak_the_language_of_the_caller(client, region):
    titles = [
        get(client, "offers?page=x", accept_language=code).json()["title"] for code in ("de", "en", "fr")
    ]

    assert len(set(titles)) == 3


def test_organisations_are_listed_by_name(client, region):
    OrganisationFactory(region=region, name="Zoo", slug="zoo")
    OrganisationFactory(region=region, name="Äpfel e. V.", slug="aepfel", kind=Organisation.Kind.ASSOCIATION)
    OrganisationFactory(name="Anderswo")

    answer = get(client, "organisations?q=%C3%A4pfel&lang=en").json()

    read = schemas.OrganisationList.model_validate(answer)
    assert (read.total, [(item.slug, item.kind.label) for item in read.items]) == (
        1,
        [("aepfel", "association")],
    )


def test_an_organisation_is_found_by_short_name_and_by_number(client, region):
    whole = OrganisationFactory(region=region, name="Hochschule", slug="hochschule")
    part = OrganisationFactory(region=region, name="Institut", slug="institut", part_of=whole)

    by_name, by_number = (
        get(client, "organisations/institut").json(),
        get(client, f"organisations/{part.pk}").json(),
    )

    assert by_name == by_number
    assert schemas.Organisation.model_validate(by_name).part_of.slug == "hochschule"


@pytest.mark.parametrize("name", ["nothing", "%00", "9" * 30, "%F0%9F%92%A9"])
def test_an_unknown_organisation_does_not_exist(client, region, name):
    assert get(client, f"organisations/{name}").status_code == 404


def test_a_list_of_organisations_costs_the_same_for_one_and_for_twenty(
    client, region, django_assert_num_queries
):
    for number in range(20):
        whole = OrganisationFactory(region=region, name=f"Haus {number}", slug=f"haus-{number}")
        OrganisationFactory(
            region=region, name=f"Abteilung {number}", slug=f"abteilung-{number}", part_of=whole
        )
    OfferFactory(organisation=whole)
    get(client, "regions")

    for size in (1, 40):
        with django_assert_num_queries(3):
            get(client, f"organisations?page_size={size}")


def test_an_unchanged_organisation_is_answered_without_content(client, region):
    OrganisationFactory(region=region, slug="zoo")
    first = get(client, "organisations/zoo")

    assert get(client, "organisations/zoo", if_none_match=first["ETag"]).status_code == 304


def test_every_vocabulary_can_be_read(client, region):
    names = [item["name"] for item in get(client, "vocabularies").json()["items"]]

    read = [schemas.Vocabulary.model_validate(get(client, f"vocabularies/{name}").json()) for name in names]
    assert {one.name: len(one.concepts) for one in read} == {
        name: len(scheme.concepts) for name, scheme in SCHEMES.items()
    }


def test_a_host_names_its_own_region_and_the_network_all_of_them(client, region):
    region.districts.add(DistrictFactory(key="07211", name="Trier"))
    RegionHostFactory(
        region=RegionFactory(slug="koblenz", name="Koblenz"), host="koblenz.localhost", is_primary=True
    )

    own = schemas.RegionList.model_validate(get(client, "regions").json())
    network = schemas.RegionList.model_validate(
        client.get("/api/v1/regions", headers={"host": "localhost"}).json()
    )

    assert [(one.slug, one.url, one.districts[0].value) for one in own.items] == [
        ("trier", "http://trier.localhost/", "07211")
    ]
    assert [(one.slug, one.url) for one in network.items] == [
        ("koblenz", "http://koblenz.localhost/"),
        ("trier", "http://trier.localhost/"),
    ]


def test_every_operation_documents_its_parameters():
    document = api.get_openapi_schema(path_prefix="/api/v1/")

    described = {
        path: {p["name"] for p in item["get"]["parameters"]} for path, item in document["paths"].items()
    }

    assert document["openapi"] == "3.1.0"
    assert described["/api/v1/offers"] >= {"q", "stage", "near", "km", "page", "page_size", "facets", "lang"}
    assert all(p["description"] for item in document["paths"].values() for p in item["get"]["parameters"][1:])


def test_the_api_has_one_root():
    assert get_resolver().resolve("/api/v1/offers").namespace == "api"
