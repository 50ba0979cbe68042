"""How the facts of an offer are said in words, in the language of the page."""

from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from mintregion.catalogue.models import Offer
from mintregion.catalogue.models.offer import GRADES
from mintregion.catalogue.vocabulary import scheme

STALE_AFTER_MONTHS = 12
#: General and vocational schools of the Land after primary school (Schulgesetz Rheinland-Pfalz, § 9).
EVERY_SECONDARY_SCHOOL = frozenset({"realschule_plus", "igs", "gymnasium", "vocational_school"})


@dataclass(frozen=True, slots=True)
class Freshness:
    """How old the last check of an offer is: `state` is fresh, old or never."""

    state: str
    text: str


def freshness(offer: Offer, today: date) -> Freshness:
    """Say honestly when the offer was last checked."""
    if offer.checked_at is None:
        return Freshness("never", _("not checked yet"))
    months = months_between(offer.checked_at, today)
    if months < STALE_AFTER_MONTHS:
        day = date_format(offer.checked_at, "SHORT_DATE_FORMAT")
        return Freshness("fresh", _("checked on %(day)s") % {"day": day})
    words = ngettext("last checked %(months)s month ago", "last checked %(months)s months ago", months)
    return Freshness("old", words % {"months": months})


def months_between(earlier: date, later: date) -> int:
    """Whole months from one day to another."""
    months = (later.year - earlier.year) * 12 + later.month - earlier.month
    return months - (later.day < earlier.day)


def duration_words(offer: Offer) -> str:
    """Duration such as "60–90 Minuten"; as written where no structure was read; or an empty string."""
    low, high = offer.duration_min, offer.duration_max
    if not offer.duration_unit or (low is None and high is None):
        return offer.duration_as_written
    count = high if high is not None else low or 0
    unit = _unit(offer.duration_unit, count)
    if low is None:
        return _("up to %(count)s %(unit)s") % {"count": count, "unit": unit}
    return f"{_span(low, high)} {unit}"


def _unit(unit: str, count: int) -> str:
    words = {
        Offer.DurationUnit.MINUTE: ngettext("minute", "minutes", count),
        Offer.DurationUnit.HOUR: ngettext("hour", "hours", count),
        Offer.DurationUnit.DAY: ngettext("day", "days", count),
        Offer.DurationUnit.WEEK: ngettext("week", "weeks", count),
        Offer.DurationUnit.MONTH: ngettext("month", "months", count),
        Offer.DurationUnit.SCHOOL_YEAR: ngettext("school year", "school years", count),
    }
    return words[Offer.DurationUnit(unit)]


def _span(low: int, high: int | None) -> str:
    return str(low) if high is None or high == low else f"{low}–{high}"


def participants_words(offer: Offer) -> str:
    """Participants such as "höchstens 20"; as written where no structure was read; or an empty string."""
    low, high = offer.participants_min, offer.participants_max
    if offer.participants == Offer.Participants.BY_ARRANGEMENT:
        return _("by arrangement")
    if offer.participants == Offer.Participants.OPEN:
        return pgettext("participants", "any number")
    if low and high:
        return _span(low, high)
    if high:
        return _("at most %(count)s") % {"count": high}
    if low:
        return _("at least %(count)s") % {"count": low}
    return offer.participants_as_written


def grades_words(offer: Offer) -> str:
    """Grades such as "Klasse 11–13", or an empty string."""
    grades = offer.grades
    if not grades:
        return ""
    first, last = grades[0], grades[-1]
    if first == last:
        return _("Grade %(grade)s") % {"grade": first}
    if first == GRADES.start and last == GRADES.stop - 1:
        return _("all grades")
    return _("Grades %(first)s–%(last)s") % {"first": first, "last": last}


def labels(name: str, keys: tuple[str, ...]) -> list[str]:
    """Labels of concepts in reading order; unknown keys are left out."""
    known = scheme(name)
    return [known[key].label for key in keys if key in known]


def school_types_words(offer: Offer) -> str:
    """School types by name, or in one word when every secondary school is meant; or an empty string."""
    named = set(offer.school_types)
    if named >= EVERY_SECONDARY_SCHOOL and "primary_school" not in named:
        return _("all secondary schools")
    return ", ".join(labels("school_type", offer.school_types))


def kind_label(offer: Offer) -> str:
    """Label of the kind, else the kind as written."""
    return scheme("kind")[offer.kind].label if offer.kind in scheme("kind") else offer.kind_as_written


def group_words(offer: Offer) -> str:
    """Whom the card names: grades with a single school type, else audiences, else school types."""
    grades = grades_words(offer)
    school_types = labels("school_type", offer.school_types)
    if grades:
        return f"{grades}, {school_types[0]}" if len(school_types) == 1 else grades
    return ", ".join(labels("audience", offer.audiences)[:2] or school_types[:2])


def place_words(offer: Offer) -> str:
    """Where it takes place when it does not come to you."""
    if "online" in offer.venues and len(offer.venues) == 1:
        return _("online")
    if offer.place is not None:
        return offer.place.name
    organisation = offer.organisation
    if offer.place_as_written and "elsewhere" in offer.venues:
        return offer.place_as_written
    return organisation.town or (organisation.place.name if organisation.place else offer.place_as_written)


def comes_to_words(offer: Offer) -> str:
    """To whom a travelling offer comes: a Kita, a school, or anybody; empty when it stays where it is."""
    if not offer.travels:
        return ""
    if offer.stages == ("kita",):
        return _("comes to your Kita")
    is_for_schools = bool(offer.stages) and set(offer.stages) <= {"primary", "secondary"}
    return _("comes to your school") if is_for_schools else _("comes to you")


def site_words(offer: Offer) -> str:
    """Name of the place where one goes: another place, or the organisation."""
    if offer.place is not None or "elsewhere" in offer.venues:
        return place_words(offer)
    return offer.organisation.text("name").value


def provider_words(offer: Offer) -> str:
    """The organisation, with what it is a part of in front."""
    organisation = offer.organisation
    name = organisation.text("name").value
    whole = organisation.part_of.text("name").value if organisation.part_of is not None else ""
    if whole and not name.startswith(whole):
        return f"{whole} · {name}"
    return f"{name} · {organisation.town}" if organisation.town and organisation.town not in name else name
