"""What somebody is looking for, read from an address and written back into one.

Every state of the catalogue is an address: words, filters, the place, the order and the page. The
same parameter names serve the pages, the feeds and the API.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Literal
from urllib.parse import urlencode

from django.http import QueryDict

from mintregion.catalogue.models.offer import GRADES
from mintregion.catalogue.vocabulary import SCHEMES

Sort = Literal["fit", "distance", "newest", "title"]

SORTS: tuple[Sort, ...] = ("fit", "distance", "newest", "title")
GRADE_VALUES = tuple(str(grade) for grade in GRADES)
#: Filters in the order in which people see them. `district` and `region` come from the database.
FILTERS = (
    "stage",
    "grade",
    "kind",
    "theme",
    "track",
    "field",
    "audience",
    "school_type",
    "district",
    "venue",
    "cost",
    "accessibility",
    "language",
)
RADII_KM = (5, 10, 20, 30, 50, 100)
DEFAULT_KM = 20
MAX_KM = 500
MAX_WORDS = 200
MAX_PAGE = 50_000


@dataclass(frozen=True, slots=True)
class ParameterProblem:
    """A parameter that cannot be used; pages ignore it, the API says so."""

    name: str
    value: str
    expected: str


@dataclass(frozen=True, slots=True)
class Selection:
    """Words, filters, place, order and page. `km` counts only together with `near`."""

    q: str = ""
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    organisation: str = ""
    near: str = ""
    km: int = DEFAULT_KM
    sort: Sort = "fit"
    page: int = 1

    @classmethod
    def from_params(cls, params: QueryDict) -> "Selection":
        """Read an address; what cannot be used is left out."""
        return read_selection(params)[0]

    def pairs(self) -> Iterator[tuple[str, str]]:
        """Parameters in fixed order, without those that say nothing."""
        for name in ("q", *FILTERS, "organisation", "near"):
            yield from ((name, value) for value in self.values(name))
        if self.near and self.km != DEFAULT_KM:
            yield "km", str(self.km)
        if self.sort != "fit":
            yield "sort", self.sort
        if self.page > 1:
            yield "page", str(self.page)

    def values(self, name: str) -> tuple[str, ...]:
        """What is chosen under one parameter that narrows the result."""
        if name in self.filters:
            return self.filters[name]
        text = {"q": self.q, "organisation": self.organisation, "near": self.near}.get(name)
        return (text,) if text else ()

    def query_string(self) -> str:
        """The selection as `?…`, or an empty string."""
        encoded = urlencode(list(self.pairs()))
        return f"?{encoded}" if encoded else ""

    def adding(self, name: str, value: str) -> "Selection":
        """The selection with one more value of a filter, on its first page."""
        values = (*self.filters.get(name, ()), value)
        return self._with_filter(name, tuple(dict.fromkeys(values)))

    def without(self, name: str, value: str | None = None) -> "Selection":
        """The selection without one value of a filter, or without the whole parameter."""
        if name in ("q", "organisation", "near"):
            return replace(self, page=1, **{name: ""})  # type: ignore[arg-type]  # the three are texts
        kept = () if value is None else tuple(v for v in self.filters.get(name, ()) if v != value)
        return self._with_filter(name, kept)

    def page_at(self, page: int) -> "Selection":
        """The same selection on another page."""
        return replace(self, page=page)

    def sorted_by(self, sort: Sort) -> "Selection":
        """The same selection in another order, on its first page."""
        return replace(self, sort=sort, page=1)

    def choices(self) -> list[tuple[str, str]]:
        """Everything that narrows the result, as (parameter, value), words first."""
        return [(name, value) for name, value in self.pairs() if name not in ("sort", "page", "km")]

    @property
    def is_empty(self) -> bool:
        """Whether nothing narrows the result."""
        return not self.choices()

    def _with_filter(self, name: str, values: tuple[str, ...]) -> "Selection":
        others = {key: kept for key, kept in self.filters.items() if key != name}
        if values:
            others[name] = values
        return replace(self, filters=MappingProxyType(others), page=1)


def read_selection(params: QueryDict) -> tuple[Selection, list[ParameterProblem]]:
    """Read an address into a selection and name every parameter that could not be used."""
    problems: list[ParameterProblem] = []
    filters = {name: values for name in FILTERS if (values := _values(params, name, problems))}
    selection = Selection(
        q=clean_words(params.get("q")),
        filters=MappingProxyType(filters),
        organisation=clean_words(params.get("organisation")),
        near=clean_words(params.get("near")),
        km=_number(params, "km", DEFAULT_KM, MAX_KM, problems),
        sort=_sort(params, problems),
        page=_number(params, "page", 1, MAX_PAGE, problems),
    )
    return selection, problems


def clean_words(text: str | None) -> str:
    """Make typed words safe to search and to repeat: no control characters, one space, not too long."""
    printable = "".join(char if char.isprintable() else " " for char in text or "")
    return " ".join(printable.split())[:MAX_WORDS].strip()


def known_values(name: str) -> Iterable[str] | None:
    """Values a filter knows, or None when the database decides."""
    if name == "grade":
        return GRADE_VALUES
    return SCHEMES[name].by_key if name in SCHEMES else None


def _values(params: QueryDict, name: str, problems: list[ParameterProblem]) -> tuple[str, ...]:
    known = known_values(name)
    kept: dict[str, None] = {}
    for value in params.getlist(name):
        if not value:
            continue
        if (known is None and _is_district_key(value)) or (known is not None and value in known):
            kept[value] = None
        else:
            problems.append(ParameterProblem(name, clean_words(value), _expected(known)))
    return tuple(kept)


def _is_district_key(value: str) -> bool:
    return len(value) == 5 and value.isascii() and value.isdigit()


def _expected(known: Iterable[str] | None) -> str:
    return "a district key of five digits" if known is None else "one of " + ", ".join(known)


def _number(params: QueryDict, name: str, default: int, most: int, problems: list[ParameterProblem]) -> int:
    text = params.get(name)
    if not text:
        return default
    if text.isascii() and text.isdigit() and len(text) <= 9 and 1 <= int(text) <= most:
        return int(text)
    problems.append(ParameterProblem(name, clean_words(text), f"a whole number from 1 to {most}"))
    return default


def _sort(params: QueryDict, problems: list[ParameterProblem]) -> Sort:
    text = params.get("sort")
    for sort in SORTS:
        if text == sort:
            return sort
    if text:
        problems.append(ParameterProblem("sort", clean_words(text), "one of " + ", ".join(SORTS)))
    return "fit"
