"""Inside the application: times of index build, search and edits."""

import json
import os
from pathlib import Path
from time import perf_counter
from typing import Any

import django
import numpy as np

from tools.bench.questions import Question, questions

ROUNDS = 5
EDITS = 100


def main() -> None:
    """Print one JSON object of figures, times in milliseconds where the name does not say otherwise."""
    django.setup()
    figures = {**_build(), **_search(), **_edits()}
    print(json.dumps(figures))


def _build() -> dict[str, float]:
    from mintregion.catalogue.index import live  # noqa: PLC0415 -- Django must be ready

    start = perf_counter()
    live.rebuild()
    seconds = perf_counter() - start
    files = [file for file in Path(live.directory()).rglob("*") if file.is_file()]
    return {"build_s": seconds, "index_mib": sum(file.stat().st_size for file in files) / 2**20}


def _search() -> dict[str, float]:
    """Reading the words, searching, and all counts of all filters, as a page asks for them."""
    from mintregion.catalogue.index import asking, live  # noqa: PLC0415 -- Django must be ready
    from mintregion.regions.models import Region  # noqa: PLC0415 -- Django must be ready
    from mintregion.regions.queries import find_place  # noqa: PLC0415 -- Django must be ready

    state, region = live.current_state(), Region.objects.get(slug="trier")
    asked = [(_selection(question), find_place(question.near, region=region)) for question in questions()]
    times = np.empty((ROUNDS, len(asked)))
    for row in times:
        for column, (selection, place) in enumerate(asked):
            start = perf_counter()
            asking.ask(
                state, selection, region=region, place=place, language="de", offset=0, limit=20, facets=True
            )
            row[column] = perf_counter() - start
    typical = np.median(times, axis=0) * 1e3
    return {
        "p50": float(np.percentile(typical, 50)),
        "p95": float(np.percentile(typical, 95)),
        "p99": float(np.percentile(typical, 99)),
        "mean": float(typical.mean()),
        "rss_mib": _resident(),
    }


def _selection(question: Question) -> Any:
    from django.http import QueryDict  # noqa: PLC0415 -- Django must be ready

    from mintregion.catalogue.selection import Selection  # noqa: PLC0415 -- Django must be ready

    return Selection.from_params(QueryDict(question.path.partition("?")[2]))


def _edits() -> dict[str, float]:
    """Save one offer with words, audit entry and version; then the next search, which replays it."""
    from mintregion.catalogue.index import live  # noqa: PLC0415 -- Django must be ready
    from mintregion.catalogue.models import Offer  # noqa: PLC0415 -- Django must be ready
    from mintregion.catalogue.services import save_offer  # noqa: PLC0415 -- Django must be ready

    saves, replays = [], []
    for offer in Offer.objects.published().select_related("organisation__part_of", "region")[:EDITS]:
        start = perf_counter()
        save_offer(offer, by="bench")
        saved = perf_counter()
        live.current_state()
        saves.append(saved - start)
        replays.append(perf_counter() - saved)
    return {
        "save_p50": float(np.percentile(saves, 50)) * 1e3,
        "save_p95": float(np.percentile(saves, 95)) * 1e3,
        "replay_p50": float(np.percentile(replays, 50)) * 1e3,
    }


def _resident() -> float:
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


if __name__ == "__main__":
    main()
