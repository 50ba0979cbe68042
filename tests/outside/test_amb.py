"""AMB as its own schemas see it, and every public URI as its vocabulary knows it."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator, FormatChecker
from referencing import Registry, Resource

from mintregion.catalogue.description import amb, describe
from mintregion.catalogue.description.terms import MINT_SUBJECT, public_labels
from mintregion.catalogue.vocabulary import SCHEMES

pytestmark = pytest.mark.outside

#: A time without an offset, which the schema of the same release refuses.
CONTRADICTORY = "dateTime.json"
SKOS_FILES = (
    "schulfaecher",
    "educationalLevel",
    "educationalAudienceRole",
    "hcrt",
    "oeh-eventType",
    "oeh-educationalOpportunityType",
    "oeh-educationalContext",
    "oeh-discipline",
    "oeh-schoolType",
    "oeh-locationType",
    "oeh-intendedEndUserRole",
    "oeh-conditionsOfAccess",
)


@pytest.fixture(scope="module")
def judge(shared: Path) -> Draft7Validator:
    """The schemas of AMB 20231019; nothing is fetched."""
    files = sorted((shared / "standards" / "amb-20231019" / "schemas").glob("*.json"))
    schemas = [json.loads(file.read_text(encoding="utf-8")) for file in files]
    registry = Registry().with_resources(
        (schema["$id"], Resource.from_contents(schema)) for schema in schemas
    )
    whole = next(schema for schema in schemas if schema["$id"].endswith("/schema.json"))
    return Draft7Validator(whole, registry=registry, format_checker=FormatChecker())


@pytest.fixture(scope="module")
def public_vocabularies(shared: Path) -> dict[str, dict[str, str]]:
    """Labels by URI, as the vocabularies themselves give them."""
    concepts: dict[str, dict[str, str]] = {}
    for name in SKOS_FILES:
        entries = json.loads((shared / "standards" / "skos" / f"{name}.json").read_text(encoding="utf-8"))
        concepts |= {entry["id"]: entry["prefLabel"] for entry in entries}
    return concepts


def test_the_judge_is_set_up_as_upstream_means_it(judge: Draft7Validator, shared: Path) -> None:
    examples = shared / "standards" / "amb-20231019" / "examples"

    refused = [
        file.name for file in sorted((examples / "valid").glob("*.json")) if not judge.is_valid(_read(file))
    ]
    accepted = [
        file.name for file in sorted((examples / "invalid").glob("*.json")) if judge.is_valid(_read(file))
    ]

    assert (refused, accepted) == ([CONTRADICTORY], [])


@pytest.mark.parametrize("language", ["de", "en", "fr"])
def test_every_offer_conforms(judge: Draft7Validator, offers: list[Any], language: str) -> None:
    faults = [error.message for offer in offers for error in judge.iter_errors(_written(offer, language))]

    assert faults == []


def test_an_offer_without_theme_is_about_mint(offers: list[Any]) -> None:
    bare = _written(offers[1], "de")

    assert [concept["id"] for concept in bare["about"]] == [MINT_SUBJECT]


def test_every_uri_an_offer_names_exists(
    offers: list[Any], public_vocabularies: dict[str, dict[str, str]]
) -> None:
    named = {
        concept["id"]: concept["prefLabel"]
        for offer in offers
        for name in ("about", "learningResourceType", "educationalLevel", "audience")
        for concept in _written(offer, "de").get(name, [])
    }

    assert named == {uri: _in_our_languages(public_vocabularies[uri]) for uri in named}


def test_every_uri_of_our_vocabularies_exists(public_vocabularies: dict[str, dict[str, str]]) -> None:
    named = {
        uri
        for scheme in SCHEMES.values()
        for concept in scheme
        for uris in concept.same_as.values()
        for uri in uris
    }

    assert named - public_vocabularies.keys() == set()


def test_the_labels_we_keep_are_those_of_the_vocabularies(
    public_vocabularies: dict[str, dict[str, str]],
) -> None:
    kept = public_labels()

    assert kept == {uri: _in_our_languages(public_vocabularies[uri]) for uri in kept}


def _in_our_languages(labels: dict[str, str]) -> dict[str, str]:
    return {code: labels[code] for code in ("de", "en") if code in labels}


def _written(offer: Any, language: str) -> dict[str, Any]:
    description = describe(offer, language=language, base_url="https://trier.example.org")
    return amb.offer_as_amb(
        description, publisher="MINT-Region Trier", publisher_url="https://trier.example.org/"
    )


@cache
def _read(file: Path) -> Any:
    return json.loads(file.read_text(encoding="utf-8"))
