"""Works out the values an offer would have after a row, and which of them are new."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from mintregion.catalogue.exchange.columns.table import TRANSLATABLE
from mintregion.catalogue.exchange.comparing.ground import Ground
from mintregion.catalogue.exchange.document import clean
from mintregion.catalogue.exchange.findings import Finding, problem
from mintregion.catalogue.exchange.rows import OfferRow, Value
from mintregion.catalogue.models import Offer
from mintregion.regions.models import District

# Not columns of the row itself: resolved or stored apart.
APART = frozenset({"place", "translations", "travel_districts", "travel_area", "links", "state"})
EMPTY: tuple[object, ...] = (None, "", (), [], {})


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field with its value before and after."""

    name: str
    before: Any
    after: Any


@dataclass(slots=True)
class Outcome:
    """An offer with the values of a row set on it; `None` leaves districts or links as they are."""

    changes: list[FieldChange]
    problems: list[Finding]
    travel_districts: Sequence[District] | None = None
    links: Sequence[tuple[str, str]] | None = None


def set_values(offer: Offer, row: OfferRow, ground: Ground) -> Outcome:
    """Set what a row states, understands and derives on an offer, and list what is new."""
    outcome = Outcome([], [])
    values = _wanted(offer, row)
    for name, value in values.items():
        if name not in APART:
            _set(offer, name, _stored_form(name, value), outcome)
    if "translations" in values:
        _set_translations(offer, values["translations"], outcome)
    if "place" in values:
        _set_place(offer, str(values["place"]), ground, outcome)
    if "travel_districts" in values or "travel_area" in values:
        _set_districts(offer, values, ground, outcome)
    if "links" in values:
        _set_links(offer, values["links"], outcome)
    return outcome


def _wanted(offer: Offer, row: OfferRow) -> dict[str, Value]:
    """Join what a row states, what was understood from new phrases, and what fills empty fields."""
    values = dict(row.given)
    for phrase, structure in row.read.items():
        if _is_news(offer, phrase, row.given.get(phrase), structure):
            values.update(structure)
    for name, value in row.derived.items():
        if name not in values and value not in EMPTY and getattr(offer, name) in EMPTY:
            values[name] = value
    return values


def _is_news(offer: Offer, phrase: str, text: Value | None, structure: Mapping[str, Value]) -> bool:
    """Tell whether a phrase differs from the stored one, or nothing was ever understood from it."""
    if offer.pk is None or clean(getattr(offer, phrase)) != (text or ""):
        return True
    return all(getattr(offer, name) in EMPTY for name in structure if name not in APART)


def _stored_form(name: str, value: Value) -> Any:
    if name == "keywords" and isinstance(value, tuple):
        return list(value)
    if name == "checked_at" and isinstance(value, str):
        return date.fromisoformat(value)
    return value


def _set(offer: Offer, name: str, value: Any, outcome: Outcome) -> None:
    before = getattr(offer, name)
    if _same(before, value):
        return
    outcome.changes.append(FieldChange(name, before, value))
    setattr(offer, name, value)


def _same(before: Any, after: Any) -> bool:
    """Compare as a table can tell: line breaks of another system and invisible characters do not count."""
    if isinstance(before, str) and isinstance(after, str):
        return before == after or clean(before) == after
    if isinstance(before, list | tuple) and isinstance(after, list | tuple):
        return [clean(str(one)) for one in before] == [str(one) for one in after]
    return bool(before == after)


def _set_translations(offer: Offer, texts: Value, outcome: Outcome) -> None:
    """Take texts in other languages; an empty cell removes the text."""
    after = {language: dict(stored) for language, stored in offer.translations.items()}
    for column, text in (texts if isinstance(texts, dict) else {}).items():
        name, _, language = column.rpartition("_")
        if name not in TRANSLATABLE or clean(after.get(language, {}).get(name, "")) == text:
            continue
        after.setdefault(language, {})[name] = text
        if not text:
            del after[language][name]
    after = {language: stored for language, stored in after.items() if stored}
    if after != offer.translations:
        outcome.changes.append(FieldChange("translations", offer.translations, after))
        offer.translations = after


def _set_place(offer: Offer, text: str, ground: Ground, outcome: Outcome) -> None:
    if text == (str(offer.place) if offer.place else ""):
        return
    place = ground.place(text) if text else None
    if text and place is None:
        outcome.problems.append(problem("unknown_place", column="place", text=text))
    elif place != offer.place:
        outcome.changes.append(FieldChange("place", offer.place, place))
        offer.place = place


def _set_districts(offer: Offer, values: Mapping[str, Value], ground: Ground, outcome: Outcome) -> None:
    stored = list(offer.travel_districts.all()) if offer.pk else []
    wanted: list[District] = []
    named = values.get("travel_districts")
    for text in named if isinstance(named, tuple) else ():
        district = ground.district(str(text))
        if district is None:
            outcome.problems.append(problem("unknown_district", column="travel_districts", text=text))
        else:
            wanted.append(district)
    if named is None:
        found = ground.own_district(str(values.get("travel_area", "")))
        wanted = [found] if found and not stored else stored
    if {one.pk for one in wanted} != {one.pk for one in stored}:
        outcome.changes.append(FieldChange("travel_districts", stored, wanted))
        outcome.travel_districts = wanted


def _set_links(offer: Offer, links: Value, outcome: Outcome) -> None:
    stored = [(link.label, link.url) for link in offer.links.all()] if offer.pk else []
    pairs = links if isinstance(links, tuple) else ()
    wanted = [(pair[0], pair[1]) for pair in pairs if isinstance(pair, tuple)]
    if wanted != stored:
        outcome.changes.append(FieldChange("links", stored, wanted))
        outcome.links = wanted
