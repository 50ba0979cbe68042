"""Error pages: what happened, and ways on. Those for broken pages need neither database nor language."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from mintregion.shell.middleware import correlation_id

STATIC_PAGES = {400: "shell/400.html", 500: "shell/500.html", 503: "shell/503.html"}


def bad_request(_request: HttpRequest, exception: object = None) -> HttpResponse:
    """Answer a request that cannot be understood, such as one for a host that is not ours."""
    return _static_page(400)


def permission_denied(request: HttpRequest, exception: object = None) -> HttpResponse:
    """Answer somebody who may not do this."""
    return render(request, "shell/403.html", status=403)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer a form that came from elsewhere or without its cookie (setting CSRF_FAILURE_VIEW)."""
    return render(request, "shell/403_csrf.html", status=403)


def page_not_found(request: HttpRequest, exception: object = None) -> HttpResponse:
    """Answer an address that leads nowhere, with a search field."""
    return render(request, "shell/404.html", status=404)


def server_error(_request: HttpRequest) -> HttpResponse:
    """Answer when something broke: in three languages, without database, with the number of the log lines."""
    return _static_page(500)


def service_unavailable(_request: HttpRequest, **_kwargs: Any) -> HttpResponse:
    """Answer while the portal is being maintained."""
    response = _static_page(503)
    response.headers["Retry-After"] = "120"
    return response


def _static_page(status: int) -> HttpResponse:
    # Not {% static %}: the list of hashed names may be the very thing that is missing.
    context = {"correlation_id": correlation_id.get(), "static_url": settings.STATIC_URL}
    return HttpResponse(render_to_string(STATIC_PAGES[status], context), status=status)
