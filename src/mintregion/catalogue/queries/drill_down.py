"""The ReTriBuS way: training or study, then the branch or field of study, then the district.

Each question counts only what the answers before it leave, so that a number says what choosing it gives.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from urllib.parse import urlencode

from mintregion.catalogue.models import Offer
from mintregion.catalogue.queries.finding import Found, find_offers
from mintregion.catalogue.queries.offers import offers_with_everything
from mintregion.catalogue.selection import Selection
from mintregion.catalogue.vocabulary import Concept, scheme
from mintregion.regions.models import Region

ALL = "all"
# An offer for both fits either answer.
TRACKS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {"training": ("training", "both"), "study": ("study", "both"), ALL: ("training", "study", "both")}
)
EXAMPLES = 3
QUESTIONS = ("track", "field", "district")


@dataclass(frozen=True, slots=True)
class Answers:
    """What somebody has chosen so far; an empty text is a question still open, ALL says "any"."""

    track: str = ""
    field: str = ""
    district: str = ""

    @classmethod
    def from_params(cls, params: Mapping[str, str]) -> "Answers":
        """Read an address; an answer without the one before it, or an unknown one, is left out."""
        track = params.get("track", "")
        if track not in TRACKS:
            return cls()
        field = params.get("field", "")
        if field != ALL and field not in {concept.key for concept in _fields(track)}:
            return cls(track)
        district = params.get("district", "")
        is_key = len(district) == 5 and district.isascii() and district.isdigit()
        return cls(track, field, district if is_key or district == ALL else "")

    @property
    def step(self) -> int:
        """Number of the question to ask now; 4 when all are answered."""
        return 1 + sum(bool(answer) for answer in (self.track, self.field, self.district))

    def up_to(self, question: str, answer: str) -> "Answers":
        """The answers before this question, with this answer to it."""
        kept = QUESTIONS[: QUESTIONS.index(question)]
        return Answers(**{name: getattr(self, name) for name in kept}, **{question: answer})

    def query_string(self) -> str:
        """The answers as `?…`."""
        return "?" + urlencode([(name, answer) for name in QUESTIONS if (answer := getattr(self, name))])

    def selection(self) -> Selection:
        """What the catalogue is asked; without an answer everything about training or study."""
        filters = {"track": TRACKS[self.track or ALL]}
        filters |= {
            name: (answer,) for name in QUESTIONS[1:] if (answer := getattr(self, name)) not in ("", ALL)
        }
        return Selection(filters=MappingProxyType(filters))


@dataclass(frozen=True, slots=True)
class Option:
    """One answer to a question, how many offers it leaves, and its address."""

    value: str
    label: str
    count: int
    url: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class DrillDown:
    """The state of the way: questions asked so far with their options, and what fits now."""

    answers: Answers
    tracks: tuple[Option, ...]
    fields: tuple[Option, ...]
    districts: tuple[Option, ...]
    total: int
    selection: Selection
    examples: Sequence[Offer]


def drill_down(answers: Answers, *, region: Region | None, language: str) -> DrillDown:
    """Count the options of every question asked so far; labels of ALL are left to the page."""

    def found(so_far: Answers) -> Found:
        return find_offers(so_far.selection(), region=region, language=language, page_size=EXAMPLES)

    at_start = found(Answers())
    by_track = found(Answers(answers.track)) if answers.track else at_start
    by_field = found(replace(answers, district="")) if answers.field else by_track
    now = found(answers) if answers.district not in ("", ALL) else by_field
    return DrillDown(
        answers=answers,
        tracks=_tracks(answers, at_start),
        fields=_fields_counted(answers, by_track) if answers.track else (),
        districts=_districts(answers, by_field) if answers.field else (),
        total=now.total,
        selection=answers.selection(),
        examples=offers_with_everything([hit.offer_id for hit in now.hits]),
    )


def _tracks(answers: Answers, found: Found) -> tuple[Option, ...]:
    counts = {option.value: option.count for option in found.facet("track")}
    labels = {concept.key: concept.label for concept in scheme("track")}
    return tuple(
        _option(answers, "track", value, labels.get(value, ""), sum(counts.get(key, 0) for key in keys))
        for value, keys in TRACKS.items()
    )


def _fields_counted(answers: Answers, found: Found) -> tuple[Option, ...]:
    counts = {option.value: option.count for option in found.facet("field")}
    fields = sorted(_fields(answers.track), key=lambda concept: concept.label.casefold())
    options = [
        _option(answers, "field", concept.key, concept.label, counts.get(concept.key, 0))
        for concept in fields
    ]
    offered = [option for option in options if option.count]
    # What nobody offers stays visible, but below everything that leads somewhere.
    unoffered = [option for option in options if not option.count]
    return (*offered, _option(answers, "field", ALL, "", found.total), *unoffered)


def _fields(track: str) -> list[Concept]:
    return [concept for concept in scheme("field") if track in {ALL, concept.broader}]


def _districts(answers: Answers, found: Found) -> tuple[Option, ...]:
    options = [
        _option(answers, "district", option.value, option.label, option.count)
        for option in found.facet("district")
    ]
    return (*options, _option(answers, "district", ALL, "", found.total))


def _option(answers: Answers, question: str, value: str, label: str, count: int) -> Option:
    url = answers.up_to(question, value).query_string()
    return Option(value, label, count, url, getattr(answers, question) == value)
