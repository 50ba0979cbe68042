"""Every column of the full layout, in the order of the export."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from mintregion.catalogue.exchange.columns.cells import (
    Cell,
    CellProblem,
    Concepts,
    Day,
    Degrees,
    Line,
    Links,
    OneConcept,
    OneOf,
    Paragraphs,
    SchoolYear,
    Whole,
    Words,
    YesNo,
)
from mintregion.catalogue.exchange.document import one_line
from mintregion.catalogue.exchange.rows import Values
from mintregion.catalogue.exchange.words.nearest import folded

MOST = 2_147_483_647
STATES = {
    "draft": "Entwurf", "in_review": "in Prüfung", "published": "veröffentlicht", "paused": "pausiert",
    "archived": "archiviert",
}  # fmt: skip
UNITS = {
    "": "", "minute": "Minuten", "hour": "Stunden", "day": "Tage", "week": "Wochen", "month": "Monate",
    "school_year": "Schuljahre",
}  # fmt: skip
PARTICIPANTS = {"": "", "counted": "Anzahl", "by_arrangement": "nach Absprache", "open": "offen"}
NUMBER = re.compile(r"(?P<letter>[A-ZÄÖÜ]{1,3})\s*[-.]?\s*(?P<value>\d{1,6})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Column:
    """A column: `name` as in the API, German heading first among `headings`.

    `value` takes the value from an offer; by default the field of the column's name.
    """

    name: str
    cell: Cell
    headings: tuple[str, ...]
    value: Callable[[Any], Any] | None = field(default=None, compare=False)
    spread: Callable[[Any], Values] | None = field(default=None, compare=False)
    language: str = ""

    def read(self, text: str) -> Values:
        """Read a cell to the fields it stands for; raise CellProblem."""
        value = self.cell.read(text)
        return self.spread(value) if self.spread else {self.name: value}

    def write(self, offer: Any, *, labels: bool) -> str | int | date:
        """Write the cell of an offer."""
        value = self.value(offer) if self.value else getattr(offer, self.name)
        return self.cell.write(value, labels=labels)


def _number(text: str) -> Values:
    match = NUMBER.fullmatch(text)
    if text and not match:
        raise CellProblem("not_a_handbook_number", text=text)
    return {
        "number_letter": match["letter"].upper() if match else "",
        "number_value": int(match["value"]) if match else None,
    }


def _place(offer: Any) -> str:
    return str(offer.place) if offer.place else ""


def _districts(offer: Any) -> list[str]:
    return [district.key for district in offer.travel_districts.all()]


def _links(offer: Any) -> list[tuple[str, str]]:
    return [(link.label, link.url) for link in offer.links.all()]


LINE, PARAGRAPHS = Line(), Paragraphs()
COUNT = Whole(1, MOST)
GRADE = Whole(1, 13)

ORGANISATION = (
    Column("organisation", LINE, ("Einrichtung", "Anbieter", "Organisation"), lambda offer: offer.organisation.name),
    Column(
        "organisation_slug", LINE, ("Kurzname der Einrichtung", "Einrichtung Kurzname"),
        lambda offer: offer.organisation.slug,
    ),
)  # fmt: skip

COLUMNS = (
    Column("external_id", LINE, ("Externe Kennung", "Kennung", "ID", "Externe ID", "Fremdschlüssel")),
    Column(
        "number", LINE, ("Lfd. Nr.", "Handbuchnummer", "Nummer im Handbuch", "handbook_number"),
        lambda offer: offer.handbook_number, _number,
    ),
    Column("title", LINE, ("Titel", "Titel des Angebots", "Bezeichnung")),
    *ORGANISATION,
    Column("state", OneOf(STATES), ("Zustand", "Status")),
    Column("short_text", PARAGRAPHS, ("Kurztext", "Kurzbeschreibung")),
    Column("long_text", PARAGRAPHS, ("Langtext", "Beschreibung", "Ausführliche Beschreibung")),
    Column("plain_sentence", LINE, ("Ein Satz in einfacher Sprache", "Einfache Sprache")),
    Column("keywords", Words(), ("Schlagwörter", "Stichwörter", "Schlagworte", "Stichworte")),
    Column("kind", OneConcept("kind"), ("Art des Angebots", "Angebotsart", "Art")),
    Column("kind_as_written", LINE, ("Art (wie angegeben)",)),
    Column("track", OneConcept("track"), ("Ausbildung oder Studium", "Bereich")),
    Column("field", OneConcept("field"), ("Branche oder Wissenschaftsbereich", "Branche", "Wissenschaftsbereich")),
    Column("themes", Concepts("theme"), ("MINT-Themen", "Themen", "Thema", "theme")),
    Column("stages", Concepts("stage"), ("Bildungsstufen", "Bildungsstufe", "stage")),
    Column("audiences", Concepts("audience"), ("Zielgruppen", "Zielgruppe", "audience")),
    Column("school_types", Concepts("school_type"), ("Schulformen", "Schulform", "Schularten", "Schulart", "school_type")),
    Column("school_types_as_written", LINE, ("Schulformen (wie angegeben)",)),
    Column("grade_from", GRADE, ("Klasse von", "Klassenstufe von")),
    Column("grade_to", GRADE, ("Klasse bis", "Klassenstufe bis")),
    Column("grades_as_written", LINE, ("Klassenstufe (wie angegeben)", "Klassenstufe", "Klassenstufen", "grades", "grade")),
    Column("duration_min", COUNT, ("Dauer von",)),
    Column("duration_max", COUNT, ("Dauer bis",)),
    Column("duration_unit", OneOf(UNITS), ("Einheit der Dauer", "Dauer Einheit")),
    Column("duration_as_written", LINE, ("Dauer (wie angegeben)", "Dauer", "duration")),
    Column("participants", OneOf(PARTICIPANTS), ("Teilnehmerzahl (Art)", "Art der Teilnehmerzahl")),
    Column("participants_min", COUNT, ("Teilnehmerzahl von", "Teilnehmer von")),
    Column("participants_max", COUNT, ("Teilnehmerzahl bis", "Teilnehmer bis", "Max. Anzahl Teilnehmer")),
    Column("participants_as_written", LINE, ("Teilnehmerzahl (wie angegeben)", "Teilnehmerzahl", "Teilnehmer")),
    Column("venues", Concepts("venue"), ("Wo", "Art des Ortes", "venue")),
    Column("place", LINE, ("Anderer Ort", "Ort an anderer Stelle"), _place),
    Column("place_as_written", LINE, ("Ort (wie angegeben)", "Ort", "Veranstaltungsort")),
    Column("latitude", Degrees(90), ("Breitengrad",), lambda o: o.latitude_e6, lambda v: {"latitude_e6": v}),
    Column("longitude", Degrees(180), ("Längengrad",), lambda o: o.longitude_e6, lambda v: {"longitude_e6": v}),
    Column("travel_km", Whole(1, 2000), ("Kommt im Umkreis von km", "Umkreis in km")),
    Column(
        "travel_districts", Words(), ("Kommt in die Kreise", "Landkreise", "district", "districts"), _districts
    ),
    Column("cost", OneConcept("cost"), ("Kosten",)),
    Column("cost_text", LINE, ("Kosten in Worten", "Preis")),
    Column("languages_spoken", Concepts("language"), ("Sprachen", "Sprache", "language", "languages")),
    Column("accessibility", Concepts("accessibility"), ("Barrierefreiheit",)),
    Column("accessibility_text", PARAGRAPHS, ("Barrierefreiheit in Worten",)),
    Column("school_year_from", SchoolYear(), ("Ab Schuljahr", "Schuljahr von")),
    Column("school_year_to", SchoolYear(), ("Bis Schuljahr", "Schuljahr bis")),
    Column("links", Links(), ("Links", "Link", "Webseite", "Website"), _links),
    Column("image_text", LINE, ("Was das Bild zeigt",)),
    Column("image_credit", LINE, ("Bildnachweis",)),
    Column("checked_at", Day(), ("Geprüft am", "Stand")),
    Column("is_sample", YesNo(), ("Erfundenes Beispiel",)),
)  # fmt: skip
REQUIRED = ("external_id", "title", "organisation")
BY_NAME = {column.name: column for column in COLUMNS}
BY_HEADING = {folded(heading): column for column in COLUMNS for heading in (column.name, *column.headings)}

TRANSLATABLE = ("title", "short_text", "long_text", "plain_sentence", "cost_text", "accessibility_text")
TRANSLATED = re.compile(r"(?P<heading>.+?)[\s_]*[(_](?P<language>[a-z]{2})\)?", re.IGNORECASE)


def translation_column(name: str, language: str) -> Column:
    """Give the column of a text in another language, such as `title_fr`, "Titel (fr)"."""
    german = BY_NAME[name]
    return Column(
        f"{name}_{language}",
        german.cell,
        (f"{german.headings[0]} ({language})",),
        lambda offer: offer.translations.get(language, {}).get(name, ""),
        language=language,
    )


def label_of(heading: str) -> Column | None:
    """Give the column a heading names, by API name or German label, translations included; else None."""
    flat = one_line(heading)
    if column := BY_HEADING.get(folded(flat)):
        return column
    match = TRANSLATED.fullmatch(flat)
    column = BY_HEADING.get(folded(match["heading"])) if match else None
    if (
        match is None
        or column is None
        or column.name not in TRANSLATABLE
        or match["language"].lower() == "de"
    ):
        return None
    return translation_column(column.name, match["language"].lower())


def columns_for(languages: Iterable[str]) -> tuple[Column, ...]:
    """Give every column, with each text in these languages at the end."""
    return (
        *COLUMNS,
        *(translation_column(name, language) for language in languages for name in TRANSLATABLE),
    )
