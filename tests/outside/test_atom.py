"""Feeds as a reader of feeds sees them, and what the standard demands beyond that."""

from typing import Any

import feedparser
import pytest

pytestmark = pytest.mark.outside

FEED = "/angebote/neu.atom"


def read(client: Any, url: str) -> Any:
    response = client.get(url, headers={"host": "trier.localhost"})
    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    parsed = feedparser.parse(response.content)
    assert parsed.bozo is False
    return parsed


@pytest.mark.parametrize(
    "url", [FEED, f"{FEED}?stage=secondary", f"{FEED}?q=Wasser", f"/fr{FEED}", f"{FEED}?q=xyzxyz"]
)
def test_a_feed_says_what_the_standard_demands(client: Any, offers: list[Any], url: str) -> None:
    parsed = read(client, url)

    feed = parsed.feed
    assert (parsed.version, feed.author, bool(feed.updated_parsed)) == ("atom10", "MINT-Region Trier", True)
    assert [link.href for link in feed.links if link.rel == "self"] == [f"http://trier.localhost{url}"]
    assert [
        [
            name
            for name in ("id", "title", "updated_parsed", "author", "link", "summary")
            if not entry.get(name)
        ]
        for entry in parsed.entries
    ] == [[]] * len(parsed.entries)


def test_entries_come_newest_first_under_addresses_that_never_change(client: Any, offers: list[Any]) -> None:
    parsed = read(client, FEED)

    newest = sorted(offers, key=lambda offer: (offer.published_at.date(), -offer.pk), reverse=True)
    assert [entry.id for entry in parsed.entries] == [
        f"http://trier.localhost/angebote/{o.pk}/" for o in newest
    ]


def test_texts_arrive_as_they_were_written_without_control_characters(client: Any, offers: list[Any]) -> None:
    entry = read(client, f"{FEED}?q=Wasser").entries[0]

    assert entry.title == offers[4].title.replace("\x0b", "")
