"""Forms without a cookie accept what comes from our own pages only."""

import pytest
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.test import RequestFactory

from mintregion.shell.origin import same_origin_required


@same_origin_required
def view(_request):
    return HttpResponse("done")


@pytest.mark.parametrize(
    "headers",
    [
        {"sec-fetch-site": "same-origin"},
        {"sec-fetch-site": "same-origin", "origin": "http://testserver"},
        {"origin": "http://testserver"},
        {"origin": "https://testserver"},
    ],
)
def test_our_own_page_may_post(headers):
    assert view(RequestFactory().post("/", headers=headers)).content == b"done"


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"sec-fetch-site": "cross-site", "origin": "http://testserver"},
        {"sec-fetch-site": "same-site"},
        {"sec-fetch-site": "none"},
        {"origin": "http://evil.example"},
        {"origin": "null"},
        {"origin": "http://testserver.evil.example"},
        {"origin": "http://testserver:8000"},
    ],
)
def test_nobody_else_may_post(headers):
    with pytest.raises(PermissionDenied):
        view(RequestFactory().post("/", headers=headers))


def test_reading_needs_no_origin():
    assert view(RequestFactory().get("/")).content == b"done"
