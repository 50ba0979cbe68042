"""Addresses of the portal; the words in them are German, as people see and print them."""

from django.urls import path

from mintregion.portal import views
from mintregion.regions.models import RegionPage

app_name = "portal"

Kind = RegionPage.Kind

urlpatterns = [
    path("", views.start, name="start"),
    path("regionen/", views.network, name="network"),
    path("barrierefreiheit/", views.accessibility, name="accessibility"),
    path("impressum/", views.region_page, {"kind": Kind.IMPRINT}, name="imprint"),
    path("datenschutz/", views.region_page, {"kind": Kind.PRIVACY}, name="privacy"),
    path("leichte-sprache/", views.region_page, {"kind": Kind.EASY_LANGUAGE}, name="easy_language"),
    path("gebaerdensprache/", views.region_page, {"kind": Kind.SIGN_LANGUAGE}, name="sign_language"),
    path("ueber-die-region/", views.region_page, {"kind": Kind.ABOUT}, name="about"),
    path("rueckmeldung/", views.feedback, name="feedback"),
    path("rueckmeldung/danke/", views.feedback_sent, name="feedback_sent"),
]
