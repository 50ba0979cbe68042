"""Words of the catalogue that begin as typed, as options of the search field."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from mintregion.catalogue.queries import suggest_words
from mintregion.catalogue.selection import clean_words


@require_safe
def suggest(request: HttpRequest) -> HttpResponse:
    """Give up to eight completions of the last word."""
    words = suggest_words(clean_words(request.GET.get("q")))
    return render(request, "catalogue/_suggestions.html", {"words": words})
