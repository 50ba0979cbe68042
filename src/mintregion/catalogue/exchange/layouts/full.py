"""The full layout: one column for every field of an offer, in any order, most of them optional.

The heading is the API's field name or the German label; `external_id`, `title` and `organisation` are
required. Where the table has a phrase ("Dauer") but not the columns for its structure, the phrase is read.
"""

from collections.abc import Iterator, Sequence

from mintregion.catalogue.exchange.columns import BY_HEADING, REQUIRED, CellProblem, Column, label_of
from mintregion.catalogue.exchange.document import Row, one_line
from mintregion.catalogue.exchange.findings import Finding, note, problem
from mintregion.catalogue.exchange.layouts.facts import Facts
from mintregion.catalogue.exchange.layouts.tables import Columns, Harvest, Layout, Section, tell_unknown
from mintregion.catalogue.exchange.rows import OfferRow, Provider, Value, Values
from mintregion.catalogue.exchange.words import derive
from mintregion.catalogue.exchange.words.costs import read_cost
from mintregion.catalogue.exchange.words.grades import read_grades
from mintregion.catalogue.exchange.words.nearest import folded

NAME = "full"
# For whom an offer is, said in any of these columns, must not be guessed.
FOR_WHOM = frozenset(
    {"stages", "audiences", "school_types", "school_types_as_written", "grade_from", "grades_as_written"}
)
IGNORED = frozenset(
    {"editedat", "createdat", "publishedat", "version", "url", "uri", "region", "bild", "image"}
)


REQUIRED_HEADINGS = frozenset(heading for heading, column in BY_HEADING.items() if column.name in REQUIRED)
LONGEST_REQUIRED = max(map(len, REQUIRED_HEADINGS)) + 4  # with room for blanks and dots


def find_columns(cells: Sequence[str]) -> Columns | None:
    """Recognise a header row by two of the three required columns; the third may be missing by mistake."""
    headings = {folded(cell) for cell in cells if len(cell) <= LONGEST_REQUIRED}
    if len(REQUIRED_HEADINGS & headings) < len(REQUIRED) - 1:
        return None  # almost every row of a table is no header row: find out fast
    places: dict[str, int] = {}
    unknown: list[str] = []
    repeated: list[str] = []
    for place, cell in enumerate(cells):
        column = label_of(cell)
        if column is None:
            unknown += [cell] if cell else []
        elif column.name in places:
            repeated.append(cell)
        else:
            places[column.name] = place
    if sum(name in places for name in REQUIRED) < len(REQUIRED) - 1:
        return None
    return Columns(places, tuple(unknown), tuple(repeated))


def read(section: Section, harvest: Harvest) -> None:
    """Read a table of the full layout."""
    columns = section.columns
    headings = [
        heading for heading in columns.unknown if one_line(heading).replace("_", "").casefold() not in IGNORED
    ]
    harvest.findings += tell_unknown(section, headings)
    harvest.findings += [
        problem("repeated_column", sheet=section.sheet, row=section.header.number, column=heading)
        for heading in columns.repeated
    ]
    missing = [name for name in REQUIRED if name not in columns]
    if missing:
        harvest.findings += [
            problem("missing_column", sheet=section.sheet, row=section.header.number, column=name)
            for name in missing
        ]
        return
    table = _Table(section)
    for row in section.rows:
        table.read_row(row, harvest)
    if harvest.rows and not FOR_WHOM & columns.places.keys():
        harvest.findings.append(note("audience_assumed", sheet=section.sheet))


class _Table:
    """The columns of one table; what an empty cell means is worked out once for each of them."""

    def __init__(self, section: Section) -> None:
        self._section = section
        by_name = {column.name: column for cell in section.header.cells if (column := label_of(cell))}
        self._columns = [(by_name[name], place) for name, place in section.columns.places.items()]
        self._names = frozenset(by_name)
        self._empty: Values = {}
        for column, _ in self._columns:
            self._empty |= {} if column.language else column.read("")
        self._untranslated = {column.name: "" for column, _ in self._columns if column.language}

    def read_row(self, row: Row, harvest: Harvest) -> None:
        """Read one row, or tell everything that is wrong with it."""
        facts = Facts(given=dict(self._empty))
        translations: dict[str, str] = dict(self._untranslated)
        problems = [
            finding
            for column, place in self._columns
            for finding in self._cell(row, column, place, facts, translations)
        ]
        problems += _missing(self._section, row, facts.given)
        if problems:
            harvest.findings += problems
            return
        _understand(facts, self._names)
        if translations:
            facts.given["translations"] = dict(translations)
        name, slug = facts.given.pop("organisation"), facts.given.pop("organisation_slug", "")
        provider = Provider(name=str(name), slug=str(slug))
        sheet = self._section.sheet
        harvest.rows.append(
            OfferRow(NAME, sheet, row.number, provider, facts.given, facts.read, facts.derived)
        )
        harvest.findings += [finding.at(sheet=sheet, row=row.number) for finding in facts.findings]

    def _cell(
        self, row: Row, column: Column, place: int, facts: Facts, translations: dict[str, str]
    ) -> Iterator[Finding]:
        """Read one filled cell; give a finding when it cannot be read."""
        text = row.cells[place] if place < len(row.cells) else ""
        if not text:
            return
        try:
            values = _lenient(column, text, facts) or column.read(text)
        except CellProblem as wrong:
            heading = self._section.header.cells[place]
            yield problem(
                wrong.code, sheet=self._section.sheet, row=row.number, column=heading, **wrong.values
            )
            return
        if column.language:
            translations.update((name, str(value)) for name, value in values.items())
        else:
            facts.given.update(values)


def _lenient(column: Column, text: str, facts: Facts) -> Values | None:
    """Read kind and cost from free words too; what no key fits stays as written. None for other columns."""
    if column.name == "kind" and text:
        try:
            return column.read(text)
        except CellProblem:
            facts.kind(text)
            return {"kind": facts.read.pop("kind_as_written")["kind"]}
    if column.name == "cost" and text:
        key = read_cost(one_line(text))
        is_free_text = key is not None and column.cell.write(key, labels=True).casefold() != text.casefold()  # type: ignore[union-attr]
        if key is not None and is_free_text and text != key:
            return {"cost": key, "cost_text": facts.given.get("cost_text") or one_line(text)}
    return None


def _missing(section: Section, row: Row, given: Values) -> list[Finding]:
    return [
        problem("empty_cell", sheet=section.sheet, row=row.number, column=name)
        for name in REQUIRED
        if name in given and not given[name]
    ]


def _understand(facts: Facts, columns: frozenset[str]) -> None:
    """Read phrases whose structure has no columns, and derive for whom the offer is."""
    given = facts.given

    def phrase(name: str, *structure: str) -> str | None:
        return str(given[name]) if name in columns and not columns & set(structure) else None

    if (text := phrase("kind_as_written", "kind")) is not None:
        facts.kind(text)
    if (text := phrase("duration_as_written", "duration_min", "duration_max", "duration_unit")) is not None:
        facts.duration(text)
    if (
        text := phrase("participants_as_written", "participants", "participants_min", "participants_max")
    ) is not None:
        facts.participants(text)
    if (text := phrase("grades_as_written", "grade_from", "grade_to")) is not None:
        facts.grade_range(text, read_grades(text))
    else:
        facts.grades = _grades(given)
    if (text := phrase("school_types_as_written", "school_types")) is not None:
        facts.schools(text)
    if (text := phrase("place_as_written", "venues")) is not None:
        facts.place(text, str(given["organisation"]))
    _derive(facts, columns)


def _grades(given: Values) -> tuple[int, int] | None:
    first, last = given.get("grade_from"), given.get("grade_to")
    if not isinstance(first, int) and not isinstance(last, int):
        return None
    return (first if isinstance(first, int) else 1, last if isinstance(last, int) else 13)


def _derive(facts: Facts, columns: frozenset[str]) -> None:
    """Fill in for whom the offer is and its themes, each only when the table has no column for it."""
    given = facts.given
    words = [given.get("title"), given.get("short_text"), *_texts(given.get("keywords"))]
    text = " ".join(word for word in words if isinstance(word, str))
    facts.conclude(() if "themes" in columns else derive.themes(text))
    found = facts.derived
    if not FOR_WHOM & columns:
        stages = derive.stages_mentioned(text)
        kind = given.get("kind")
        found["stages"] = stages
        found["audiences"] = derive.audiences(stages, kind if isinstance(kind, str) else "") or ("public",)
    facts.derived = {name: value for name, value in found.items() if name not in columns}


def _texts(value: Value | None) -> list[str]:
    return [item for item in value if isinstance(item, str)] if isinstance(value, tuple) else []


LAYOUT = Layout(NAME, find_columns, read, may_wrap=False)
