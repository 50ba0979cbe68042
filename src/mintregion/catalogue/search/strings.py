"""A sorted list of texts in two mapped arrays: looked up by binary search, without a dictionary per worker."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray


class SortedStrings:
    """Texts sorted by their UTF-8 bytes (the same order as by code points): one blob and the ends of the texts.

    `ends[i]` is the byte offset behind text i; `ends` has one entry per text.
    """

    def __init__(self, blob: NDArray[np.uint8], ends: NDArray[np.int64]) -> None:
        self._blob = np.ascontiguousarray(blob).data
        # A view gives plain integers: indexing the array itself makes each look-up three times as slow.
        self._ends = np.ascontiguousarray(ends).data

    def __len__(self) -> int:
        return len(self._ends)

    def _bytes(self, index: int) -> bytes:
        start = self._ends[index - 1] if index else 0
        return bytes(self._blob[start : self._ends[index]])

    def __getitem__(self, index: int) -> str:
        return self._bytes(index).decode()

    def position(self, text: str) -> int:
        """Number of texts that sort before `text`."""
        return bisect_left(range(len(self)), text.encode(), key=self._bytes)

    def position_between(self, text: str, low: int, high: int) -> int:
        """Like `position`, for a text known to belong between two positions."""
        return bisect_left(range(len(self)), text.encode(), low, high, key=self._bytes)

    def find(self, text: str) -> int:
        """Position of `text`, or -1."""
        position = self.position(text)
        return position if position < len(self) and self[position] == text else -1

    def has_prefix(self, prefix: str) -> bool:
        """Whether any text begins with `prefix`."""
        position = self.position(prefix)
        return position < len(self) and self[position].startswith(prefix)

    def starting_with(self, prefix: str) -> range:
        """Positions of all texts that begin with `prefix`."""
        low = self.position(prefix)
        return range(low, self.position_between(prefix + "\U0010ffff", low, len(self)))


def pack_strings(texts: Iterable[str]) -> tuple[NDArray[np.uint8], NDArray[np.int64]]:
    """Blob and ends of texts that are already sorted."""
    encoded = [text.encode() for text in texts]
    ends = np.cumsum([len(text) for text in encoded], dtype=np.int64)
    return np.frombuffer(b"".join(encoded), np.uint8), ends
