"""Error pages."""

import pytest
from django.test import RequestFactory

from mintregion.shell import views
from mintregion.shell.middleware import correlation_id


@pytest.fixture
def number():
    token = correlation_id.set("7F3K-92QA")
    yield "7F3K-92QA"
    correlation_id.reset(token)


@pytest.mark.parametrize(
    ("view", "status", "headline"),
    [
        (views.bad_request, 400, "Diese Anfrage verstehen wir nicht"),
        (views.server_error, 500, "Diese Seite konnte nicht geladen werden"),
        (views.service_unavailable, 503, "Wir sind gleich wieder da"),
    ],
)
def test_a_broken_page_speaks_three_languages_without_the_database(view, status, headline, number):
    response = view(RequestFactory().get("/"))

    page = response.content.decode()
    assert response.status_code == status
    assert f"<h1>{headline}</h1>" in page
    assert [page.count(f'<section lang="{code}">') for code in ("en", "fr")] == [1, 1]
    assert f"<b>{number}</b>" in page
    assert '<link rel="stylesheet" href="/static/shell/css/error.css">' in page


def test_maintenance_says_when_to_come_back():
    assert views.service_unavailable(RequestFactory().get("/")).headers["Retry-After"] == "120"
