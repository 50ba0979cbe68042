"""The table of the MINT-Kooperationshandbuch.

    Lfd. Nr. | Titel des Angebots / Kontakt | Art des Angebots | Dauer des Angebots | Klasse 5 und 6 |
    Klasse 7 - 10 | Oberstufe 11 - 13 | Max. Anzahl Teilnehmer | Schulart/ Zielgruppe | Ort

Every heading that names grades is a band of dots. The provider stands in the text above the table.
"""

import re
from collections.abc import Sequence

from mintregion.catalogue.exchange.document import Row, one_line
from mintregion.catalogue.exchange.findings import note, problem
from mintregion.catalogue.exchange.layouts.facts import Facts
from mintregion.catalogue.exchange.layouts.providers import provider_above
from mintregion.catalogue.exchange.layouts.tables import (
    Columns,
    Harvest,
    Layout,
    Section,
    match_headings,
    tell_unknown,
)
from mintregion.catalogue.exchange.rows import OfferRow, Provider
from mintregion.catalogue.exchange.words import derive
from mintregion.catalogue.exchange.words.costs import read_cost
from mintregion.catalogue.exchange.words.grades import join_bands, read_grades
from mintregion.catalogue.exchange.words.nearest import mentioned
from mintregion.catalogue.exchange.words.people import without_contacts

NAME = "handbook"
HEADINGS = {
    "number": r"(?:lfd|laufende|fortlaufende)nr|(?:lfd|laufende|handbuch)\w*nummer|nr\Z|nummer\Z",
    "title": r"titel",
    "kind": r"art(?:des|der)(?:angebots?|angebote|veranstaltung)|angebotsart|angebotsform",
    "duration": r"dauer",
    "participants": r"(?:max|maximale|min)?(?:anzahl|zahl)?(?:der)?(?:teilnehmer|tn|teilnahme)|maxanzahl",
    "schools": r"schulart|schulform|zielgruppe",
    "place": r"ort\Z|veranstaltungsort|durchführungsort",
    "text": r"(?:kurz)?beschreibung|inhalt",
    "cost": r"kosten|preis",
}
REQUIRED = ("number", "title", "kind")
NUMBER = re.compile(r"(?P<letter>[A-ZÄÖÜ]{1,3})\s*[-.]?\s*(?P<value>\d{1,6})\Z", re.IGNORECASE)
BAND = re.compile(r"klasse|stufe|jahrgang|\bsek|\bkl\.|\bmss\b|^\s*\d+\s*[-–]\s*\d+\s*$", re.IGNORECASE)
UNIVERSITY = re.compile(r"universität|hochschule|campus|\bfh\b", re.IGNORECASE)
NO_DOT = frozenset({"", "-", "–", "nein", "o", "0"})


def find_columns(cells: Sequence[str]) -> Columns | None:
    """Recognise the header row by number, title and kind."""
    if not any(cell[:5].casefold() == "titel" for cell in cells):
        return None
    found = match_headings(cells, HEADINGS)
    if any(name not in found for name in REQUIRED):
        return None
    bands = [heading for heading in found.unknown if BAND.search(heading) and read_grades(heading)]
    places = dict(found.places) | {f"band:{one_line(band)}": list(cells).index(band) for band in bands}
    return Columns(places, tuple(h for h in found.unknown if h not in bands), found.repeated)


def read(section: Section, harvest: Harvest) -> None:
    """Read one table."""
    above = provider_above(section.before)
    harvest.findings += tell_unknown(section, (*section.columns.unknown, *section.columns.repeated))
    if above.has_people:
        harvest.findings.append(note("people_left_out", sheet=section.sheet, row=above.row))
    if not above.provider.name:
        harvest.findings.append(problem("no_provider", sheet=section.sheet, row=section.header.number))
        return
    for row in section.rows:
        _read_row(section, row, above.provider, harvest)


def _read_row(section: Section, row: Row, provider: Provider, harvest: Harvest) -> None:
    text = section.columns.text
    title, had_contacts = without_contacts(text(row, "title"))
    number = NUMBER.match(one_line(text(row, "number")))
    if not title or not number:
        code = "no_title" if number else "no_number"
        harvest.findings.append(problem(code, sheet=section.sheet, row=row.number, text=text(row, "number")))
        return
    if had_contacts:
        harvest.findings.append(note("people_left_out", sheet=section.sheet, row=row.number))
    facts = Facts()
    facts.given |= {
        "number_letter": number["letter"].upper(),
        "number_value": int(number["value"]),
        "title": one_line(title),
    }
    _read_cells(section, row, provider, facts)
    about = " ".join([title, text(row, "text"), provider.department])
    facts.conclude(derive.themes(about, number["letter"].upper()))
    if UNIVERSITY.search(provider.name):
        facts.derived["track"] = "study"
        facts.derived["field"] = _field_of_study(f"{provider.department} {title}")
    harvest.rows.append(
        OfferRow(NAME, section.sheet, row.number, provider, facts.given, facts.read, facts.derived)
    )
    harvest.findings += [finding.at(sheet=section.sheet, row=row.number) for finding in facts.findings]


def _read_cells(section: Section, row: Row, provider: Provider, facts: Facts) -> None:
    columns = section.columns
    facts.kind(columns.text(row, "kind"))
    if "duration" in columns:
        facts.duration(columns.text(row, "duration"))
    if any(name.startswith("band:") for name in columns.places):
        facts.grade_range(*_grades(columns, row))
    if "participants" in columns:
        facts.participants(columns.text(row, "participants"))
    if "schools" in columns:
        facts.schools(columns.text(row, "schools"))
    if "place" in columns:
        facts.place(columns.text(row, "place"), provider.name)
    if "text" in columns:
        facts.given["short_text"] = one_line(without_contacts(columns.text(row, "text"))[0])
    if "cost" in columns:
        written = one_line(columns.text(row, "cost"))
        facts.given["cost_text"] = written
        facts.read["cost_text"] = {"cost": read_cost(written) or ""}


def _grades(columns: Columns, row: Row) -> tuple[str, tuple[int, int] | None]:
    """Give the headings of the bands with a dot as they are written, and the grades they span."""
    marked: list[str] = []
    ranges: list[tuple[int, int]] = []
    for name in columns.places:
        dot = one_line(columns.text(row, name))
        if not name.startswith("band:") or dot.casefold() in NO_DOT:
            continue
        heading = name.removeprefix("band:")
        own = read_grades(dot) if any(c.isdigit() for c in dot) else None  # "nur 10" instead of a dot
        band = own or read_grades(heading)
        marked.append(f"{heading}: {dot}" if own else heading)
        ranges += [band] if band else []
    return ", ".join(marked), join_bands(ranges)


def _field_of_study(text: str) -> str:
    """Give the one field of study the department's name or the title mentions."""
    found = mentioned("field", text)
    return found[0] if found else ""


LAYOUT = Layout(NAME, find_columns, read, may_wrap=True)
