"""Turns bytes into text in whichever of the usual encodings they are."""

import codecs

from mintregion.catalogue.exchange.findings import refusal

BOMS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
SAMPLE = 4096


def decode(content: bytes) -> str:
    """Decode UTF-8, UTF-16 or Windows-1252; raise ImportProblem when it is no text."""
    for encoding in _candidates(content):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" in text:
            raise refusal("not_text")
        return text
    raise refusal("not_text")


def _candidates(content: bytes) -> tuple[str, ...]:
    for bom, encoding in BOMS.items():
        if content.startswith(bom):
            return (encoding,)
    if without_bom := _utf16_without_bom(content[:SAMPLE]):
        return (without_bom,)
    return ("utf-8", "cp1252")


def _utf16_without_bom(sample: bytes) -> str:
    """Guess UTF-16 from where the zero bytes of Latin letters stand."""
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    half = len(sample) // 4
    if odd > half and even < odd // 8 + 1:
        return "utf-16-le"
    if even > half and odd < even // 8 + 1:
        return "utf-16-be"
    return ""
