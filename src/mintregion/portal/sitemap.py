"""The sitemap of a region: the addresses all areas contribute, in files of at most 50,000."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from io import StringIO
from itertools import islice

from django.utils.xmlutils import SimplerXMLGenerator

from mintregion.regions.models import Region
from mintregion.shell.registries import sitemap_sources

NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
#: The most one file may hold (sitemaps.org, protocol 0.9).
LIMIT = 50_000

Address = tuple[str, datetime | None]


def addresses(region: Region | None) -> Iterator[Address]:
    """Paths of all public pages with their last change, in the order of their sources."""
    for source in sitemap_sources:
        yield from source.urls(region)


def count_files(region: Region | None, *, limit: int = LIMIT) -> int:
    """Number of files all addresses need; at least one."""
    count = sum(
        source.count(region) if source.count else sum(1 for _address in source.urls(region))
        for source in sitemap_sources
    )
    return max(1, -(-count // limit))


def addresses_of_file(region: Region | None, page: int, *, limit: int = LIMIT) -> list[Address]:
    """Addresses of one file, counted from 1."""
    return list(islice(addresses(region), (page - 1) * limit, page * limit))


def write_file(found: Iterable[Address], *, base_url: str) -> str:
    """Write one file."""
    return _write("urlset", "url", [(base_url + path, changed) for path, changed in found])


def write_index(files: Iterable[str]) -> str:
    """Write the list of files, from their absolute addresses."""
    return _write("sitemapindex", "sitemap", [(url, None) for url in files])


def _write(root: str, element: str, entries: Iterable[Address]) -> str:
    out = StringIO()
    handler = SimplerXMLGenerator(out, "utf-8")
    handler.startDocument()
    handler.startElement(root, {"xmlns": NAMESPACE})  # type: ignore[arg-type]  # a dict, as Django passes it
    for url, changed in entries:
        handler.startElement(element, {})  # type: ignore[arg-type]  # as above
        handler.addQuickElement("loc", url)
        if changed is not None:
            handler.addQuickElement("lastmod", changed.astimezone(UTC).isoformat(timespec="seconds"))
        handler.endElement(element)
    handler.endElement(root)
    handler.endDocument()
    return out.getvalue()
