"""Says a plan so that people can read it."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from mintregion.catalogue.exchange.findings import Finding
from mintregion.catalogue.exchange.messages import field_label, sentence, whereabouts
from mintregion.catalogue.exchange.plan import Plan, PlannedOffer
from mintregion.catalogue.models import Offer
from mintregion.catalogue.vocabulary import SCHEMES, scheme

LISTED = 50  # of each kind; the counts above are complete
QUOTED = 60


def say_plan(plan: Plan, *, name: str, is_dry_run: bool) -> str:
    """Say what a file does to the catalogue, or why it does nothing."""
    return "\n".join(_lines(plan, name=name, is_dry_run=is_dry_run))


def _lines(plan: Plan, *, name: str, is_dry_run: bool) -> Iterator[str]:
    yield _headline(plan, name=name, is_dry_run=is_dry_run)
    if plan.problems:
        yield from _block(_("Problems"), [_finding(finding) for finding in plan.problems])
        yield from _block(_("Notes"), [_finding(finding) for finding in plan.notes])
        return
    yield _("%(new)d new, %(changed)d changed, %(unchanged)d unchanged.") % {
        "new": len(plan.new),
        "changed": len(plan.changed),
        "unchanged": len(plan.unchanged),
    }
    yield from _block(
        _("New organisations, not claimed by anybody yet"), [one.name for one in plan.organisations]
    )
    yield from _block(_("New offers"), [_offer(planned) for planned in plan.new])
    yield from _block(_("Changed offers"), [_offer(planned) for planned in plan.changed])
    yield from _block(_("Notes"), [_finding(finding) for finding in plan.notes])


def _headline(plan: Plan, *, name: str, is_dry_run: bool) -> str:
    if plan.problems:
        count = len(plan.problems)
        text = ngettext(
            "%(file)s was not imported: %(count)d problem. Nothing was saved.",
            "%(file)s was not imported: %(count)d problems. Nothing was saved.",
            count,
        )
        return text % {"file": name, "count": count}
    if is_dry_run:
        return _("%(file)s can be imported. This was a trial; nothing was saved.") % {"file": name}
    if plan.changes_nothing:
        return _("%(file)s changes nothing: the catalogue already says all of it.") % {"file": name}
    return _("%(file)s was imported.") % {"file": name}


def _block(title: str, lines: Sequence[str]) -> Iterator[str]:
    if not lines:
        return
    yield ""
    yield f"{title}:"
    yield from (f"- {line}" for line in lines[:LISTED])
    if len(lines) > LISTED:
        yield "- " + _("… and %(count)d more") % {"count": len(lines) - LISTED}


def _finding(finding: Finding) -> str:
    what, advice = sentence(finding)
    place = whereabouts(finding)
    said = f"{place}: {what}" if place else what
    return _("%(what)s To do: %(advice)s") % {"what": said, "advice": advice}


def _offer(planned: PlannedOffer) -> str:
    where = _("row %(number)s") % {"number": planned.row.row}
    title = f"{planned.offer} ({planned.offer.organisation.name}, {where})"
    if planned.is_new:
        state = next(
            (change.after for change in planned.changes if change.name == "state"), planned.offer.state
        )
        return f"{title} – {Offer.State(state).label}"
    changes = "; ".join(
        f"{field_label(change.name)}: {_value(change.name, change.before)} → {_value(change.name, change.after)}"
        for change in planned.changes
    )
    return f"{title} – {changes}"


def _value(name: str, value: Any) -> str:
    """Say a value short enough for a line."""
    if value in (None, "", (), [], {}):
        return "–"
    if isinstance(value, dict):
        text = ", ".join(sorted(value))
    elif isinstance(value, list | tuple):
        text = ", ".join(_concept(name, one) for one in value)
    else:
        text = _concept(name, value)
    flat = " ".join(text.split())
    return flat if len(flat) <= QUOTED else flat[: QUOTED - 1] + "…"


def _concept(name: str, value: Any) -> str:
    """Say the label of a key, else the value itself."""
    field = next((one for one in Offer._meta.concrete_fields if one.name == name), None)
    vocabulary = getattr(field, "scheme", "")
    if vocabulary in SCHEMES and value in scheme(vocabulary):
        return scheme(vocabulary)[value].label
    return str(dict(getattr(field, "choices", None) or ()).get(value, value))
