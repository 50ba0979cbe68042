"""Turns the phrases handbook and ReTriBuS share into the fields of an offer."""

from dataclasses import dataclass, field

from mintregion.catalogue.exchange.document import one_line
from mintregion.catalogue.exchange.findings import Finding, note
from mintregion.catalogue.exchange.layouts.tables import stated
from mintregion.catalogue.exchange.rows import Values
from mintregion.catalogue.exchange.words import derive
from mintregion.catalogue.exchange.words.durations import read_duration
from mintregion.catalogue.exchange.words.kinds import read_kind
from mintregion.catalogue.exchange.words.participants import read_participants
from mintregion.catalogue.exchange.words.school_types import Addressees, read_addressees
from mintregion.catalogue.exchange.words.venues import read_venue


@dataclass(slots=True)
class Facts:
    """The fields of one offer while its row is read; `findings` say which phrases were not understood."""

    given: Values = field(default_factory=dict)
    read: dict[str, Values] = field(default_factory=dict)
    derived: Values = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    grades: tuple[int, int] | None = None
    addressees: Addressees = field(default_factory=Addressees)

    def kind(self, text: str) -> None:
        """Take the kind as written, and its key."""
        written = self._written("kind_as_written", text)
        key = read_kind(written) or ""
        self._structure("kind_as_written", written, {"kind": key}, understood=bool(key))

    def duration(self, text: str) -> None:
        """Take the duration."""
        written = self._written("duration_as_written", text)
        found = read_duration(written)
        structure: Values = {
            "duration_min": found.least if found else None,
            "duration_max": found.most if found else None,
            "duration_unit": found.unit if found else "",
        }
        self._structure("duration_as_written", written, structure, understood=found is not None)

    def participants(self, text: str) -> None:
        """Take the number of participants."""
        written = self._written("participants_as_written", text)
        found = read_participants(written)
        structure: Values = {
            "participants": found.mode if found else "",
            "participants_min": found.least if found else None,
            "participants_max": found.most if found else None,
        }
        self._structure("participants_as_written", written, structure, understood=found is not None)

    def grade_range(self, text: str, grades: tuple[int, int] | None) -> None:
        """Take the grades; `grades` is what was understood from `text`."""
        written = self._written("grades_as_written", text)
        self.grades = grades
        structure: Values = {
            "grade_from": grades[0] if grades else None,
            "grade_to": grades[1] if grades else None,
        }
        self._structure("grades_as_written", written, structure, understood=grades is not None)

    def schools(self, text: str) -> None:
        """Take school types and audiences; grades must be known already."""
        written = self._written("school_types_as_written", text)
        found = read_addressees(written) if written else None
        self.addressees = found or Addressees()
        types = derive.fitting_types(self.addressees.school_types, self.grades)
        understood = found is not None and found.is_complete
        self._structure("school_types_as_written", written, {"school_types": types}, understood=understood)

    def place(self, text: str, provider: str) -> None:
        """Take where it takes place; `provider` is the organisation's name."""
        written = self._written("place_as_written", text)
        found = read_venue(written, provider) if written else None
        structure: Values = {"venues": found.venues if found else ()}
        if found and found.area:
            structure["travel_area"] = found.area
        self._structure("place_as_written", written, structure, understood=found is not None)

    def conclude(self, themes: tuple[str, ...] = ()) -> None:
        """Derive stages and audiences, and take the themes that were found."""
        kind = self.read.get("kind_as_written", {}).get("kind")
        stages = derive.stages(self.grades, self.addressees.school_types, self.addressees.stages)
        audiences = self.addressees.audiences or derive.audiences(
            stages, kind if isinstance(kind, str) else ""
        )
        self.derived.update({"stages": stages, "audiences": audiences, "themes": themes})

    def _written(self, name: str, text: str) -> str:
        written = one_line(stated(text))
        self.given[name] = written
        return written

    def _structure(self, name: str, written: str, structure: Values, *, understood: bool) -> None:
        self.read[name] = structure
        if written and not understood:
            self.findings.append(note("not_understood", column=name, text=written))
