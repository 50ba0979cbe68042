"""The page of a provider in ReTriBuS: an address block, then the table of its offers.

    Art der Veranstaltung | Kurzbeschreibung | Schulform | Dauer /Ort | Klassenstufe | Teilnehmerzahl

A line "Bisherige Filterung: Ausbildung (Praktikum) > IT/Computer > …" above says track and field.
"""

import re
from collections.abc import Sequence

from mintregion.catalogue.exchange.document import Row, one_line
from mintregion.catalogue.exchange.findings import note, problem
from mintregion.catalogue.exchange.layouts.facts import Facts
from mintregion.catalogue.exchange.layouts.providers import provider_block
from mintregion.catalogue.exchange.layouts.tables import (
    Columns,
    Harvest,
    Layout,
    Section,
    match_headings,
    stated,
    tell_unknown,
)
from mintregion.catalogue.exchange.rows import OfferRow, Provider, Values
from mintregion.catalogue.exchange.words import derive
from mintregion.catalogue.exchange.words.grades import read_grades
from mintregion.catalogue.exchange.words.nearest import find
from mintregion.catalogue.exchange.words.people import without_contacts

NAME = "retribus"
HEADINGS = {
    "kind": r"artder(?:veranstaltung|angebote)|artdesangebots|veranstaltungsart",
    "text": r"kurzbeschreibung|beschreibung",
    "schools": r"schulform|schulart",
    "duration_and_place": r"dauer\w*ort",
    "duration": r"dauer",
    "place": r"ort\Z",
    "grades": r"klassenstufe|klasse|jahrgang",
    "participants": r"teilnehmer|anzahl",
}
REQUIRED = ("kind", "text", "schools")
BREADCRUMB = re.compile(r"(?:Bisherige )?Filterung\s*:\s*(?P<path>.+)", re.IGNORECASE)
PLACE = re.compile(r"\bOrt\s*:\s*")
LONGEST_HEADING = 60
LONGEST_TITLE = 160


def find_columns(cells: Sequence[str]) -> Columns | None:
    """Recognise the header row by kind, short text and school type; a title would make it another layout."""
    if not any(cell[:3].casefold() == "art" and len(cell) <= LONGEST_HEADING for cell in cells):
        return None  # almost every row of a table is no header row: find out fast
    found = match_headings(cells, HEADINGS)
    return found if all(name in found for name in REQUIRED) else None


def read(section: Section, harvest: Harvest) -> None:
    """Read the table of one provider."""
    above = provider_block(section.before)
    harvest.findings += tell_unknown(section, (*section.columns.unknown, *section.columns.repeated))
    if above.has_people:
        harvest.findings.append(note("people_left_out", sheet=section.sheet, row=above.row))
    if not above.provider.name:
        harvest.findings.append(problem("no_provider", sheet=section.sheet, row=section.header.number))
        return
    path = _filters(section.before)
    for row in section.rows:
        _read_row(section, row, above.provider, path, harvest)


def _read_row(section: Section, row: Row, provider: Provider, path: Values, harvest: Harvest) -> None:
    columns = section.columns
    text, had_contacts = without_contacts(stated(columns.text(row, "text")))
    if had_contacts:
        harvest.findings.append(note("people_left_out", sheet=section.sheet, row=row.number))
    kind = one_line(stated(columns.text(row, "kind")))
    if not kind and not text:
        harvest.findings.append(problem("no_title", sheet=section.sheet, row=row.number, text=""))
        return
    facts = Facts()
    facts.given |= {"short_text": one_line(text), **path}
    facts.kind(kind)
    duration, place = _duration_and_place(columns, row)
    facts.duration(duration)
    grades = one_line(columns.text(row, "grades"))
    facts.grade_range(grades, read_grades(grades))
    facts.schools(columns.text(row, "schools"))
    facts.participants(columns.text(row, "participants"))
    facts.place(place, provider.name)
    facts.conclude(derive.themes(f"{kind} {text}") or derive.themes(_filter_words(section.before)))
    # ReTriBuS has no titles: ours only names an offer that has none yet.
    facts.derived["title"] = title_of(one_line(text), kind, provider.name)
    harvest.rows.append(
        OfferRow(NAME, section.sheet, row.number, provider, facts.given, facts.read, facts.derived)
    )
    harvest.findings += [finding.at(sheet=section.sheet, row=row.number) for finding in facts.findings]


def title_of(text: str, kind: str, provider: str) -> str:
    """Give an offer without a title one: its short text, else its kind and provider."""
    if text and len(text) <= LONGEST_TITLE:
        return text
    if kind:
        return f"{kind} bei {provider}"
    return text[: LONGEST_TITLE - 1].rsplit(" ", 1)[0] + "…"


def _duration_and_place(columns: Columns, row: Row) -> tuple[str, str]:
    """Split "2 - 20 Wochen Ort: vor Ort im Unternehmen"."""
    if "duration_and_place" not in columns:
        return columns.text(row, "duration"), columns.text(row, "place")
    written = one_line(columns.text(row, "duration_and_place"))
    match = PLACE.search(written)
    if match is None:
        return written, columns.text(row, "place")
    return written[: match.start()].strip(" ,;/"), written[match.end() :]


def _filters(before: Sequence[Row]) -> Values:
    """Give track and field of the breadcrumb above the table, as far as they are known."""
    steps = [one_line(step) for step in _filter_words(before).split(">")]
    found = {"track": find("track", steps[0]), "field": find("field", steps[1]) if len(steps) > 1 else None}
    return {name: concept.key for name, concept in found.items() if concept}


def _filter_words(before: Sequence[Row]) -> str:
    """Give the last breadcrumb above the table; an empty string when there is none."""
    matches = (BREADCRUMB.search(" ".join(row.cells)) for row in reversed(before))
    return next((match["path"] for match in matches if match), "")


LAYOUT = Layout(NAME, find_columns, read, may_wrap=True)
