"""How a view of the API is written: described, its parameters checked, answered as JSON with an ETag."""

import hashlib
import json
from collections.abc import Callable
from functools import lru_cache, wraps
from pathlib import Path
from typing import Any, TypeAlias

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.translation import get_language

from mintregion.backstage import generations
from mintregion.catalogue.api.parameters import Parameter, check
from mintregion.catalogue.api.problems import MEDIA_TYPE
from mintregion.catalogue.vocabulary.schemes import FILES as VOCABULARIES

View: TypeAlias = Callable[..., HttpResponse]

#: Files that decide how an answer to the same question looks.
WRITERS = (Path(__file__).with_name("schemas.py"), Path(__file__).parents[1] / "description" / "api.py")
PROBLEM = {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}


def described(*parameters: Parameter, may_be_missing: bool = False) -> dict[str, Any]:
    """Describe parameters and problems of an operation, for `openapi_extra`."""
    problems = {400: "The request cannot be read.", 422: "A parameter cannot be used."}
    if may_be_missing:
        problems[404] = "There is nothing here."
    responses: dict[int, Any] = {304: {"description": "Nothing has changed."}}
    for status, description in sorted(problems.items()):
        responses[status] = {"description": description, "content": PROBLEM}
    return {"parameters": [parameter.openapi() for parameter in parameters], "responses": responses}


def checked(*parameters: Parameter) -> Callable[[View], View]:
    """Refuse unknown parameters and values before the view runs."""

    def decorate(view: View) -> View:
        @wraps(view)
        def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            check(request.GET, parameters)
            return view(request, *args, **kwargs)

        return answer

    return decorate


def of_one_catalogue_version(view: View) -> View:
    """Answer 304 without running the view while catalogue, regions and software are what they were."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        versions = generations.current()
        parts = (
            _form(),
            versions.get("catalogue", 0),
            versions.get("regions", 0),
            get_language(),
            request.get_host(),
            request.get_full_path(),
        )
        etag = _etag("\n".join(map(str, parts)).encode())
        return get_conditional_response(request, etag=etag) or _tagged(view(request, *args, **kwargs), etag)

    return answer


def of_its_content(view: View) -> View:
    """Answer 304 when the content is what the caller has."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        return get_conditional_response(request, etag=_etag(response.content)) or _tagged(
            response, _etag(response.content)
        )

    return answer


def as_json(content: Any) -> str:
    """Write JSON without needless escapes and spaces."""
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))


def json_response(content: str) -> HttpResponse:
    """Answer with JSON that is already written."""
    return HttpResponse(content, content_type="application/json")


@lru_cache(maxsize=1)
def _form() -> str:
    """Changes with the form of the answers and with the vocabularies, so that an update ends old copies."""
    files = (*WRITERS, *sorted(VOCABULARIES.glob("*.toml")))
    return hashlib.sha256(b"".join(path.read_bytes() for path in files)).hexdigest()


def _etag(content: bytes) -> str:
    return f'"{hashlib.sha256(content).hexdigest()[:24]}"'


def _tagged(response: HttpResponse, etag: str) -> HttpResponse:
    response.headers["ETag"] = etag
    return response
