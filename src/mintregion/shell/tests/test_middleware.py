"""Headers of every response and the number of the request."""

import logging
import re

import pytest
from django.conf import settings
from django.http import HttpResponse
from django.test import RequestFactory

from mintregion.shell.middleware import PRIVATE, PUBLIC, CorrelationFilter, correlation_id, response_headers

SESSION = f"{settings.SESSION_COOKIE_NAME}=abc"


def answer(response: HttpResponse, method: str = "get", **headers: str) -> HttpResponse:
    request = getattr(RequestFactory(), method)("/", headers=headers)
    return response_headers(lambda _request: response)(request)


def test_a_public_page_may_be_kept_by_a_proxy_for_a_moment():
    response = answer(HttpResponse("x"))

    assert response.headers["Cache-Control"] == PUBLIC
    assert response.headers["Vary"] == "HX-Request"


@pytest.mark.parametrize(
    ("response", "method", "headers"),
    [
        (HttpResponse("x"), "get", {"cookie": SESSION}),
        (HttpResponse("x"), "post", {}),
        (HttpResponse("x", status=404), "get", {}),
    ],
    ids=["signed in", "answer to a form", "error"],
)
def test_nobody_keeps_what_is_not_for_everybody(response, method, headers):
    assert answer(response, method, **headers).headers["Cache-Control"] == PRIVATE


def test_nobody_keeps_a_page_that_sets_a_cookie():
    response = HttpResponse("x")
    response.set_cookie("a", "b")

    assert answer(response).headers["Cache-Control"] == PRIVATE


def test_a_view_can_decide_for_itself():
    response = HttpResponse("x", headers={"Cache-Control": "max-age=3600"})

    assert answer(response).headers["Cache-Control"] == "max-age=3600"


def test_only_pages_depend_on_htmx():
    assert "Vary" not in answer(HttpResponse("{}", content_type="application/json")).headers


def test_the_page_gets_no_powers_it_does_not_need():
    policy = answer(HttpResponse("x")).headers["Permissions-Policy"]

    assert {"camera=()", "microphone=()", "geolocation=()", "payment=()"} <= set(policy.split(", "))


def test_response_and_log_carry_the_same_number():
    record = logging.LogRecord("x", logging.INFO, "", 0, "", None, None)

    def view(_request):
        CorrelationFilter().filter(record)
        return HttpResponse("x")

    response = response_headers(view)(RequestFactory().get("/"))

    assert response.headers["X-Correlation-ID"] == record.correlation_id == correlation_id.get()
    assert re.fullmatch(r"[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}", record.correlation_id)


def test_two_requests_have_two_numbers():
    numbers = {answer(HttpResponse("x")).headers["X-Correlation-ID"] for _ in range(3)}

    assert len(numbers) == 3
