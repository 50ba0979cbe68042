"""The fact table of an offer: what is known, what the source said, and what nobody has stated yet.

The order never changes: kind, duration, grades, school type, participants, place, cost, accessibility.
Facts that most offers do not have (languages, school years) follow only when they are stated.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.utils.formats import number_format
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import override, pgettext

from mintregion.catalogue import wording
from mintregion.catalogue.models import Offer
from mintregion.catalogue.models.offer import GRADES
from mintregion.catalogue.source_words import said_otherwise
from mintregion.shell.translation import Text

SECONDARY_START = 5


@dataclass(frozen=True, slots=True)
class Line:
    """A value and a remark below it; a language is set where it is not the language of the page."""

    value: str
    remark: str = ""
    language: str = ""
    remark_language: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """One row of the table; no lines means that nobody has stated it."""

    key: str
    label: str
    icon: str
    lines: tuple[Line, ...]
    as_written: str = ""


def fact_table(offer: Offer) -> tuple[Fact, ...]:
    """Give the rows of an offer's fact table in fixed order.

    Reads `organisation`, `place` and `travel_districts`; fetch them with the offer.
    """
    stated = (_languages(offer), _school_years(offer))
    return (
        _kind(offer),
        _duration(offer),
        _grades(offer),
        _school_types(offer),
        _participants(offer),
        _place(offer),
        _cost(offer),
        _accessibility(offer),
        *(fact for fact in stated if fact.lines),
    )


def grade_band(offer: Offer) -> list[tuple[int, bool]]:
    """Give each grade to draw and whether the offer is meant for it; empty when no grade is stated.

    The band begins at grade 5, or at 1 when the offer does not begin in secondary school.
    """
    grades = offer.grades
    if not grades:
        return []
    start = SECONDARY_START if grades[0] >= SECONDARY_START else GRADES.start
    stop = GRADES.stop if grades[-1] >= SECONDARY_START else SECONDARY_START
    return [(grade, grade in grades) for grade in range(start, stop)]


def places(offer: Offer) -> tuple[Line, ...]:
    """Say where it takes place, one line for each way."""
    lines = tuple(line for venue in offer.venues for line in _at_venue(offer, venue))
    if not lines and offer.place_as_written:
        return (Line(offer.place_as_written, language="de"),)
    return lines


def places_in_short(offer: Offer) -> tuple[str, ...]:
    """Say where it takes place in a table that names the organisation already."""
    on_site = offer.organisation.town or ", ".join(wording.labels("venue", ("at_provider",)))
    if not offer.venues:
        return tuple(line.value for line in places(offer))
    return tuple(
        on_site if venue == "at_provider" else line.value
        for venue in offer.venues
        for line in _at_venue(offer, venue)
    )


def school_year(start: int) -> str:
    """Write the school year that begins in the year `start`: 2026 is "2026/27"."""
    return f"{start}/{(start + 1) % 100:02d}"


def _kind(offer: Offer) -> Fact:
    return _fact("kind", _("Kind of offer"), "tag", offer, wording.kind_label, offer.kind_as_written)


def _duration(offer: Offer) -> Fact:
    return _fact("duration", _("Duration"), "clock", offer, wording.duration_words, offer.duration_as_written)


def _school_types(offer: Offer) -> Fact:
    say, written = wording.school_types_words, offer.school_types_as_written
    return _fact("school_types", _("School type"), "house", offer, say, written)


def _participants(offer: Offer) -> Fact:
    written = offer.participants_as_written
    return _fact("participants", _("Participants"), "users", offer, wording.participants_words, written)


def _fact(key: str, label: str, icon: str, offer: Offer, say: Callable[[Offer], str], written: str) -> Fact:
    """Make a row of one value; the words of the source stand in for a value that was not understood."""
    said = say(offer)
    if not said or said == written:
        return Fact(key, label, icon, (Line(written, language="de"),) if written else ())
    with override("de"):
        differs = said_otherwise(written, say(offer))
    return Fact(key, label, icon, (Line(said),), written if differs else "")


def _grades(offer: Offer) -> Fact:
    written, said, section = offer.grades_as_written, wording.grades_words(offer), _school_section(offer)
    if not said:
        return Fact("grades", _("Grades"), "cap", (Line(written, language="de"),) if written else ())
    with override("de"):
        numbers = f"{offer.grades[0]}{offer.grades[-1]}"
        german = _school_section(offer)
        # Sources name the grades, the section of school they are, or both.
        sayings = (wording.grades_words(offer), numbers, german, german + numbers, numbers + german)
        differs = said_otherwise(written, *sayings)
    line = Line(f"{said} ({section})" if section else said)
    return Fact("grades", _("Grades"), "cap", (line,), written if differs else "")


def _school_section(offer: Offer) -> str:
    """Name the part of secondary school that the grades are exactly, else an empty string."""
    sections = {
        range(5, 7): _("orientation stage"),
        range(7, 11): _("middle grades"),
        range(11, 14): _("upper grades"),
    }
    return sections.get(offer.grades, "")


def _place(offer: Offer) -> Fact:
    lines, written = places(offer), offer.place_as_written
    whole = offer.organisation.part_of
    said = [line.value for line in lines] + [line.remark for line in lines] + ([whole.name] if whole else [])
    differs = said_otherwise(written, *said)
    return Fact("place", _("Place"), "pin", lines, written if differs else "")


def _cost(offer: Offer) -> Fact:
    label = ", ".join(wording.labels("cost", (offer.cost,)))
    return Fact("cost", pgettext("price", "Cost"), "euro", _with_words(label, offer.text("cost_text")))


def _accessibility(offer: Offer) -> Fact:
    label = ", ".join(wording.labels("accessibility", offer.accessibility))
    return Fact(
        "accessibility", _("Accessibility"), "wc", _with_words(label, offer.text("accessibility_text"))
    )


def _with_words(label: str, words: Text) -> tuple[Line, ...]:
    """Put free words below the concept, or in its place when no concept is given."""
    language = words.language if words.is_fallback else ""
    if label:
        return (Line(label, str(words), remark_language=language),)
    return (Line(str(words), language=language),) if words else ()


def _languages(offer: Offer) -> Fact:
    said = ", ".join(wording.labels("language", offer.languages_spoken))
    return Fact("languages", _("Languages"), "language", (Line(said),) if said else ())


def _school_years(offer: Offer) -> Fact:
    said = _years_in_words(offer.school_year_from, offer.school_year_to)
    return Fact("school_years", pgettext("offer", "Valid"), "cal", (Line(said),) if said else ())


def _years_in_words(first: int | None, last: int | None) -> str:
    if first is not None and first == last:
        return _("school year %(year)s") % {"year": school_year(first)}
    if first is not None and last is not None:
        return _("school years %(first)s to %(last)s") % {
            "first": school_year(first),
            "last": school_year(last),
        }
    if first is not None:
        return _("from school year %(year)s") % {"year": school_year(first)}
    return _("until school year %(year)s") % {"year": school_year(last)} if last is not None else ""


def _at_venue(offer: Offer, venue: str) -> Iterator[Line]:
    if venue == "at_provider":
        organisation = offer.organisation
        town = organisation.town if organisation.town not in organisation.name else ""
        yield Line(str(organisation.text("name")), town, url=organisation.get_absolute_url())
    elif venue == "comes_to_you":
        yield Line(wording.comes_to_words(offer), _travel_range(offer))
    elif venue == "elsewhere" and offer.place is not None:
        yield Line(
            offer.place_as_written or offer.place.name, offer.place.name if offer.place_as_written else ""
        )
    elif venue == "elsewhere" and offer.place_as_written:
        yield Line(offer.place_as_written)
    else:
        yield from map(Line, wording.labels("venue", (venue,)))


def _travel_range(offer: Offer) -> str:
    """Say how far the offer travels."""
    names = [district.name for district in offer.travel_districts.all()]
    if names:
        return _("in %(districts)s") % {"districts": get_text_list(names, _("and"))}
    if offer.travel_km is None:
        return _("How far is agreed with the provider.")
    distance, place = number_format(offer.travel_km, force_grouping=True), offer.organisation.town
    if place:
        return _("up to %(distance)s km around %(place)s") % {"distance": distance, "place": place}
    return _("up to %(distance)s km") % {"distance": distance}
