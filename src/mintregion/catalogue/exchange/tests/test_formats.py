"""Bytes of every format become the same rows."""

import codecs
from datetime import date, datetime, time

import pytest

from mintregion.catalogue.exchange.document import Row, clean, one_line
from mintregion.catalogue.exchange.formats.reader import read_sheets
from mintregion.catalogue.exchange.formats.sheet_parts import column_number
from mintregion.catalogue.exchange.layouts.sections import header_of
from mintregion.catalogue.exchange.tests import hostile
from mintregion.catalogue.exchange.tests.samples import FULL

TABLE = "external_id;title;organisation\nä-1;Größe „M“ – 5 €;Werkstatt\n"
ROWS = (Row(1, ("external_id", "title", "organisation")), Row(2, ("ä-1", "Größe „M“ – 5 €", "Werkstatt")))


def rows_of(content: bytes) -> tuple[Row, ...]:
    (sheet,) = read_sheets(content, header_of)
    return sheet.rows


@pytest.mark.parametrize(
    "content",
    [
        TABLE.encode(),
        TABLE.encode("utf-8-sig"),
        TABLE.encode("utf-16"),
        codecs.BOM_UTF16_BE + TABLE.encode("utf-16-be"),
        TABLE.encode("utf-16-le"),
        TABLE.encode("utf-16-be"),
        TABLE.encode("cp1252"),
        TABLE.replace("\n", "\r\n").encode(),
        TABLE.replace("\n", "\r").encode(),
    ],
    ids=[
        "UTF-8",
        "mark",
        "UTF-16",
        "UTF-16 BE",
        "UTF-16 LE bare",
        "UTF-16 BE bare",
        "Windows",
        "CR LF",
        "CR",
    ],
)
def test_every_encoding_and_line_end_gives_the_same_rows(content):
    assert rows_of(content) == ROWS


@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_the_separator_is_found_in_the_header(separator):
    assert rows_of(TABLE.replace(";", separator).encode()) == ROWS


def test_a_line_that_names_the_separator_is_skipped():
    numbers = [row.number for row in rows_of(("sep=;\n" + TABLE).encode())]

    assert numbers == [2, 3]


def test_quoted_cells_hold_separators_quotation_marks_and_line_breaks():
    content = b'external_id;title;organisation\na;"Eins; ""zwei""\r\ndrei";b\n'

    assert rows_of(content)[1].cells == ("a", 'Eins; "zwei"\ndrei', "b")


def test_rows_are_numbered_as_a_spreadsheet_shows_them():
    content = b'external_id;title;organisation\na;"Eins\nZwei";b\n\nc;d;e\n'

    assert [row.number for row in rows_of(content)] == [1, 2, 4]


def test_the_guard_against_formulas_is_taken_off():
    assert rows_of(TABLE.replace("ä-1", "'=1+1").encode())[1].cells[0] == "=1+1"


def test_values_of_a_workbook_are_written_as_people_type_them():
    moment = datetime(2026, 11, 12, 9, 30)  # noqa: DTZ001 -- spreadsheets know no zones
    values = [
        "Text",
        12,
        12.5,
        12.0,
        True,
        False,
        date(2026, 11, 12),
        moment,
        time(9, 30),
        None,
        "Ende",
    ]

    content = hostile.workbook([["external_id", "title", "organisation"], values])

    assert rows_of(content)[1].cells == (
        "Text", "12", "12.5", "12", "ja", "nein", "2026-11-12", "2026-11-12T09:30:00", "09:30:00", "", "Ende",
    )  # fmt: skip


def test_shared_texts_are_looked_up_without_their_phonetic_reading():
    with_texts = hostile.with_shared_texts(
        '<si><r><t>Ro</t></r><r><t xml:space="preserve">boter</t></r><rPh><t>READING</t></rPh></si>'
    )
    rows = hostile.header_row() + '<row><c t="s"><v>0</v></c><c><v>7</v></c><c t="s"><v>99</v></c></row>'

    cells = rows_of(hostile.changed({hostile.SHEET: hostile.sheet_xml(rows)}, with_texts))[1].cells

    assert cells == ("Roboter", "7")


def test_cells_stand_where_their_reference_says():
    rows = hostile.header_row() + f'<row r="5">{hostile.cell("C5", "x")}</row>'

    assert rows_of(hostile.changed({hostile.SHEET: hostile.sheet_xml(rows)}))[1] == Row(5, ("", "", "x"))


def test_columns_are_counted_from_their_letters():
    assert [column_number(letters) for letters in ("A", "Z", "AA", "XFD")] == [0, 25, 26, 16383]


def test_escaped_characters_of_a_workbook_are_undone():
    assert rows_of(hostile.workbook([["external_id", "title", "organisation"], ["a_x000D_b"]]))[1].cells == (
        "a\nb",
    )


@pytest.mark.parametrize(
    ("raw", "cleaned"),
    [
        ("a\r\nb\rc\vd", "a\nb\nc\nd"),
        ("a\u00a0b", "a b"),
        ("La\u00adbor\u200b", "Labor"),
        ("a\x07b\ud800", "ab"),
        ("  a  ", "a"),
        ("u\u0308", "ü"),
    ],
)
def test_cells_are_cleaned(raw, cleaned):
    assert clean(raw) == cleaned


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Labor-\nexkursion", "Labor-exkursion"),
        ("zwei\nZeilen", "zwei Zeilen"),
        ("2 -\n4 Std.", "2 - 4 Std."),
    ],
)
def test_wrapped_words_are_put_together(text, line):
    assert one_line(text) == line


def test_the_separator_of_a_list_does_not_split_prose():
    (sheet,) = read_sheets(b"Ein Satz; noch einer, und ein\tTabulator.\n", header_of)

    assert sheet.is_prose


def test_a_sample_reads_the_same_as_csv_and_as_a_workbook():
    table = [line.split(";") for line in FULL.splitlines()]

    assert [row.cells for row in rows_of(hostile.workbook(table))] == [
        row.cells for row in rows_of(FULL.encode())
    ]
