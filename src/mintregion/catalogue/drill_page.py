"""Everything a page of the ReTriBuS way shows, put together from the answers so far."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from mintregion.catalogue.cards import cards_of_offers
from mintregion.catalogue.maps import SketchMap, sketch_map
from mintregion.catalogue.queries.drill_down import ALL, QUESTIONS, Answers, DrillDown, Option
from mintregion.regions.models import Region

LAST_STEP = len(QUESTIONS) + 1


@dataclass(frozen=True, slots=True)
class Step:
    """One of the four steps above the columns; a done one leads back to its question."""

    number: int
    title: str
    remark: str
    state: str
    url: str


@dataclass(frozen=True, slots=True)
class Choice:
    """One option in words."""

    label: str
    count: int
    url: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Column:
    """One question with its options; `is_now` marks the question to answer next."""

    name: str
    number: int
    question: str
    choices: tuple[Choice, ...]
    is_now: bool


@dataclass(frozen=True, slots=True)
class DrillPage:
    """The page. `chosen` are the answers so far with the address of everything up to them."""

    steps: tuple[Step, ...]
    columns: tuple[Column, ...]
    chosen: tuple[Choice, ...]
    sketch: SketchMap | None
    total: int
    list_url: str
    examples: Sequence[SafeString]

    @property
    def is_started(self) -> bool:
        """Whether a question was answered."""
        return bool(self.chosen)


def drill_page(state: DrillDown, *, region: Region | None, today: date) -> DrillPage:
    """Put the page together."""
    answers, columns = state.answers, _columns(state)
    return DrillPage(
        steps=_steps(answers, columns, state.total),
        columns=columns,
        chosen=tuple(choice for column in columns for choice in column.choices if choice.is_chosen),
        sketch=_sketch(state, region) if state.districts else None,
        total=state.total,
        list_url=reverse("catalogue:offer_list") + state.selection.query_string(),
        examples=cards_of_offers(state.examples, today=today),
    )


def _columns(state: DrillDown) -> tuple[Column, ...]:
    # The last column stays open at the end: there is nothing after it to ask.
    now = min(state.answers.step, len(QUESTIONS))
    is_study = state.answers.track == "study"
    asked = (
        ("track", _("What interests you?"), state.tracks),
        ("field", _("Which field of study?") if is_study else _("Which branch?"), state.fields),
        ("district", _("Where would you like to go?"), state.districts),
    )
    return tuple(
        Column(name, number, question, tuple(_choice(name, option) for option in options), number == now)
        for number, (name, question, options) in enumerate(asked, start=1)
        if options
    )


def _choice(question: str, option: Option) -> Choice:
    of_all = {"track": _("Both"), "field": _("All fields"), "district": _("The whole region")}
    label = of_all[question] if option.value == ALL else option.label
    return Choice(label, option.count, option.url, option.is_chosen)


def _steps(answers: Answers, columns: tuple[Column, ...], total: int) -> tuple[Step, ...]:
    is_study = answers.track == "study"
    titles = {
        "track": (_("Training or study"), _("What interests you?")),
        "field": (_("Field of study") if is_study else _("Branch"), _("What is it about?")),
        "district": (_("Place"), _("Where suits you?")),
    }
    chosen = {
        column.name: choice.label for column in columns for choice in column.choices if choice.is_chosen
    }
    steps = [
        Step(
            number,
            title,
            chosen.get(name, hint),
            _state(number, answers.step),
            answers.up_to(name, "").query_string(),
        )
        for number, (name, (title, hint)) in enumerate(titles.items(), start=1)
    ]
    fitting = ngettext("%(number)s fits so far", "%(number)s fit so far", total) % {"number": total}
    return (*steps, Step(LAST_STEP, _("Offers"), fitting, _state(LAST_STEP, answers.step), ""))


def _state(number: int, now: int) -> str:
    if number < now:
        return "done"
    return "now" if number == now else "open"


def _sketch(state: DrillDown, region: Region | None) -> SketchMap:
    options = {option.value: option for option in state.districts if option.value != ALL}
    return sketch_map(
        region,
        counts={key: option.count for key, option in options.items()},
        urls={key: option.url for key, option in options.items() if option.count},
        selected=state.answers.district,
    )
