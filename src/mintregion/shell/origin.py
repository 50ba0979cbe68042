"""Forms for everybody, protected against other sites without a cookie."""

from collections.abc import Callable
from functools import wraps
from urllib.parse import urlsplit

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt

View = Callable[..., HttpResponse]


def same_origin_required(view: View) -> View:
    """Accept a POST only from a page of this host.

    Browsers say where a form was sent from, in `Sec-Fetch-Site` and `Origin`, and no page can change
    either (OWASP, Cross-Site Request Forgery Prevention: Fetch Metadata). Django's token would do the
    same with a cookie, and the public pages set none. A request that says nothing is refused.
    """

    @csrf_exempt
    @wraps(view)
    def guarded(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        if request.method == "POST" and not _is_from_here(request):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return guarded


def _is_from_here(request: HttpRequest) -> bool:
    fetched_from = request.headers.get("Sec-Fetch-Site")
    if fetched_from is not None:
        return fetched_from == "same-origin"
    return urlsplit(request.headers.get("Origin", "")).netloc == request.get_host()
