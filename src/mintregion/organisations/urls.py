"""Addresses of the institutions; the words in them are German, as people see and print them."""

from django.urls import path

from mintregion.organisations import views

app_name = "organisations"

urlpatterns = [
    path("einrichtungen/", views.organisation_list, name="organisation_list"),
    path("einrichtungen/<slug:slug>/", views.organisation_detail, name="organisation_detail"),
]
