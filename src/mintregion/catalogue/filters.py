"""The filter panel and the chips: every value with the number of offers choosing it gives.

A panel holds about 120 values. Each is rendered once per language and state from a template and cut
where its number stands, so that a page only joins strings.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from django.template.loader import get_template
from django.utils.formats import number_format
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from mintregion.catalogue.queries import FacetCount, Found
from mintregion.catalogue.selection import Selection
from mintregion.catalogue.vocabulary import SCHEMES
from mintregion.shell.registries import Label

COUNT_SLOT = "<!--count-->"
FIRST_SLOT = "<!--first-->"
REST_SLOT = "<!--rest-->"
#: Values a long filter shows before the rest is folded away.
FIRST = 6


@dataclass(frozen=True, slots=True)
class FilterSpec:
    """How one filter stands in the panel."""

    name: str
    legend: Label
    is_open: bool = False
    is_ranked: bool = False
    layout: str = ""


SPECS = (
    FilterSpec("stage", gettext_lazy("Stage of education"), is_open=True),
    FilterSpec("grade", gettext_lazy("Grade"), is_open=True, layout="grid"),
    FilterSpec("kind", gettext_lazy("Kind of offer"), is_open=True, is_ranked=True),
    FilterSpec("theme", gettext_lazy("Theme"), is_open=True, is_ranked=True),
    FilterSpec("venue", gettext_lazy("Where"), is_open=True),
    FilterSpec("district", gettext_lazy("District")),
    FilterSpec("school_type", gettext_lazy("School type")),
    FilterSpec("audience", gettext_lazy("For whom")),
    FilterSpec("track", gettext_lazy("Training or study")),
    FilterSpec("field", gettext_lazy("Branch or field of study"), is_ranked=True),
    FilterSpec("cost", gettext_lazy("Cost")),
    FilterSpec("accessibility", gettext_lazy("Accessibility")),
    FilterSpec("language", gettext_lazy("Language of the offer")),
)


@dataclass(frozen=True, slots=True)
class Chip:
    """An active choice and the address of the result without it."""

    name: str
    value: str
    label: str
    url: str


def filter_groups(found: Found) -> list[SafeString]:
    """HTML of all filters of a result; one without any value is left out."""
    language = get_language() or "de"
    groups = (_group(spec, found.facet(spec.name), language) for spec in SPECS)
    return [group for group in groups if group]


def chips(selection: Selection, base: str, found: Found) -> list[Chip]:
    """One chip for each choice, in the order of the address."""
    districts = dict(zip(found.vocabulary.districts, found.vocabulary.district_names, strict=True))
    return [
        Chip(
            name,
            value,
            choice_label(name, value, districts),
            base + selection.without(name, value).query_string(),
        )
        for name, value in selection.choices()
    ]


def choice_label(name: str, value: str, districts: Mapping[str, str]) -> str:
    """How a choice is named outside its filter."""
    if name == "q":
        return _("“%(words)s”") % {"words": value}
    if name == "grade":
        return _("Grade %(grade)s") % {"grade": value}
    if name == "near":
        return _("around %(place)s") % {"place": value}
    if name in SCHEMES and value in SCHEMES[name]:
        return SCHEMES[name][value].label
    return districts.get(value, value)


def _group(spec: FilterSpec, values: Sequence[FacetCount], language: str) -> SafeString:
    first, rest = _split(spec, values)
    if not first:
        return SafeString("")
    is_open = spec.is_open or any(value.is_chosen for value in values)
    start, middle, end = _group_frame(spec, len(rest), language, is_open=is_open)
    return SafeString(
        "".join((start, *_options(spec, first, language), middle, *_options(spec, rest, language), end))
    )


@lru_cache(maxsize=2048)
def _group_frame(spec: FilterSpec, rest_count: int, language: str, *, is_open: bool) -> tuple[str, str, str]:
    """HTML before the first values, between them and the folded ones, and after those; `language` is the key."""
    context = {"spec": spec, "is_open": is_open, "rest_count": rest_count}
    html = str(get_template("catalogue/_filter_group.html").render(context))
    start, _slot, remaining = html.partition(FIRST_SLOT)
    middle, _slot, end = remaining.partition(REST_SLOT)
    return start, middle, end


def _split(spec: FilterSpec, values: Sequence[FacetCount]) -> tuple[list[FacetCount], list[FacetCount]]:
    """Long filters begin with what is chosen and with what most offers have; what leads nowhere is left out."""
    if not spec.is_ranked:
        return list(values), []
    leading = [value for value in values if value.count or value.is_chosen]
    ranked = sorted(leading, key=lambda value: (not value.is_chosen, -value.count))
    shown = max(FIRST, sum(value.is_chosen for value in values))
    return (ranked, []) if len(ranked) <= shown + 2 else (ranked[:shown], ranked[shown:])


def _options(spec: FilterSpec, values: Iterable[FacetCount], language: str) -> Iterator[str]:
    for value in values:
        before, after = _option(
            spec.name, value.value, value.label, is_chosen=value.is_chosen, is_zero=not value.count
        )
        yield before
        yield _number(value.count, language)
        yield after


@lru_cache(maxsize=8192)
def _option(name: str, value: str, label: str, *, is_chosen: bool, is_zero: bool) -> tuple[str, str]:
    """HTML before and after the number; only the label depends on the language."""
    context = {"name": name, "value": value, "label": label, "is_chosen": is_chosen, "is_zero": is_zero}
    html = str(get_template("catalogue/_filter_option.html").render(context))
    before, _slot, after = html.partition(COUNT_SLOT)
    return before, after


@lru_cache(maxsize=8192)
def _number(count: int, language: str) -> str:
    """The number as the language writes it; `language` is the key."""
    return str(number_format(count, force_grouping=True))
