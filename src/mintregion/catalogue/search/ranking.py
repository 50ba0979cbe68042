"""BM25 in whole numbers, and the choice of the first rows of an order."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

K1 = 1.2
B = 0.75
TITLE_WEIGHT = 4
BODY_WEIGHT = 1
FREQUENCY_MAX = 255
SCALE = 2048
"""Impacts are stored as whole 2048ths of a BM25 point in 16 bits: enough for about two million offers."""
IMPACT_MAX = 65_535

Ints = NDArray[np.int64]


def idf(frequencies: NDArray[np.int64], documents: int) -> NDArray[np.float64]:
    """Rarity of terms, ln(1 + (N - df + 0.5) / (df + 0.5)) (Robertson, Zaragoza 2009, in Lucene's form)."""
    return np.log(1.0 + (documents - frequencies + 0.5) / (frequencies + 0.5))


def impacts(
    rarity: NDArray[np.float64],
    frequencies: NDArray[np.int64],
    lengths: NDArray[np.int64],
    mean_length: float,
) -> NDArray[np.uint16]:
    """Share of a term in an offer's score: idf · tf (k1+1) / (tf + k1 (1 - b + b · length / mean)), at least 1.

    All arguments have one entry per posting; `frequencies` weigh title 4 to body 1; lengths are in tokens.
    """
    damping = K1 * (1.0 - B + B * lengths / mean_length)
    scores = rarity * frequencies * (K1 + 1.0) / (frequencies + damping)
    return np.clip(np.rint(scores * SCALE), 1, IMPACT_MAX).astype(np.uint16)


def first_rows(keys: Ints, ids: Ints, wanted: int) -> NDArray[np.intp]:
    """Positions of the `wanted` smallest rows by key, ties by id, in order."""
    rows = _smallest(keys, ids, wanted)
    order = np.lexsort((ids[rows], keys[rows]))[:wanted]
    return rows[order]


def _smallest(keys: Ints, ids: Ints, wanted: int) -> NDArray[np.intp]:
    """Positions of the `wanted` smallest rows, not in order; in small or nearly whole lists simply all rows."""
    if len(keys) <= 1024 or wanted * 2 >= len(keys) or wanted < 1:
        return np.arange(len(keys))
    near = _near_the_top(keys, wanted)
    near_keys = keys[near]
    limit = np.partition(near_keys, wanted - 1)[wanted - 1]
    below = near[near_keys < limit]
    tied = near[near_keys == limit]
    missing = wanted - len(below)
    if missing < len(tied):
        tied = tied[np.argpartition(ids[tied], missing - 1)[:missing]]
    return np.concatenate((below, tied))


def _near_the_top(keys: Ints, wanted: int) -> NDArray[np.intp]:
    """Positions of at least `wanted` rows with the smallest keys, found with a bound from a sample."""
    sample = keys[:: len(keys) // 512]
    if wanted < len(sample):
        near = np.flatnonzero(keys <= np.partition(sample, wanted)[wanted])
        if len(near) >= wanted:
            return near
    return np.arange(len(keys))
