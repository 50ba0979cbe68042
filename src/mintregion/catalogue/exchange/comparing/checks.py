"""Says before the database would that a value does not fit."""

from collections.abc import Iterator, Sequence

from mintregion.catalogue.exchange.comparing.values import FieldChange
from mintregion.catalogue.exchange.findings import Finding, problem
from mintregion.catalogue.models import Offer
from mintregion.organisations.models import Organisation

RANGES = (
    ("grade_from", "grade_to"),
    ("duration_min", "duration_max"),
    ("participants_min", "participants_max"),
    ("school_year_from", "school_year_to"),
)
LONGEST = {field.name: field.max_length for field in Offer._meta.concrete_fields if field.max_length}


def problems_of(offer: Offer, changes: Sequence[FieldChange]) -> Iterator[Finding]:
    """Give what speaks against saving these changes: texts too long, ranges the wrong way round."""
    changed = {change.name: change.after for change in changes}
    for name, value in changed.items():
        limit = LONGEST.get(name)
        if limit and isinstance(value, str) and len(value) > limit:
            yield problem("too_long", column=name, limit=limit, length=len(value))
    for first, last in RANGES:
        low, high = getattr(offer, first), getattr(offer, last)
        if {first, last} & changed.keys() and low is not None and high is not None and low > high:
            yield problem("wrong_way_round", column=last, first=low, last=high)
    if "translations" in changed:
        yield from _translations(offer)
    if "links" in changed:
        yield from _links(changed["links"])


def problems_of_organisation(organisation: Organisation) -> Iterator[Finding]:
    """Give what speaks against creating an organisation."""
    limit = Organisation._meta.get_field("name").max_length or 0
    if organisation._state.adding and len(organisation.name) > limit:  # noqa: SLF001 -- documented by Django for this question
        yield problem("too_long", column="organisation", limit=limit, length=len(organisation.name))


def _translations(offer: Offer) -> Iterator[Finding]:
    for language, texts in offer.translations.items():
        for name, text in texts.items():
            limit = LONGEST.get(name)
            if limit and len(text) > limit:
                yield problem("too_long", column=f"{name}_{language}", limit=limit, length=len(text))


def _links(links: Sequence[tuple[str, str]]) -> Iterator[Finding]:
    for label, url in links:
        if len(label) > 200 or len(url) > 500:
            yield problem(
                "too_long", column="links", limit=200 if len(label) > 200 else 500, length=len(label or url)
            )
