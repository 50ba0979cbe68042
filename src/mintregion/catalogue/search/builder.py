"""Second half of a build: arrange what was collected, write a new generation, make it the current one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from mintregion.catalogue.search import layout
from mintregion.catalogue.search.bitmaps import pack, word_count
from mintregion.catalogue.search.collecting import DAY, ID, NO_COORDINATE, Collector
from mintregion.catalogue.search.facets import FacetLayout, Rows
from mintregion.catalogue.search.geography import nowhere, reach_limits, unit_vectors
from mintregion.catalogue.search.model import Document, Schema
from mintregion.catalogue.search.ranking import idf, impacts
from mintregion.catalogue.search.strings import pack_strings
from mintregion.catalogue.search.vocabulary import pack_words

CHUNK = 100_000
_IMPACT_BLOCK = 1 << 22

Array = NDArray[Any]
Arrays = Iterator[tuple[str, Array]]


def build_index(
    directory: Path,
    documents: Iterable[Document],
    *,
    schema: Schema,
    catalogue_version: int,
    analyser_version: str,
    chunk: int = CHUNK,
) -> Path:
    """Write an index of all documents as the new current generation of `directory` and return its folder.

    The documents are read once, `chunk` at a time. Nothing changes for readers until the last step; a process killed
    before leaves the old generation in use. Raises BuildRunning when another process builds here.
    """
    with layout.building(directory) as folder:
        collector = Collector(FacetLayout(schema))
        stream = iter(documents)
        while batch := list(islice(stream, chunk)):
            collector.add(batch)
        build = _Arrangement(collector)
        files = {name: layout.write_array(folder, name, array) for name, array in build.arrays()}
        manifest = layout.Manifest(
            analyser_version=analyser_version,
            catalogue_version=catalogue_version,
            schema=schema,
            documents=len(build.ids),
            mean_length=build.mean_length,
            files=files,
        )
        return layout.publish(folder, manifest)


class _Arrangement:
    """Offers numbered from the newest (ordinal 0) to the oldest, ties by id; all arrays follow that order."""

    def __init__(self, collector: Collector) -> None:
        self._collector = collector
        numbers = np.concatenate(
            [chunk.numbers for chunk in collector.chunks] or [np.empty((6, 0), np.int64)], axis=1
        )
        self._order = np.lexsort((numbers[ID], -numbers[DAY]))
        self.ids, self._versions, self._days, self._latitudes, self._longitudes, self._reach = numbers[
            :, self._order
        ]
        if len(np.unique(self.ids)) != len(self.ids):
            raise ValueError("an id occurs twice")
        lengths = np.concatenate([chunk.lengths for chunk in collector.chunks] or [np.empty(0, np.int64)])
        self._lengths = lengths[self._order]
        self.mean_length = max(1.0, float(lengths.mean())) if len(lengths) else 1.0

    def arrays(self) -> Arrays:
        """All arrays of `layout.ARRAYS`, in an order that frees memory early."""
        yield "ids", self.ids
        yield "id_order", np.argsort(self.ids).astype(np.int32)
        yield "versions", self._versions
        yield "days", self._days.astype(np.int32)
        yield from self._facets()
        yield from self._titles()
        yield from self._places()
        yield from self._postings()
        yield from pack_words(self._collector.words)

    def _facets(self) -> Arrays:
        chunks = [chunk.rows for chunk in self._collector.chunks]
        empty = self._collector.layout.encode([])
        matrix = np.concatenate([rows.matrix for rows in chunks] or [empty.matrix])[self._order]
        wides = np.concatenate([rows.wides for rows in chunks] or [empty.wides], axis=1)[:, self._order]
        yield "matrix", matrix
        yield "wides", wides
        yield "bits", bitmaps_of(Rows(empty.layout, matrix, wides))

    def _titles(self) -> Arrays:
        keys = self._collector.title_keys
        keys = [keys[arrival] for arrival in self._order.tolist()]
        ids = self.ids.tolist()
        order = sorted(range(len(keys)), key=lambda ordinal: (keys[ordinal], ids[ordinal]))
        rank = np.empty(len(order), np.int32)
        rank[order] = np.arange(len(order), dtype=np.int32)
        yield "title_order", np.array(order, np.int32)
        yield "title_rank", rank
        blob, ends = pack_strings(keys[ordinal] for ordinal in order)
        yield "title_blob", blob
        yield "title_ends", ends

    def _places(self) -> Arrays:
        placed = self._latitudes != NO_COORDINATE
        pairs = (self._latitudes << 32) + self._longitudes
        distinct, site_of = np.unique(pairs[placed], return_inverse=True)
        sites = np.full(len(placed), len(distinct), np.int32)
        sites[placed] = site_of
        first = np.zeros(len(distinct), np.int64)
        first[site_of] = np.flatnonzero(placed)
        latitudes, longitudes = self._latitudes[first], self._longitudes[first]
        yield "sites", sites
        yield "site_latitudes", np.append(latitudes, NO_COORDINATE).astype(np.int32)
        yield "site_longitudes", np.append(longitudes, NO_COORDINATE).astype(np.int32)
        yield "site_vectors", np.concatenate((unit_vectors(latitudes, longitudes), nowhere()), axis=1)
        yield "reach", reach_limits(self._reach)
        yield "travelling", np.flatnonzero(self._reach).astype(np.int32)

    def _postings(self) -> Arrays:
        terms, postings = self._sorted_postings()
        numbers = (postings >> 32).astype(np.int32)
        frequencies = np.bincount(numbers, minlength=len(terms))
        blob, ends = pack_strings(terms)
        yield "term_blob", blob
        yield "term_ends", ends
        yield "posting_ends", np.cumsum(frequencies, dtype=np.int64)
        documents = ((postings >> 8) & 0xFFFFFF).astype(np.int32)
        yield "posting_documents", documents
        rarity = idf(frequencies, len(self.ids))
        shares = np.empty(len(postings), np.uint16)
        for start in range(0, len(postings), _IMPACT_BLOCK):
            part = slice(start, start + _IMPACT_BLOCK)
            lengths = self._lengths[documents[part]]
            shares[part] = impacts(rarity[numbers[part]], postings[part] & 0xFF, lengths, self.mean_length)
        yield "posting_impacts", shares

    def _sorted_postings(self) -> tuple[list[str], NDArray[np.int64]]:
        """Terms in order, and all postings as term << 32 | ordinal << 8 | frequency in order. Empties the chunks."""
        codes: Mapping[str, int] = self._collector.codes
        terms = sorted(codes)
        rank = np.empty(len(terms), np.int64)
        rank[np.fromiter((codes[term] for term in terms), np.int64, len(terms))] = np.arange(len(terms))
        ordinal = np.empty(len(self._order), np.int64)
        ordinal[self._order] = np.arange(len(self._order))
        chunks = self._collector.chunks
        postings = np.empty(sum(len(chunk.postings) for chunk in chunks), np.int64)
        end = len(postings)
        while chunks:
            part = chunks.pop().postings
            where = (rank[part >> 32] << 32) | (ordinal[(part >> 8) & 0xFFFFFF] << 8)
            postings[end - len(part) : end] = where | (part & 0xFF)
            end -= len(part)
        postings.sort()
        return terms, postings


def bitmaps_of(rows: Rows) -> NDArray[np.uint64]:
    """One bitmap per filter value that has one; shape (values, words)."""
    documents = len(rows.matrix)
    words = word_count(documents)
    bits = np.zeros((rows.layout.bitmap_count, words), np.uint64)
    mask = np.zeros(words * 64, np.bool_)
    for column in rows.layout.columns.values():
        for value in range(column.spec.size if column.has_bitmaps else 0):
            if column.spec.multi:
                byte = rows.matrix[:, column.start + value // 8]
                mask[:documents] = byte & np.uint8(1 << (value % 8))
            else:
                mask[:documents] = rows.matrix[:, column.start] == value
            bits[column.bitmaps + value] = pack(mask)
    return bits
