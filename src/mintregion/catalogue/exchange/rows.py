"""Offers as a file gives them: plain values, not yet compared with the catalogue."""

from dataclasses import dataclass, field
from typing import TypeAlias

from mintregion.catalogue.exchange.findings import Finding

# Dates travel as ISO text, keys of a vocabulary and keywords as tuples, links as (label, address).
Value: TypeAlias = str | bool | int | tuple[str, ...] | tuple[tuple[str, str], ...] | dict[str, str] | None
Values: TypeAlias = dict[str, Value]


@dataclass(frozen=True, slots=True)
class Provider:
    """The organisation behind an offer, as the file names it. No names of persons."""

    name: str = ""
    department: str = ""
    slug: str = ""
    street: str = ""
    postcode: str = ""
    town: str = ""
    phone: str = ""
    email: str = ""
    website: str = ""


@dataclass(frozen=True, slots=True)
class OfferRow:
    """One row of a table.

    `given`: fields the file states; an empty value empties the field.
    `read`: structure understood from a phrase, by the field that keeps the phrase; taken over when the
    phrase is new, so that a correction by hand survives the next import of the same file.
    `derived`: values that follow from others; they only fill empty fields.
    """

    layout: str
    sheet: str
    row: int
    provider: Provider
    given: Values = field(default_factory=dict)
    read: dict[str, Values] = field(default_factory=dict)
    derived: Values = field(default_factory=dict)


def title_of(row: OfferRow) -> str:
    """Give the title of a row, stated or derived."""
    return str(row.given.get("title") or row.derived.get("title") or "")


@dataclass(frozen=True, slots=True)
class Parsed:
    """Everything read from a file."""

    rows: tuple[OfferRow, ...] = ()
    findings: tuple[Finding, ...] = ()
    layouts: tuple[str, ...] = ()

    @property
    def problems(self) -> tuple[Finding, ...]:
        """Findings that stop the import."""
        return tuple(finding for finding in self.findings if finding.is_problem)
