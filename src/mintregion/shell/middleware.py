"""Headers of every response, and the number that ties a response to its lines in the log."""

import logging
import secrets
from collections.abc import Callable
from contextvars import ContextVar

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.utils.cache import patch_vary_headers

# Without the letters and digits that are mixed up when read out on the telephone (Crockford's Base32).
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
PERMISSIONS_POLICY = ", ".join(
    f"{feature}=()"
    for feature in (
        "accelerometer",
        "autoplay",
        "browsing-topics",
        "camera",
        "display-capture",
        "encrypted-media",
        "geolocation",
        "gyroscope",
        "magnetometer",
        "microphone",
        "midi",
        "payment",
        "usb",
    )
)
# A browser asks again each time, so nobody sees yesterday's page; a proxy may answer a rush of readers.
PUBLIC = "public, max-age=0, s-maxage=30"
PRIVATE = "private, no-store"
GetResponse = Callable[[HttpRequest], HttpResponseBase]

correlation_id: ContextVar[str] = ContextVar("correlation_id", default="-")


class CorrelationFilter(logging.Filter):
    """Gives every log record the number of the request it belongs to."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Add `correlation_id`; let every record pass."""
        record.correlation_id = correlation_id.get()
        return True


def response_headers(get_response: GetResponse) -> GetResponse:
    """Add what Django's own middleware does not: correlation, Permissions-Policy, and how long to keep a page."""

    def respond(request: HttpRequest) -> HttpResponseBase:
        # Not reset at the end: Django logs the status of a response after all middleware has run.
        correlation_id.set(new_correlation_id())
        response = get_response(request)
        response.headers["X-Correlation-ID"] = correlation_id.get()
        response.headers["Permissions-Policy"] = PERMISSIONS_POLICY
        _set_caching(request, response)
        return response

    return respond


def new_correlation_id() -> str:
    """Make up a number a person can read out, such as `7F3K-92QA`: 40 random bits."""
    letters = "".join(secrets.choice(ALPHABET) for _ in range(8))
    return f"{letters[:4]}-{letters[4:]}"


def has_session(request: HttpRequest) -> bool:
    """Say whether the visitor may be signed in, without asking the database."""
    return settings.SESSION_COOKIE_NAME in request.COOKIES


def _set_caching(request: HttpRequest, response: HttpResponseBase) -> None:
    if response.headers.get("Content-Type", "").startswith("text/html"):
        # One address answers with a whole page or, to htmx, with a part of it.
        patch_vary_headers(response, ("HX-Request",))
    if "Cache-Control" in response.headers:
        return
    is_public = request.method in {"GET", "HEAD"} and response.status_code == 200
    if is_public and not response.cookies and not has_session(request):
        response.headers["Cache-Control"] = PUBLIC
    else:
        response.headers["Cache-Control"] = PRIVATE
