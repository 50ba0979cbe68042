"""What one part of the index (built or overlay) contributes to a result, and how two parts become one."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mintregion.catalogue.search.facets import Counts

TITLE_STEP = 1 << 20
"""Room between two titles of the built catalogue for titles of changed offers."""

Integers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Partial:
    """Number of matches, counts, and the first rows in order (`keys` ascending, ties by id).

    `keys` mean: fit, negative score; newest, negative day; distance, metres; title, place in the built
    order times TITLE_STEP. `rows` are ordinals within the part.
    """

    total: int
    counts: Counts
    keys: Integers
    ids: Integers
    rows: NDArray[np.integer]


def add_counts(one: Counts, other: Counts) -> Counts:
    """Counts of two disjoint sets of offers."""
    return {name: tuple(map(int.__add__, values, other[name])) for name, values in one.items()}


def merged_order(one: Partial, other: Partial, offset: int, limit: int) -> list[tuple[bool, int]]:
    """One page of both parts: whether a row is from `other`, and its position in that part's lists."""
    keys = np.concatenate((one.keys, other.keys))
    ids = np.concatenate((one.ids, other.ids))
    order = np.lexsort((ids, keys))[offset : offset + limit].tolist()
    first = len(one.keys)
    return [(position >= first, position - first if position >= first else position) for position in order]
