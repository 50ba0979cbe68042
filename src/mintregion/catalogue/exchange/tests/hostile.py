"""Makes files that want to do harm, or are only broken. No binaries lie in the repository."""

import zipfile
from collections.abc import Iterator, Mapping
from functools import cache
from io import BytesIO
from typing import Any

from openpyxl import Workbook

from mintregion.catalogue.exchange.tests.samples import FULL

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
MEGABYTE = 1024 * 1024
HEADER = ("external_id", "title", "organisation")
SHEET = "xl/worksheets/sheet1.xml"
RELATIONS = "xl/_rels/workbook.xml.rels"
XML = '<?xml version="1.0" encoding="UTF-8"?>'
MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def workbook(rows: list[list[Any]], *more: list[list[Any]]) -> bytes:
    """A sound XLSX file with one sheet for each list of rows."""
    book = Workbook(write_only=True)
    for number, content in enumerate((rows, *more), start=1):
        sheet = book.create_sheet(f"Tabelle {number}")
        for row in content:
            sheet.append(row)
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


@cache
def small_workbook() -> bytes:
    """A sound XLSX file with one offer."""
    return workbook([list(HEADER), ["a-1", "Roboter", "Werkstatt"]])


def changed(replacements: Mapping[str, bytes], content: bytes | None = None) -> bytes:
    """The small workbook with some parts replaced or added."""
    stream = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(content or small_workbook())) as old,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            new.writestr(name, replacements.get(name) or old.read(name))
        for name in replacements.keys() - set(old.namelist()):
            new.writestr(name, replacements[name])
    return stream.getvalue()


def sheet_xml(rows: str, dimension: str = "A1:C2") -> bytes:
    """The XML of a sheet."""
    return f'{XML}<worksheet {MAIN}><dimension ref="{dimension}"/><sheetData>{rows}</sheetData></worksheet>'.encode()


def cell(reference: str, text: str) -> str:
    """The XML of a cell with text."""
    return f'<c r="{reference}" t="inlineStr"><is><t>{text}</t></is></c>'


def header_row() -> str:
    """The XML of the header row."""
    cells = "".join(cell(f"{column}1", name) for column, name in zip("ABC", HEADER, strict=True))
    return f'<row r="1">{cells}</row>'


def zip_of(entries: Mapping[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Any ZIP archive."""
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", compression) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return stream.getvalue()


def zip_bomb() -> bytes:
    """A small file with 300 MB inside."""
    return changed({f"xl/media/{number}.bin": bytes(100 * MEGABYTE) for number in range(3)})


def lying_sizes() -> bytes:
    """A file whose directory says that a part is smaller than it is."""
    content = bytearray(changed({SHEET: sheet_xml(header_row() + "<row/>" * 100_000)}))
    at = content.rindex(SHEET.encode()) - 46
    content[at + 24 : at + 28] = (100).to_bytes(4, "little")
    return bytes(content)


def many_entries() -> bytes:
    """A file of very many parts."""
    return changed({f"xl/media/{number}.txt": b"x" for number in range(2000)})


def lying_dimension() -> bytes:
    """A sheet that calls itself as large as a sheet can be."""
    row = f'<row r="2">{cell("A2", "a-1")}{cell("B2", "Roboter")}{cell("C2", "Werkstatt")}</row>'
    return changed({SHEET: sheet_xml(header_row() + row, "A1:XFD1048576")})


def far_cell() -> bytes:
    """A sheet with one cell in its last corner."""
    return changed({SHEET: sheet_xml(header_row() + f'<row r="1048576">{cell("XFD1048576", "x")}</row>')})


def far_row() -> bytes:
    """A sheet with a row beyond the last one."""
    return changed(
        {SHEET: sheet_xml(header_row() + f'<row r="99999999999">{cell("A99999999999", "x")}</row>')}
    )


def entity_bomb() -> bytes:
    """A sheet with entities that grow without end."""
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    rows = '<row r="1"><c r="A1" t="inlineStr"><is><t>&e11;</t></is></c></row>'
    return changed(
        {
            SHEET: f'{XML}<!DOCTYPE w [<!ENTITY e0 "lol">{entities}]><worksheet {MAIN}><sheetData>{rows}</sheetData></worksheet>'.encode()
        }
    )


def external_entity() -> bytes:
    """A sheet that wants to read a file of the server."""
    rows = '<row r="1"><c r="A1" t="inlineStr"><is><t>&x;</t></is></c></row>'
    return changed(
        {
            SHEET: f'{XML}<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]><worksheet {MAIN}><sheetData>{rows}</sheetData></worksheet>'.encode()
        }
    )


def deep_xml() -> bytes:
    """A sheet with elements in elements in elements."""
    return changed({SHEET: f"{XML}<worksheet {MAIN}>{'<a>' * 200_000}".encode()})


def with_shared_texts(xml: str) -> bytes:
    """The small workbook with a table of shared texts."""
    with zipfile.ZipFile(BytesIO(small_workbook())) as archive:
        relations = archive.read(RELATIONS)
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"
    one_more = f'<Relationship Type="{kind}" Target="sharedStrings.xml" Id="rId99"/></Relationships>'
    return changed(
        {
            RELATIONS: relations.replace(b"</Relationships>", one_more.encode()),
            "xl/sharedStrings.xml": f"{XML}<sst {MAIN}>{xml}</sst>".encode(),
        }
    )


@cache
def many_shared_texts() -> bytes:
    """A table of four million texts."""
    return with_shared_texts("<si><r><t>x</t></r></si>" * 4_000_000)


def macro_type() -> bytes:
    """A workbook that only its content type calls one with macros."""
    with zipfile.ZipFile(BytesIO(small_workbook())) as archive:
        types = archive.read("[Content_Types].xml")
    return changed(
        {
            "[Content_Types].xml": types.replace(
                b"spreadsheetml.sheet.main", b"ms-excel.sheet.macroEnabled.main"
            )
        }
    )


def encrypted_entries() -> bytes:
    """A ZIP archive whose parts call themselves encrypted."""
    content = bytearray(small_workbook())
    at = content.find(b"PK\x01\x02")
    while at != -1:
        content[at + 8] |= 1
        at = content.find(b"PK\x01\x02", at + 4)
    return bytes(content)


def refused() -> Iterator[tuple[str, bytes, str]]:
    """Name, content and the code of the finding, for every file that must be refused at once."""
    yield "empty", b"", "empty_file"
    yield "only spaces", b" \r\n\t\n", "empty_file"
    yield "only zero bytes", bytes(1000), "empty_file"
    yield "ZIP bomb", zip_bomb(), "unpacked_too_large"
    yield "many entries", many_entries(), "too_many_entries"
    yield "password", OLE + bytes(600) + "EncryptedPackage".encode("utf-16-le") + bytes(600), "encrypted"
    yield "encrypted entries", encrypted_entries(), "encrypted"
    yield "XLS named .xlsx", OLE + b"Workbook" + bytes(600), "old_excel"
    yield (
        "ODS named .xlsx",
        zip_of({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "content.xml": b"<x/>"}),
        "open_document",
    )
    yield (
        "Word document",
        zip_of({"[Content_Types].xml": b"<x/>", "word/document.xml": b"<x/>"}),
        "word_document",
    )
    yield "ZIP in ZIP", zip_of({"inner.zip": zip_of({"a": b"b"})}), "foreign_format"
    yield "path out of the archive", zip_of({"../../etc/passwd": b"x"}), "foreign_format"
    yield "macros", changed({"xl/vbaProject.bin": b"x"}), "macros"
    yield "macros by type", macro_type(), "macros"
    yield "cell beyond the last row", far_row(), "damaged"
    yield "far cell", far_cell(), "too_many_columns"
    yield "entity bomb", entity_bomb(), "damaged"
    yield "external entity", external_entity(), "damaged"
    yield "lying sizes", lying_sizes(), "damaged"
    yield "broken XML", changed({SHEET: b"<worksheet"}), "damaged"
    yield "no workbook inside", zip_of({"[Content_Types].xml": b"<x/>", "xl/x": b""}), "damaged"
    yield "PDF", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", "foreign_format"
    yield "PNG", b"\x89PNG\r\n\x1a\n" + bytes(50), "foreign_format"
    yield "GIF and script", b"GIF89a/*" + bytes(10) + b"*/=1;alert(1)", "foreign_format"
    yield "SVG with script", b"<?xml version='1.0'?><svg><script>x</script></svg>", "foreign_format"
    yield "GZIP", b"\x1f\x8b\x08" + bytes(20), "foreign_format"
    yield "program", b"\x7fELF" + bytes(60), "foreign_format"
    yield "zero bytes in CSV", FULL.encode().replace(b"Roboter", b"Rob\0ter"), "not_text"
    yield "UTF-32", FULL.encode("utf-32"), "not_text"
    yield "no encoding at all", bytes([0x81, 0x8D, 0x8F, 0x90, 0x9D]) * 40, "not_text"
    yield (
        "a million columns",
        ("external_id;title;organisation" + ";x" * 1_000_000 + "\nx\n").encode(),
        "too_many_columns",
    )
    yield "a million cells in a row", (FULL + "x;" * 1_000_000).encode(), "too_many_columns"
    yield "open quotation mark", (FULL + 'a-3;"never closed;x;y\n').encode(), "quotes"
    yield "open quotation mark before much text", (FULL + 'a-3;"' + "x" * 40_000).encode(), "cell_too_long"
    yield "prose without a table", b"Es war einmal ein Text ohne Tabelle.\n" * 50, "no_table"
    yield "a list of numbers", b"\n".join(b"%d" % n for n in range(100)), "no_table"


def truncated() -> Iterator[tuple[str, bytes]]:
    """The sound workbook, cut off after each tenth."""
    content = small_workbook()
    for tenth in range(1, 10):
        yield f"{tenth}0 %", content[: len(content) * tenth // 10]
