"""What a source does not say but what follows from what it says.

- Stages: grades 1 to 4 are primary school, 5 to 13 secondary school; without grades the school types decide.
- School types: "all" does not mean primary schools when the grades begin at 5.
- Audiences: pupils for primary and secondary school, children for Kitas; for in-service training the
  teachers or educators of that stage instead.
- Themes: those whose words stand in title, text or department; else the letter of the handbook's chapter.

A derived value only fills a field that is empty; it never replaces what somebody entered.
"""

import re

from mintregion.catalogue.exchange.words.grades import read_grades
from mintregion.catalogue.exchange.words.nearest import mentioned
from mintregion.catalogue.vocabulary import scheme

FOR_STAFF = frozenset({"teacher_training", "process_support", "conference", "network_meeting"})
PUPILS_FROM = {"kita": "children", "primary": "pupils", "secondary": "pupils"}
STAFF_OF = {"kita": "educators", "primary": "teachers", "secondary": "teachers"}
FIRST_SECONDARY_GRADE = 5
STAGE_WORDS = (
    ("kita", re.compile(r"\bkitas?\b|\bkindergart|\bkindergärt|\bvorschul", re.IGNORECASE)),
    ("primary", re.compile(r"\bgrundsch", re.IGNORECASE)),
    ("seniors", re.compile(r"\bsenior", re.IGNORECASE)),
)
GRADES = re.compile(
    r"\b(?:Klassen?(?:stufen?)?|Jahrgangsstufen?)\s+\d[\d\s,./und–-]*|\b\d{1,2}\.\s?Klasse|\bOberstufe\b|\bMittelstufe\b",
    re.IGNORECASE,
)
CHAPTERS = {
    "M": "mathematics",
    "I": "computer_science",
    "N": "natural_sciences",
    "T": "technology",
    "S": "cross_disciplinary",
}


def stages(
    grades: tuple[int, int] | None, school_types: tuple[str, ...], named: tuple[str, ...] = ()
) -> tuple[str, ...]:
    """Stages from grades, else from school types; those the source names itself are always among them."""
    found = set(named)
    if grades:
        found.update({"primary"} if grades[0] < FIRST_SECONDARY_GRADE else ())
        found.update({"secondary"} if grades[1] >= FIRST_SECONDARY_GRADE else ())
    elif school_types:
        found.update({"primary"} if "primary_school" in school_types else ())
        found.update({"secondary"} if set(school_types) - {"primary_school"} else ())
    return scheme("stage").sorted_keys(found)


def fitting_types(school_types: tuple[str, ...], grades: tuple[int, int] | None) -> tuple[str, ...]:
    """Leave primary schools out of several types when the grades begin at 5."""
    if grades and grades[0] >= FIRST_SECONDARY_GRADE and len(school_types) > 1:
        return tuple(key for key in school_types if key != "primary_school")
    return school_types


def audiences(of_stages: tuple[str, ...], kind: str) -> tuple[str, ...]:
    """Audiences from stages and kind."""
    by_stage = STAFF_OF if kind in FOR_STAFF else PUPILS_FROM
    return scheme("audience").sorted_keys(by_stage[stage] for stage in of_stages if stage in by_stage)


def themes(text: str, chapter: str = "") -> tuple[str, ...]:
    """Themes the text mentions, else the one of the handbook's chapter."""
    return mentioned("theme", text) or scheme("theme").sorted_keys([CHAPTERS.get(chapter, "")])


def stages_mentioned(text: str) -> tuple[str, ...]:
    """Stages a title or text names: "für Kitas", "Klassen 9 und 10"; only for tables without such columns."""
    named = tuple(stage for stage, pattern in STAGE_WORDS if pattern.search(text))
    match = GRADES.search(text)
    return stages(read_grades(match.group()) if match else None, (), named)
