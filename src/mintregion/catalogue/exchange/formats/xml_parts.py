"""Reads the parts of a workbook as a stream of XML events.

Straight from expat: building elements first takes three times as long. A document type, and with it every
entity, is refused, which is all that defusedxml adds.
"""

from collections.abc import Callable, Iterator
from typing import IO, Protocol
from xml.parsers import expat  # nosec B407

from mintregion.catalogue.exchange.findings import refusal

CHUNK = 256 * 1024
Attributes = dict[str, str]


class Target(Protocol):
    """What the parser tells about elements and text."""

    def start(self, tag: str, attributes: Attributes) -> None:
        """An element begins."""

    def end(self, tag: str) -> None:
        """An element ends."""

    def data(self, text: str) -> None:
        """Text inside an element."""


def feed(stream: IO[bytes], target: Target) -> Iterator[None]:
    """Feed a part to a target piece by piece; control comes back after each, so that rows can be taken out."""
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse_document_type
    parser.StartElementHandler = target.start
    parser.EndElementHandler = target.end
    parser.CharacterDataHandler = target.data
    while chunk := stream.read(CHUNK):
        parser.Parse(chunk, False)
        yield
    parser.Parse(b"", True)
    yield


def _refuse_document_type(*_: object) -> None:
    raise refusal("damaged")


class Elements:
    """A target that calls a function for each start of one kind of element, whatever its name space."""

    def __init__(self, **wanted: Callable[[Attributes], None]) -> None:
        self._wanted = wanted

    def start(self, tag: str, attributes: Attributes) -> None:
        """Call the function for this element."""
        if call := self._wanted.get(local(tag)):
            call({local(name): value for name, value in attributes.items()})

    def end(self, tag: str) -> None:
        """Nothing is collected."""

    def data(self, text: str) -> None:
        """Text does not matter here."""


def local(tag: str) -> str:
    """Give a name without the prefix of its name space."""
    return tag.rpartition(":")[2] if ":" in tag else tag
