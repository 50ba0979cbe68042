"""Tells by its first bytes what a file is, whatever its name says."""

from enum import StrEnum
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from mintregion.catalogue.exchange.findings import refusal

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
FOREIGN = {
    b"%PDF": "PDF",
    b"\x89PNG": "PNG",
    b"\xff\xd8\xff": "JPEG",
    b"GIF8": "GIF",
    b"RIFF": "WebP",
    b"\x1f\x8b": "GZIP",
    b"BZh": "BZIP2",
    b"7z\xbc\xaf": "7-Zip",
    b"Rar!": "RAR",
    b"\x7fELF": "ELF",
    b"MZ\x90": "EXE",
    b"{\\rtf": "RTF",
    b"<?xml": "XML",
    b"<!DOCTYPE": "HTML",
    b"<html": "HTML",
}


class Kind(StrEnum):
    """The two families that are read."""

    WORKBOOK = "workbook"
    TEXT = "text"


def kind_of(content: bytes) -> Kind:
    """Tell a workbook from text; raise ImportProblem for everything else."""
    if not content.strip(b"\0\r\n\t \xef\xbb\xbf"):
        raise refusal("empty_file")
    if content.startswith(OLE):
        # A workbook with a password is an OLE file that holds a stream of this name in UTF-16.
        encrypted = "EncryptedPackage".encode("utf-16-le") in content
        raise refusal("encrypted" if encrypted else "old_excel")
    if content.startswith(ZIP):
        _refuse_other_archives(content)
        return Kind.WORKBOOK
    for magic, name in FOREIGN.items():
        if content.lstrip()[: len(magic)] == magic:
            raise refusal("foreign_format", format=name)
    return Kind.TEXT


def _refuse_other_archives(content: bytes) -> None:
    """Refuse archives that are no plain XLSX: documents, OpenDocument files, workbooks with macros."""
    try:
        with ZipFile(BytesIO(content)) as archive:
            names = set(archive.namelist())
    except (BadZipFile, OSError, ValueError, NotImplementedError, UnicodeDecodeError):
        raise refusal("damaged") from None
    if "mimetype" in names or "content.xml" in names:
        raise refusal("open_document")
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        raise refusal("macros")
    if "word/document.xml" in names:
        raise refusal("word_document")
    if "[Content_Types].xml" not in names or not any(name.lower().startswith("xl/") for name in names):
        raise refusal("foreign_format", format="ZIP")
