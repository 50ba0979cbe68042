"""What every answer of the API has in common: methods, language, problems, open to every site."""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeAlias

from django.conf import settings
from django.core.exceptions import BadRequest, SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver, re_path
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_supported_language_variant, override
from django.utils.translation import gettext as _
from django.utils.translation.trans_real import parse_accept_lang_header
from django.views.decorators.csrf import csrf_exempt
from ninja import NinjaAPI
from ninja.errors import ValidationError

from mintregion.catalogue.api.problems import NotFound, UnknownNames, UnusableParameters, problem
from mintregion.catalogue.api.schemas import Problem

View: TypeAlias = Callable[..., HttpResponse]

METHODS = "GET, HEAD, OPTIONS"
CACHING = "public, no-cache"
DESCRIPTION = (
    "Everything public about the offers of a MINT region. Errors are problem details (RFC 9457). "
    "Answers carry an ETag; send it back as If-None-Match to learn cheaply that nothing has changed."
)


class CatalogueAPI(NinjaAPI):
    """The API with one frame around all its addresses, unknown ones included."""

    def __init__(self) -> None:
        super().__init__(
            title="mintregion",
            version="1",
            description=DESCRIPTION,
            docs_url=None,
            urls_namespace="api",
            openapi_extra={"info": {"license": {"name": "EUPL-1.2", "identifier": "EUPL-1.2"}}},
            servers=[{"url": "/"}],
        )
        self.add_exception_handler(UnusableParameters, _unusable)
        self.add_exception_handler(UnknownNames, _unknown)
        self.add_exception_handler(ValidationError, _missing)
        self.add_exception_handler(Http404, _missing)
        self.add_exception_handler(NotFound, _missing)

    @property
    def urls(self) -> tuple[list[URLResolver | URLPattern], str, str]:
        """Addresses below the API's own, each in its frame."""
        patterns, app_name, namespace = super().urls
        framed_patterns = [
            # ninja's own root only exists to be named in addresses.
            URLPattern(
                pattern.pattern,
                framed(_nothing if pattern.name == "api-root" else pattern.callback),
                pattern.default_args,
                pattern.name,
            )
            for pattern in patterns
            if isinstance(pattern, URLPattern)
        ]
        return [*framed_patterns, re_path("", framed(_nothing), name="nothing")], app_name, namespace

    def get_openapi_schema(self, **options: Any) -> Any:
        """Add the problem details every operation may answer with."""
        document = super().get_openapi_schema(**options)
        schemas = document["components"]["schemas"]
        problem_schema = Problem.model_json_schema(ref_template="#/components/schemas/{model}")
        schemas |= problem_schema.pop("$defs")
        schemas["Problem"] = problem_schema
        return document


def framed(view: View) -> View:
    """Wrap a view: GET and HEAD only, in the wanted language, problems instead of pages."""

    @csrf_exempt
    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            language = wanted_language(request)
        except (BadRequest, SuspiciousOperation):
            response = problem(request, 400, _("The address cannot be read. Check its parameters."))
        else:
            with override(language):
                response = _answer(view, request, *args, **kwargs)
            response.headers["Content-Language"] = language
        response.headers["Access-Control-Allow-Origin"] = "*"
        response.headers["Access-Control-Expose-Headers"] = "ETag"
        response.headers["Cache-Control"] = CACHING
        patch_vary_headers(response, ("Accept-Language",))
        return response

    return answer


def wanted_language(request: HttpRequest) -> str:
    """Choose the language by `lang`, then by Accept-Language, then German.

    Raise SuspiciousOperation when the query string holds more parameters than any honest one.
    """
    asked = request.GET.get("lang")
    if asked in dict(settings.LANGUAGES):
        return str(asked)
    for code, _weight in parse_accept_lang_header(request.headers.get("Accept-Language", "").lower()):
        try:
            return get_supported_language_variant(code)
        except LookupError:
            continue
    return settings.LANGUAGE_CODE


def _answer(view: View, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
    if request.method == "OPTIONS":
        return _preflight()
    if request.method not in ("GET", "HEAD"):
        response = problem(request, 405, _("This address can only be read. Use GET."))
        response.headers["Allow"] = METHODS
        return response
    # ninja knows only the methods it was told; the server leaves the content out of an answer to HEAD.
    method, request.method = request.method, "GET"
    try:
        return view(request, *args, **kwargs)
    finally:
        request.method = method


def _preflight() -> HttpResponse:
    """Let scripts of any site send conditional requests."""
    response = HttpResponse(status=204)
    response.headers["Allow"] = METHODS
    response.headers["Access-Control-Allow-Methods"] = METHODS
    response.headers["Access-Control-Allow-Headers"] = "Accept-Language, If-None-Match"
    response.headers["Access-Control-Max-Age"] = "86400"
    return response


def _nothing(request: HttpRequest) -> HttpResponse:
    return problem(request, 404, _("The API has no such address. /api/v1/openapi.json lists what there is."))


def _unusable(request: HttpRequest, exc: Any) -> HttpResponse:
    return problem(request, 422, str(exc), wrong=exc.wrong)


def _unknown(request: HttpRequest, exc: Any) -> HttpResponse:
    return problem(request, 404, str(exc), wrong=exc.wrong)


def _missing(request: HttpRequest, exc: Any) -> HttpResponse:
    sentence = str(exc) if isinstance(exc, NotFound) else _("It does not exist, or it is not public.")
    return problem(request, 404, sentence)
