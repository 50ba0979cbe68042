"""The floor: a Django page without search, with 20 offers joined to two tables, rendered by one template.

Middleware is what `startproject` gives; database, server and Django are those of the product.
"""

from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path

from mintregion.config.settings import *  # noqa: F403 -- the same database and applications

ROOT_URLCONF = "tools.bench.bare"
LOGGING_CONFIG = None
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "OPTIONS": {
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    [
                        (
                            "django.template.loaders.locmem.Loader",
                            {
                                "bare.html": """<!doctype html><html lang="de"><head><title>Angebote</title></head><body>
<h1>Angebote</h1><ul>{% for offer in offers %}<li><h2><a href="/{{ offer.pk }}/">{{ offer.title }}</a></h2>
<p>{{ offer.organisation.name }}, {{ offer.organisation.place.name }}</p><p>{{ offer.short_text }}</p>
<p>{{ offer.duration_as_written }} {{ offer.participants_as_written }} {{ offer.checked_at|date:"d.m.Y" }}</p></li>{% endfor %}
</ul></body></html>"""
                            },
                        )
                    ],
                )
            ]
        },
    }
]


def bare(request: HttpRequest) -> HttpResponse:
    """Show the 20 newest offers."""
    from mintregion.catalogue.models import Offer  # noqa: PLC0415 -- Django must be ready

    offers = Offer.objects.filter(state="published").select_related("organisation__place")
    return render(request, "bare.html", {"offers": offers.order_by("-pk")[:20]})


urlpatterns = [path("", bare)]
application = get_wsgi_application()
