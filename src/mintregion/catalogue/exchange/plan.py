"""What an import would do: new, changed and unchanged offers, and everything there is to say about it."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from django.utils import timezone

from mintregion.catalogue.exchange.comparing.checks import problems_of, problems_of_organisation
from mintregion.catalogue.exchange.comparing.ground import Ground
from mintregion.catalogue.exchange.comparing.offers import Conflict, Likeness, Offers, number_of
from mintregion.catalogue.exchange.comparing.organisations import Organisations
from mintregion.catalogue.exchange.comparing.values import FieldChange, Outcome, set_values
from mintregion.catalogue.exchange.findings import Finding, note, problem
from mintregion.catalogue.exchange.rows import OfferRow, Parsed
from mintregion.catalogue.models import Offer
from mintregion.catalogue.services import missing_for_publication
from mintregion.organisations.models import Organisation
from mintregion.regions.models import District, Region


@dataclass(frozen=True, slots=True)
class PlannedOffer:
    """An offer as it would be saved, the row it comes from, and what is new about it."""

    offer: Offer
    row: OfferRow
    is_new: bool
    changes: tuple[FieldChange, ...]
    travel_districts: Sequence[District] | None = None
    links: Sequence[tuple[str, str]] | None = None


@dataclass(slots=True)
class Plan:
    """The plan for one file and one region."""

    region: Region
    layouts: tuple[str, ...] = ()
    new: list[PlannedOffer] = field(default_factory=list)
    changed: list[PlannedOffer] = field(default_factory=list)
    unchanged: list[PlannedOffer] = field(default_factory=list)
    organisations: list[Organisation] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    @property
    def problems(self) -> list[Finding]:
        """Findings that stop the import; nothing is saved while there is one."""
        return [finding for finding in self.findings if finding.is_problem]

    @property
    def notes(self) -> list[Finding]:
        """Findings to know about."""
        return [finding for finding in self.findings if not finding.is_problem]

    @property
    def changes_nothing(self) -> bool:
        """Whether the catalogue already says all of it."""
        return not (self.new or self.changed)


def make_plan(parsed: Parsed, *, region: Region, publish: bool = False) -> Plan:
    """Compare a file with the catalogue of a region; writes nothing.

    `publish` makes every offer public that says enough, new ones and drafts alike.
    """
    plan = Plan(region, parsed.layouts, findings=list(parsed.findings))
    plan.findings += _repeated(parsed.rows)
    organisations = Organisations(region)
    owners = [organisations.find(row.provider) for row in parsed.rows]
    offers = Offers(region, parsed.rows, owners)
    ground = Ground(region, [str(row.given["place"]) for row in parsed.rows if row.given.get("place")])
    matches = _match(parsed.rows, owners, offers, plan)
    for row, owner, match in zip(parsed.rows, owners, matches, strict=True):
        _plan_row(plan, row, owner, match, ground, publish=publish)
    used = {id(planned.offer.organisation) for planned in plan.new + plan.changed}
    wholes = {id(draft.part_of) for draft in organisations.drafts if id(draft) in used}
    plan.organisations = [draft for draft in organisations.drafts if id(draft) in used | wholes]
    return plan


def _match(
    rows: Sequence[OfferRow], owners: Sequence[Organisation], offers: Offers, plan: Plan
) -> list[Offer | None]:
    """Give each row its offer; the surest matches are given away first."""
    found: list[Offer | None] = [None] * len(rows)
    for likeness in Likeness:
        for place, (row, owner) in enumerate(zip(rows, owners, strict=True)):
            if found[place] is not None:
                continue
            try:
                found[place] = offers.find(row, owner, likeness)
            except Conflict as conflict:
                if likeness is Likeness.TITLE_AND_KIND:
                    told = problem(
                        "number_taken", text=str(conflict.other), number=conflict.other.handbook_number
                    )
                    plan.findings.append(told.at(sheet=row.sheet, row=row.row))
    return found


def _plan_row(
    plan: Plan, row: OfferRow, owner: Organisation, match: Offer | None, ground: Ground, *, publish: bool
) -> None:
    offer = match or Offer(region=plan.region, organisation=owner)
    outcome = set_values(offer, row, ground)
    if offer.organisation is not owner:
        outcome.changes.append(FieldChange("organisation", offer.organisation, owner))
        offer.organisation = owner
    plan.findings += [
        finding.at(sheet=row.sheet, row=row.row)
        for finding in [
            *outcome.problems,
            *problems_of(offer, outcome.changes),
            *problems_of_organisation(owner),
            *_set_state(offer, row, outcome, publish=publish),
        ]
    ]
    planned = PlannedOffer(
        offer, row, match is None, tuple(outcome.changes), outcome.travel_districts, outcome.links
    )
    if planned.is_new:
        plan.new.append(planned)
    elif planned.changes:
        plan.changed.append(planned)
    else:
        plan.unchanged.append(planned)


def _set_state(offer: Offer, row: OfferRow, outcome: Outcome, *, publish: bool) -> list[Finding]:
    """Publish what may be published; only `publish` makes an offer public, whatever the file says."""
    before = offer.state
    wanted = str(row.given.get("state") or before)
    if publish and wanted in (Offer.State.DRAFT, Offer.State.IN_REVIEW):
        wanted = Offer.State.PUBLISHED
    told: list[Finding] = []
    if wanted == Offer.State.PUBLISHED and before != Offer.State.PUBLISHED:
        missing = missing_for_publication(offer)
        if missing or not publish:
            wanted = before
            told = [note("incomplete", fields=", ".join(missing)) if publish else note("not_public")]
    if wanted != before:
        outcome.changes.append(FieldChange("state", before, wanted))
        offer.state = wanted
    if wanted == Offer.State.PUBLISHED:
        offer.published_at = offer.published_at or timezone.now()
    return told


def _repeated(rows: Sequence[OfferRow]) -> list[Finding]:
    """Refuse a file that names an external id or a handbook number twice."""
    first: dict[tuple[str, str], int] = {}
    found: list[Finding] = []
    for row in rows:
        number = number_of(row)
        for column, key in (
            ("external_id", row.given.get("external_id")),
            ("number", number and f"{number[0]} {number[1]}"),
        ):
            if not key:
                continue
            if (column, str(key)) in first:
                told = problem("repeated_key", column=column, key=key, first=first[column, str(key)])
                found.append(replace(told, sheet=row.sheet, row=row.row))
            first.setdefault((column, str(key)), row.row)
    return found
