"""The directory of institutions: one page of it, searched by name, filtered and sorted by address."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from math import ceil
from urllib.parse import urlencode

from django.db.models import Count, QuerySet
from django.http import QueryDict

from mintregion.organisations.models import Organisation
from mintregion.organisations.queries import organisations_of, with_words
from mintregion.organisations.registries import Tally, tallies
from mintregion.regions.models import Region

PAGE_SIZE = 50
LONGEST_WORDS = 100
LAST_PAGE = 100_000
ORDERS = {"name": ("name",), "kind": ("kind", "name"), "town": ("town", "name")}


@dataclass(frozen=True, slots=True)
class DirectorySelection:
    """What somebody looks for in the directory; `sort` is a key of ORDERS, with "-" in front to turn it round."""

    q: str = ""
    kind: str = ""
    district: str = ""
    sort: str = "name"
    page: int = 1

    @classmethod
    def from_params(cls, params: QueryDict) -> "DirectorySelection":
        """Read an address; what cannot be used is left out."""
        sort, page = params.get("sort", ""), params.get("page", "")
        return cls(
            q=" ".join("".join(c if c.isprintable() else " " for c in params.get("q", "")).split())[
                :LONGEST_WORDS
            ],
            kind=params.get("kind", "") if params.get("kind") in Organisation.Kind.values else "",
            district=params.get("district", "") if _is_district_key(params.get("district", "")) else "",
            sort=sort if sort.removeprefix("-") in ORDERS else "name",
            page=min(int(page), LAST_PAGE)
            if page.isascii() and page.isdigit() and len(page) < 10 and int(page)
            else 1,
        )

    def query_string(self) -> str:
        """The selection as `?…`; it never is an empty string, because an empty link would lead to itself."""
        said = {"q": self.q, "kind": self.kind, "district": self.district}
        pairs = {name: value for name, value in said.items() if value}
        if self.sort != "name":
            pairs["sort"] = self.sort
        if self.page > 1:
            pairs["page"] = str(self.page)
        return f"?{urlencode(pairs)}"


@dataclass(frozen=True, slots=True)
class FilterLink:
    """One value of a filter, how many institutions choosing it gives, and its address."""

    label: str
    count: int
    url: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class SortLink:
    """A column head: its address, and how the table is sorted by it (ascending, descending, or not)."""

    label: str
    url: str
    direction: str


@dataclass(frozen=True, slots=True)
class Row:
    """An institution with the numbers that higher areas contribute, in the order of their columns."""

    organisation: Organisation
    numbers: tuple[tuple[Tally, int], ...]


@dataclass(frozen=True, slots=True)
class DirectoryPage:
    """One page of the directory."""

    selection: DirectorySelection
    total: int
    pages: int
    rows: tuple[Row, ...]
    columns: tuple[Tally, ...]
    kinds: tuple[FilterLink, ...]
    districts: tuple[FilterLink, ...]

    def sort_link(self, name: str, label: str) -> SortLink:
        """Head of a column that can be sorted; a second click turns the order round."""
        current = self.selection.sort
        if current.removeprefix("-") != name:
            return SortLink(label, replace(self.selection, sort=name, page=1).query_string(), "")
        is_up = not current.startswith("-")
        turned = replace(self.selection, sort=f"-{name}" if is_up else name, page=1)
        return SortLink(label, turned.query_string(), "ascending" if is_up else "descending")


def directory_page(selection: DirectorySelection, *, region: Region | None) -> DirectoryPage:
    """Read one page of the directory: four queries and one for each contributed number."""
    everywhere = organisations_of(region)
    named = with_words(everywhere, selection.q)
    chosen = _in_district(_of_kind(named, selection.kind), selection.district)
    total = chosen.count()
    pages = max(1, ceil(total / PAGE_SIZE))
    selection = replace(selection, page=min(selection.page, pages))
    start = (selection.page - 1) * PAGE_SIZE
    found = list(chosen.order_by(*_order(selection.sort), "id")[start : start + PAGE_SIZE])
    return DirectoryPage(
        selection=selection,
        total=total,
        pages=pages,
        rows=_rows(found),
        columns=tuple(tallies),
        kinds=_kind_links(_in_district(named, selection.district), selection),
        districts=_district_links(_of_kind(named, selection.kind), selection),
    )


def tallies_of(organisation: Organisation) -> list[str]:
    """What higher areas count about one organisation, in words."""
    said = ((tally, tally.count([organisation.pk]).get(organisation.pk, 0)) for tally in tallies)
    return [tally.say(number) for tally, number in said if number]


def _of_kind(organisations: QuerySet[Organisation], kind: str) -> QuerySet[Organisation]:
    return organisations.filter(kind=kind) if kind else organisations


def _in_district(organisations: QuerySet[Organisation], key: str) -> QuerySet[Organisation]:
    return organisations.filter(place__district__key=key) if key else organisations


def _order(sort: str) -> Iterable[str]:
    sign = "-" if sort.startswith("-") else ""
    first, *others = ORDERS[sort.removeprefix("-")]
    return (sign + first, *others)


def _rows(organisations: Sequence[Organisation]) -> tuple[Row, ...]:
    ids = [organisation.pk for organisation in organisations]
    counted = [(tally, tally.count(ids)) for tally in tallies]
    return tuple(
        Row(organisation, tuple((tally, numbers.get(organisation.pk, 0)) for tally, numbers in counted))
        for organisation in organisations
    )


def _kind_links(
    organisations: QuerySet[Organisation], selection: DirectorySelection
) -> tuple[FilterLink, ...]:
    counted = organisations.order_by().values_list("kind").annotate(number=Count("pk"))
    numbers = dict(counted)
    return tuple(
        FilterLink(
            str(kind.label),
            numbers.get(kind.value, 0),
            replace(
                selection, kind="" if kind.value == selection.kind else kind.value, page=1
            ).query_string(),
            kind.value == selection.kind,
        )
        for kind in Organisation.Kind
        if numbers.get(kind.value) or kind.value == selection.kind
    )


def _district_links(
    organisations: QuerySet[Organisation], selection: DirectorySelection
) -> tuple[FilterLink, ...]:
    inside = organisations.filter(place__district__isnull=False).order_by()
    counted = inside.values_list("place__district__key", "place__district__name").annotate(number=Count("pk"))
    return tuple(
        FilterLink(
            name,
            number,
            replace(selection, district="" if key == selection.district else key, page=1).query_string(),
            key == selection.district,
        )
        for key, name, number in counted.order_by("place__district__key")
    )


def _is_district_key(text: str) -> bool:
    return len(text) == 5 and text.isascii() and text.isdigit()
