"""Addresses of the catalogue; the words in them are German, as people see and print them."""

from django.urls import path, register_converter

from mintregion.catalogue.views import (
    drill_down,
    exports,
    feeds,
    ladder,
    offer_detail,
    offer_image,
    offer_list,
    offer_map,
    suggest,
    watch_list,
)

app_name = "catalogue"


class ExportFormat:
    """The file formats a table can be taken away in."""

    regex = "csv|xlsx"

    def to_python(self, value: str) -> str:
        """Give the format as written."""
        return value

    def to_url(self, value: str) -> str:
        """Give the format as written."""
        return value


register_converter(ExportFormat, "export")

urlpatterns = [
    path("angebote/", offer_list.offer_list, name="offer_list"),
    path("angebote/angebote.<export:file_format>", exports.offer_list_export, name="offer_list_export"),
    path("angebote/vorschlaege/", suggest.suggest, name="suggest"),
    path("angebote/vorschlaege.json", feeds.suggest_json, name="suggest_json"),
    path("angebote/neu.atom", feeds.offer_feed, name="offer_feed"),
    path("angebote/karte/", offer_map.offer_map, name="offer_map"),
    path("angebote/karte.geojson", offer_map.offer_points, name="offer_points"),
    path("angebote/<int:pk>/", feeds.offer_permanent, name="offer_permanent"),
    path("angebote/<int:pk>.amb.json", feeds.offer_amb, name="offer_amb"),
    path("angebote/<int:pk>/bild/<int:width>.webp", offer_image.offer_image, name="offer_image"),
    path("angebote/<int:pk>/<slug:slug>/", offer_detail.offer_detail, name="offer_detail"),
    path("beruf-und-studium/", drill_down.drill_down, name="drill_down"),
    path("bildungskette/", ladder.ladder, name="ladder"),
    path("bildungskette/<slug:stage>/", ladder.ladder_stage, name="ladder_stage"),
    path("merkliste/", watch_list.watch_list, name="watch_list"),
    path("merkliste/angebote.<export:file_format>", watch_list.watch_list_export, name="watch_list_export"),
    path(
        "einrichtungen/<slug:slug>/angebote.<export:file_format>",
        exports.organisation_offers_export,
        name="organisation_offers_export",
    ),
]
