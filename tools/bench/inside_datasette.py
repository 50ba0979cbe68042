"""Inside the application: writes the offers into a flat table with full text, as Datasette likes it."""

import sqlite3
import sys

import django

from tools.bench.peers.datasette import FACETS

COLUMNS = ("id", "title", "short_text", "long_text", "kind", "track", "field", "cost", "stage", "audience")


def main(database: str) -> None:
    """Write the flat table, inside the application."""
    django.setup()
    from mintregion.catalogue.models import Offer  # noqa: PLC0415 -- Django must be ready

    connection = sqlite3.connect(database)
    connection.execute(f"CREATE TABLE offers ({', '.join(COLUMNS)}, PRIMARY KEY (id))")
    offers = Offer.objects.filter(state="published").iterator(chunk_size=2000)
    rows = (
        (
            o.pk,
            o.title,
            o.short_text,
            o.long_text,
            o.kind,
            o.track,
            o.field,
            o.cost,
            *_first(o.stages, o.audiences),
        )
        for o in offers
    )
    connection.executemany(f"INSERT INTO offers VALUES ({', '.join('?' * len(COLUMNS))})", rows)  # noqa: S608 -- constants
    connection.execute(
        "CREATE VIRTUAL TABLE offers_fts USING fts5(title, short_text, long_text, content='offers')"
    )
    connection.execute("INSERT INTO offers_fts (offers_fts) VALUES ('rebuild')")
    for name in FACETS:
        connection.execute(f"CREATE INDEX by_{name} ON offers ({name})")
    connection.commit()


def _first(*sets: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(keys[0] if keys else "" for keys in sets)


if __name__ == "__main__":
    main(*sys.argv[1:])
