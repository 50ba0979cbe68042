"""Writes Atom (RFC 4287) with paging (RFC 5005) over offers."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape

from mintregion.catalogue.description.offer import OfferDescription

MEDIA_TYPE = "application/atom+xml; charset=utf-8"
#: An empty feed must name a moment too, and the same one each time it is read.
NEVER = datetime(2020, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class FeedHead:
    """What stands above the entries; all addresses are absolute.

    `uri` names the feed for ever and is the same on all its pages; `pages` holds the addresses of
    neighbouring pages by their relation (first, previous, next, last).
    """

    title: str
    subtitle: str
    author: str
    language: str
    uri: str
    self_url: str
    page_url: str
    pages: tuple[tuple[str, str], ...] = ()


class _PagedFeed(Atom1Feed):
    """Django's Atom feed with links to its other pages, and a moment that does not depend on the clock."""

    def __init__(self, *args: Any, pages: tuple[tuple[str, str], ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.pages = pages

    def add_root_elements(self, handler: Any) -> None:
        """Add the links of RFC 5005."""
        super().add_root_elements(handler)
        for relation, url in self.pages:
            handler.addQuickElement("link", "", {"rel": relation, "href": url})

    def latest_post_date(self) -> datetime:
        """Give the latest change among the entries."""
        return max((item["updateddate"] for item in self.items), default=NEVER)


def offers_as_atom(head: FeedHead, offers: Iterable[OfferDescription]) -> bytes:
    """Write one page of a feed."""
    feed = _PagedFeed(
        title=_printable(head.title),
        subtitle=_printable(head.subtitle),
        link=head.page_url,
        description="",
        language=head.language,
        author_name=_printable(head.author),
        feed_url=head.self_url,
        feed_guid=head.uri,
        pages=head.pages,
    )
    for offer in offers:
        feed.add_item(
            title=_printable(offer.title),
            link=offer.url,
            # Atom1Feed declares summaries as HTML.
            description=escape(_printable(offer.summary)),
            author_name=_printable(offer.organisation.name),
            unique_id=offer.uri,
            pubdate=offer.published_at,
            updateddate=offer.edited_at,
            categories=tuple(_printable(term.label) for term in (*offer.stages, *offer.themes)),
        )
    return feed.writeString("utf-8").encode()


def _printable(text: str) -> str:
    """Drop the control characters that XML cannot hold."""
    return "".join(char for char in text if char in "\t\n\r" or char >= " ")
