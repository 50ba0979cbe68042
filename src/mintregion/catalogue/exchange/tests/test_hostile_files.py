"""Files that want to do harm are refused with a sentence, in bounded time and memory."""

import zipfile
from io import BytesIO

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from mintregion.catalogue.exchange import limits
from mintregion.catalogue.exchange.parsing import parse, parse_safely
from mintregion.catalogue.exchange.rows import Parsed
from mintregion.catalogue.exchange.tests import hostile
from mintregion.catalogue.exchange.tests.samples import FULL, HANDBOOK, RETRIBUS

REFUSED = list(hostile.refused())
SOUND = [hostile.small_workbook(), FULL.encode(), HANDBOOK.encode(), RETRIBUS.encode("utf-16")]


def codes(parsed: Parsed) -> list[str]:
    return [finding.code for finding in parsed.problems]


@pytest.mark.parametrize(
    ("content", "code"), [case[1:] for case in REFUSED], ids=[case[0] for case in REFUSED]
)
def test_a_hostile_file_is_refused(content, code):
    parsed = parse(content, "")

    assert codes(parsed) == [code]
    assert parsed.rows == ()


@pytest.mark.parametrize(
    "content", [case[1] for case in hostile.truncated()], ids=[case[0] for case in hostile.truncated()]
)
def test_a_truncated_workbook_is_damaged(content):
    assert codes(parse(content, "")) == ["damaged"]


def test_a_lying_dimension_is_not_believed():
    parsed = parse(hostile.lying_dimension(), "")

    assert [row.given["title"] for row in parsed.rows] == ["Roboter"]


def test_formulas_count_only_with_their_stored_value():
    rows = '<row r="2"><c r="A2"><f>1+1</f><v>7</v></c><c r="B2" t="str"><f>"x"</f><v>Roboter</v></c><c r="C2"><f>NOW()</f></c></row>'

    parsed = parse(hostile.changed({hostile.SHEET: hostile.sheet_xml(hostile.header_row() + rows)}), "")

    assert [(finding.code, finding.row, finding.column) for finding in parsed.problems] == [
        ("empty_cell", 2, "organisation")
    ]


def test_elements_in_elements_without_end_are_damage():
    assert codes(parse_safely(hostile.deep_xml())) == ["damaged"]


def test_work_without_end_is_stopped_in_the_child(monkeypatch):
    monkeypatch.setattr(limits, "CPU_SECONDS", 2)

    assert codes(parse_safely(hostile.many_shared_texts())) == ["too_much_work"]


def test_the_child_gives_the_same_answer():
    for content in SOUND:
        assert parse_safely(content) == parse(content, "")


def test_a_problem_found_in_the_child_comes_back_as_a_finding():
    assert codes(parse_safely(hostile.zip_of({"a": b"b"}))) == ["foreign_format"]


@settings(max_examples=150, deadline=None)
@given(
    st.binary(max_size=2000) | st.text(max_size=600).map(lambda text: text.encode("utf-8", "surrogatepass"))
)
@example(b"external_id;title;organisation\n\xef\xbb\xbf")
@example(b"PK\x03\x04" + bytes(30))
def test_any_bytes_give_a_result(content):
    assert isinstance(parse(content, ""), Parsed)


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(SOUND), st.data())
def test_any_damage_to_a_sound_file_gives_a_result(content, data):
    damaged = bytearray(content)
    for _ in range(data.draw(st.integers(1, 8))):
        damaged[data.draw(st.integers(0, len(damaged) - 1))] = data.draw(st.integers(0, 255))

    assert isinstance(parse(bytes(damaged), ""), Parsed)


cells = st.text(st.characters(codec="utf-8"), max_size=30)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.lists(cells, max_size=12), max_size=8), st.sampled_from([HANDBOOK, RETRIBUS]))
def test_any_cells_below_a_header_give_a_result(rows, sample):
    lines = sample.split("\n")
    header = next(at for at, line in enumerate(lines) if line.count("\t") > 3)
    pasted = [*lines[: header + 1], *("\t".join(row) for row in rows), *lines[header + 1 :]]

    assert isinstance(parse("\n".join(pasted).encode(), ""), Parsed)


def full_table(rows: int, columns: int = 3) -> bytes:
    extra = "".join(f";x{number}" for number in range(columns - 3))
    lines = [f"external_id;title;organisation{extra}", *(f"a-{n};Titel {n};Werkstatt" for n in range(rows))]
    return "\n".join(lines).encode()


def test_as_many_rows_as_allowed_are_read_and_one_more_is_refused():
    assert len(parse(full_table(limits.ROWS - 1), "").rows) == limits.ROWS - 1
    assert codes(parse(full_table(limits.ROWS), "")) == ["too_many_rows"]


def test_as_many_columns_as_allowed_are_read_and_one_more_is_refused():
    assert len(parse(full_table(1, limits.COLUMNS), "").rows) == 1
    assert codes(parse(full_table(1, limits.COLUMNS + 1), "")) == ["too_many_columns"]


def test_a_cell_as_long_as_allowed_is_read_and_a_longer_one_is_refused():
    def table(length: int) -> bytes:
        return f"external_id;title;organisation;long_text\na;b;c;{'x' * length}\n".encode()

    assert len(parse(table(limits.CELL_CHARACTERS), "").rows) == 1
    assert codes(parse(table(limits.CELL_CHARACTERS + 1), "")) == ["cell_too_long"]


def test_a_text_as_large_as_allowed_is_read_and_a_larger_one_is_refused():
    def table(size: int) -> bytes:
        line = b" " * 32_000 + b"\n"
        start = b"external_id;title;organisation\na;b;c\n"
        return start + (line * (size // len(line) + 1))[: size - len(start)]

    assert codes(parse(table(limits.TEXT_BYTES), "")) == []
    assert codes(parse(table(limits.TEXT_BYTES + 1), "")) == ["file_too_large"]


def test_a_file_larger_than_allowed_never_reaches_the_child():
    assert codes(parse_safely(bytes(limits.FILE_BYTES + 1))) == ["file_too_large"]


def test_as_many_parts_as_allowed_are_read_and_one_more_is_refused():
    with zipfile.ZipFile(BytesIO(hostile.small_workbook())) as archive:
        parts = len(archive.namelist())
    more = {f"xl/media/{number}.txt": b"x" for number in range(limits.ARCHIVE_ENTRIES - parts)}

    assert len(parse(hostile.changed(more), "").rows) == 1
    assert codes(parse(hostile.changed({**more, "xl/media/last.txt": b"x"}), "")) == ["too_many_entries"]


def test_a_workbook_unpacked_as_large_as_allowed_is_read_and_a_larger_one_is_refused():
    def padded(total: int) -> bytes:
        with zipfile.ZipFile(BytesIO(hostile.small_workbook())) as archive:
            used = sum(entry.file_size for entry in archive.infolist())
        return hostile.changed({"xl/media/pad.bin": bytes(total - used)})

    assert len(parse(padded(limits.UNPACKED_BYTES), "").rows) == 1
    assert codes(parse(padded(limits.UNPACKED_BYTES + 1), "")) == ["unpacked_too_large"]


def test_rows_of_all_sheets_together_are_limited(monkeypatch):
    monkeypatch.setattr(limits, "ROWS", 10)
    header = list(hostile.HEADER)
    some = [[f"a-{n}", "Titel", "Werkstatt"] for n in range(4)]
    more = [[f"b-{n}", "Titel", "Werkstatt"] for n in range(5)]

    assert codes(parse(hostile.workbook([header, *some], [header, *some]), "")) == []
    assert codes(parse(hostile.workbook([header, *some], [header, *more]), "")) == ["too_many_rows"]
