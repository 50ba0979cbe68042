"""Writes AMB, the metadata profile of German education portals (DINI-AG-KIM, version 20231019)."""

from collections.abc import Iterable
from typing import Any

from mintregion.catalogue.description.offer import OfferDescription
from mintregion.catalogue.description.terms import (
    MINT_SUBJECT,
    PublicConcept,
    public_concept,
    public_concepts,
)

CONTEXT = "https://w3id.org/kim/amb/context.jsonld"
MEDIA_TYPE = "application/ld+json"
OTHER_RESOURCE = "https://w3id.org/kim/hcrt/other"
#: Kinds that are things to work with and not something that takes place.
MATERIAL_KINDS = frozenset({"kit_loan", "material"})


def offer_as_amb(offer: OfferDescription, *, publisher: str, publisher_url: str) -> dict[str, Any]:
    """Write an offer; `publisher` is the region whose catalogue it stands in."""
    kind = (offer.kind,) if offer.kind else ()
    written: dict[str, Any] = {
        "@context": [CONTEXT, {"@language": "de" if "title" in offer.untranslated else offer.language}],
        "id": offer.uri,
        "type": ["LearningResource"] if _is_material(offer) else ["LearningResource", "Course"],
        "name": offer.title,
        "description": offer.summary,
        "about": _concepts(public_concepts(offer.themes, "kim_subject") or (public_concept(MINT_SUBJECT),)),
        "learningResourceType": _concepts(
            (
                *(public_concepts(kind, "hcrt") or (public_concept(OTHER_RESOURCE),)),
                *public_concepts(kind, "oeh_event_type"),
                *public_concepts(kind, "oeh_opportunity_type"),
            )
        ),
        "educationalLevel": _concepts(offer.levels),
        "audience": _concepts(public_concepts(offer.audiences, "lrmi_audience")),
        # The profile knows two-letter languages only; sign language (gsg) has three letters.
        "inLanguage": [language.key for language in offer.languages_spoken if len(language.key) == 2],
        "keywords": list(offer.keywords),
        "creator": [{"type": "Organization", "id": offer.organisation.uri, "name": offer.organisation.name}],
        "publisher": [{"type": "Organization", "id": publisher_url, "name": publisher}],
        "dateModified": offer.edited_at.date().isoformat(),
        "mainEntityOfPage": [
            {
                "id": offer.amb_url,
                "type": "WebContent",
                "provider": {"id": publisher_url, "type": "Service", "name": publisher},
                "dateModified": offer.edited_at.date().isoformat(),
            }
        ],
    }
    if offer.published_at:
        written["datePublished"] = offer.published_at.date().isoformat()
    if offer.image:
        written["image"] = offer.image.url
    if offer.cost and offer.cost.key in {"free", "paid"}:
        written["isAccessibleForFree"] = offer.cost.key == "free"
    return {name: value for name, value in written.items() if value != []}


def _concepts(concepts: Iterable[PublicConcept]) -> list[dict[str, Any]]:
    return [_concept(concept) for concept in concepts]


def _concept(concept: PublicConcept) -> dict[str, Any]:
    written: dict[str, Any] = {"type": "Concept", "id": concept.uri}
    if concept.labels:
        written["prefLabel"] = dict(concept.labels)
    return written


def _is_material(offer: OfferDescription) -> bool:
    return offer.kind is not None and offer.kind.key in MATERIAL_KINDS
