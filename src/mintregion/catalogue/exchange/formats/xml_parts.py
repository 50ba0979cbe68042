"""Reads the parts of a workbook as a stream of XML events; a document type, and with it every entity, is refused."""

from collections.abc import Callable, Iterator
from typing import IO, Protocol

from defusedxml.ElementTree import DefusedXMLParser

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

    def close(self) -> None:
        """The part ends."""


def feed(stream: IO[bytes], target: Target) -> Iterator[None]:
    """Feed a part to a target piece by piece; control comes back after each, so that rows can be taken out."""
    parser = DefusedXMLParser(target=target, forbid_dtd=True)
    while chunk := stream.read(CHUNK):
        parser.feed(chunk)
        yield
    parser.close()
    yield


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

    def close(self) -> None:
        """Nothing is left open."""


def local(tag: str) -> str:
    """Give a name without its name space."""
    return tag.rpartition("}")[2]
