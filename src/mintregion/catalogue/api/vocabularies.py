"""Vocabularies in the API: the values filters and offers use, with labels and public correspondences."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from ninja import Router

from mintregion.catalogue.api import parameters, schemas
from mintregion.catalogue.api.operations import as_json, checked, described, json_response, of_its_content
from mintregion.catalogue.api.problems import NotFound
from mintregion.catalogue.vocabulary import SCHEMES, Concept

router = Router(tags=["vocabularies"])


@router.get(
    "",
    response=schemas.VocabularyList,
    operation_id="listVocabularies",
    summary="List vocabularies",
    openapi_extra=described(*parameters.ONLY_LANGUAGE),
)
@of_its_content
@checked(*parameters.ONLY_LANGUAGE)
def list_vocabularies(request: HttpRequest) -> HttpResponse:
    """Name every vocabulary."""
    items = [
        {
            "name": name,
            "url": request.build_absolute_uri(reverse("api:get_vocabulary", args=[name])),
            "size": len(scheme.concepts),
        }
        for name, scheme in SCHEMES.items()
    ]
    return json_response(as_json({"items": items}))


@router.get(
    "/{name}",
    response=schemas.Vocabulary,
    operation_id="getVocabulary",
    summary="Get one vocabulary",
    url_name="get_vocabulary",
    openapi_extra=described(*parameters.ONLY_LANGUAGE, may_be_missing=True),
)
@of_its_content
@checked(*parameters.ONLY_LANGUAGE)
def get_vocabulary(request: HttpRequest, name: str) -> HttpResponse:
    """Give the concepts of one vocabulary in reading order."""
    if name not in SCHEMES:
        raise NotFound(
            _("There is no such vocabulary. There are: %(known)s.") % {"known": ", ".join(SCHEMES)}
        )
    return json_response(
        as_json({"name": name, "concepts": [_concept(concept) for concept in SCHEMES[name]]})
    )


def _concept(concept: Concept) -> dict[str, Any]:
    return {
        "value": concept.key,
        "label": concept.label,
        "labels": dict(concept.labels),
        "notes": dict(concept.note),
        "broader": concept.broader,
        "same_as": {name: list(uris) for name, uris in concept.same_as.items()},
    }
