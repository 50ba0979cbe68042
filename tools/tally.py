"""Count what passed, failed and was skipped over all stages, and say it in the one closing line."""

import xml.etree.ElementTree as ET
from dataclasses import dataclass, field
from pathlib import Path


@dataclass
class Tally:
    """The result of one stage or of all."""

    passed: int = 0
    failed: int = 0
    skips: list[str] = field(default_factory=list)

    def add(self, other: "Tally") -> None:
        """Take the result of a stage into this one."""
        self.passed += other.passed
        self.failed += other.failed
        self.skips += other.skips

    def __str__(self) -> str:
        return f"{self.passed} passed, {self.failed} failed, {len(self.skips)} skipped"


def from_junit(report: Path, stage: str) -> Tally:
    """Read the report pytest wrote; a missing or torn report counts as one failure."""
    try:
        cases = list(ET.parse(report).iter("testcase"))  # noqa: S314 -- our own pytest wrote it
    except (OSError, ET.ParseError):
        return Tally(failed=1)
    tally = Tally()
    for case in cases:
        skipped = case.find("skipped")
        if case.find("failure") is not None or case.find("error") is not None:
            tally.failed += 1
        elif skipped is not None:
            reason = skipped.get("message") or "no reason given"
            tally.skips.append(f"{stage}: {case.get('classname')}.{case.get('name')}: {reason}")
        else:
            tally.passed += 1
    return tally
