"""Errors of the API as RFC 9457 problem details, in plain sentences."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

MEDIA_TYPE = "application/problem+json"


@dataclass(frozen=True, slots=True)
class WrongParameter:
    """A parameter that cannot be used, and a sentence that says what would be right."""

    parameter: str
    sentence: str


class UnusableParameters(Exception):
    """The request names parameters or values that do not exist."""

    def __init__(self, wrong: Sequence[WrongParameter]) -> None:
        super().__init__(" ".join(one.sentence for one in wrong))
        self.wrong = tuple(wrong)


class UnknownNames(UnusableParameters):
    """The request names a region or a place that does not exist; the parameter itself is well formed."""


class NotFound(Exception):
    """There is no such thing; the argument is the sentence that says so."""


def problem(
    request: HttpRequest, status: int, detail: str, *, wrong: Sequence[WrongParameter] = ()
) -> HttpResponse:
    """Answer with a problem; its type is the status itself, so "about:blank" (RFC 9457, 4.2.1)."""
    titles = {
        400: _("The request cannot be read."),
        404: _("There is nothing here."),
        405: _("This method is not possible here."),
        422: _("A parameter cannot be used."),
    }
    body = {
        "type": "about:blank",
        "title": titles[status],
        "status": status,
        "detail": detail,
        "instance": request.path,
    }
    if wrong:
        body["errors"] = [asdict(one) for one in wrong]
    return HttpResponse(json.dumps(body, ensure_ascii=False), status=status, content_type=MEDIA_TYPE)
