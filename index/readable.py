"""The passages that somebody may read, over all segments one after the other: row 0 is the first of the first."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from index import lexical
from index.fusion import Languages, Scale, Scores, scale_of
from index.models.embedder import Vectors
from index.only import Only
from index.segment import Places, Segment, Several
from index.text_store import Listed
from ingest.passage import Passage

if TYPE_CHECKING:
    from index.nearest.vector_index import VectorIndex

Mask = NDArray[np.bool_]


class Readable:
    """Some segments, those of a group side by side, with the indexes of groups that have one, by group and space."""

    def __init__(self, segments: Sequence[Segment], nearest: Mapping[tuple[str, int], "VectorIndex"]) -> None:
        self.segments = tuple(segments)
        self.counts = tuple(segment.counts for segment in segments)
        self.firsts = np.concatenate([[0], np.cumsum([s.size for s in segments], dtype=np.int64)]).astype(np.int64)
        self.size = int(self.firsts[-1])
        self.exact = not nearest
        """Whether the segments are small enough for a search to look at every row."""
        self.all_sentences = all(segment.record.all_sentences for segment in segments)
        self._nearest = nearest
        self._passages: dict[int, Vectors] = {}
        self._sentences: dict[int, list[Several]] = {}

    # What is known of rows

    @cached_property
    def language_names(self) -> list[str]:
        """The languages of the passages, sorted."""
        return sorted({str(name) for segment in self.segments for name in segment.rows.language_names})

    @cached_property
    def languages(self) -> Languages:
        """int32 (n,): the language of each row, by its place in `language_names`."""
        found = [np.empty(0, dtype=np.int32)]
        for segment in self.segments:
            places = [self.language_names.index(str(name)) for name in segment.rows.language_names]
            found.append(np.array(places, dtype=np.int32)[segment.rows.language])
        return np.concatenate(found)

    def allowed(self, only: Only) -> Mask | None:
        """bool (n,): the rows that `only` lets through; None when it lets through every one."""
        return np.concatenate([segment.allowed(only) for segment in self.segments]) if only else None

    # Scores

    def words(self, terms: Sequence[str]) -> Scores:
        """BM25 float32 (n,) of all rows for `terms`."""
        return lexical.bm25(self.counts, terms)

    def frequency(self, term: str) -> int:
        """In how many passages `term` stands."""
        return sum(counts.frequency(term) for counts in self.counts)

    def cosines(self, space: int, question: Vectors, rows: Places | None = None) -> Scores:
        """Cosines float32 (m,) of the passages at `rows`, ascending (None: all), with `question` float32 (1, d)."""
        return self._each(rows, lambda segment, here: segment.cosines(space, question, here))

    def best_sentences(self, space: int, question: Vectors, rows: Places | None = None) -> Scores:
        """The cosine of the best sentence of each of the passages at `rows`, ascending (None: all), float32 (m,); NaN
        where there is none, or its vectors are not kept."""
        return self._each(rows, lambda segment, here: segment.best_sentences(space, question, here))

    def nearest(self, space: int, question: Vectors, k: int, allowed: Mask | None) -> Places:
        """About the `k` rows, int64 ascending, with the highest cosines among those `allowed` (None: all)."""
        return np.sort(np.concatenate([self._of_group(space, question, k, allowed, *each) for each in self._groups()]))

    def scale(self, name: str, space: int, question: Vectors, values: Scores, rows: Places | None) -> Scale:
        """What cosines with "passages" or "sentences", as `name` says, are measured by: those `values` of every row;
        or, where but some `rows` have values, those of a sample of all."""
        count = len(self.language_names)
        if rows is None:
            return scale_of(values, self.languages, count)
        sample, weights = self._sample
        found = self._of_sample(name, space, question)
        return scale_of(found, self.languages[sample], count, weights)

    # Words

    def place(self, row: int) -> tuple[Segment, int]:
        """The segment that holds `row`, and its row there."""
        of = int(np.searchsorted(self.firsts, row, side="right")) - 1
        return self.segments[of], row - int(self.firsts[of])

    def read(self, rows: Sequence[int]) -> list[tuple[int, Passage, str]]:
        """(row, passage, text) for each of `rows`, ascending."""
        found: list[tuple[int, Passage, str]] = []
        for segment, first, here in self._split(np.asarray(rows, dtype=np.int64)):
            read = segment.words.passages(here.tolist())
            found += [(first + row, passage, text) for row, (passage, text) in zip(here.tolist(), read, strict=True)]
        return found

    def rows(self, ids: Sequence[str]) -> list[int]:
        """The row of each passage with one of these `ids`, in their order; `KeyError` for one that is not here."""
        placed: dict[str, int] = {}
        for segment, first in zip(self.segments, self.firsts.tolist(), strict=False):
            placed |= {id_: first + row for id_, row in segment.words.rows(ids).items()}
        return [placed[id_] for id_ in ids]

    def listed(self, document: str) -> Listed | None:
        """The document with this id, None when it may not be read."""
        found = (segment.words.listed(document) for segment in self.segments)
        return next((each for each in found if each is not None), None)

    def _each(self, rows: Places | None, score: Callable[[Segment, Places | None], Scores]) -> Scores:
        none = np.empty(0, dtype=np.float32)
        if rows is None:
            return np.concatenate([none, *(score(segment, None) for segment in self.segments)])
        return np.concatenate([none, *(score(segment, here) for segment, _, here in self._split(rows))])

    def _split(self, rows: Places) -> Iterator[tuple[Segment, int, Places]]:
        """(segment, its first row, rows there) of the segments that hold some of `rows`, ascending."""
        cuts = np.searchsorted(rows, self.firsts)
        for segment, first, begin, end in zip(self.segments, self.firsts.tolist(), cuts[:-1], cuts[1:], strict=False):
            if end > begin:
                yield segment, first, rows[begin:end] - first

    def _groups(self) -> Iterator[tuple[str, int, int]]:
        """(group, first row, last row and one) of the groups, in order."""
        first = 0
        for place, segment in enumerate(self.segments):
            group, last = segment.record.group, int(self.firsts[place + 1])
            if place + 1 == len(self.segments) or self.segments[place + 1].record.group != group:
                yield group, first, last
                first = last

    def _of_group(
        self, space: int, question: Vectors, k: int, allowed: Mask | None, group: str, first: int, last: int
    ) -> Places:
        here = None if allowed is None else allowed[first:last]
        index = self._nearest.get((group, space))
        if index is not None:
            return first + index.nearest(question, k, here)[0]
        rows = np.arange(last - first) if here is None else np.flatnonzero(here)
        values = self.cosines(space, question, first + rows)
        return np.asarray(first + rows[np.argsort(-values, kind="stable")[:k]], dtype=np.int64)

    @cached_property
    def _sample(self) -> tuple[Places, NDArray[np.float64]]:
        """Rows that stand for all, ascending, and for how many of their language each stands."""
        parts = [first + segment.rows.sample for segment, first in zip(self.segments, self.firsts, strict=False)]
        rows = np.concatenate(parts).astype(np.int64)
        of = self.languages[rows]
        count = len(self.language_names)
        return rows, (np.bincount(self.languages, minlength=count) / np.bincount(of, minlength=count).clip(1))[of]

    def _of_sample(self, name: str, space: int, question: Vectors) -> Scores:
        """The cosines of the sample, whose vectors stay in memory: every question needs them."""
        rows, _ = self._sample
        if name == "sentences":
            if space not in self._sentences:
                self._sentences[space] = [segment.several(space, here) for segment, _, here in self._split(rows)]
            return np.concatenate([each.best(question) for each in self._sentences[space]])
        if space not in self._passages:
            found = [segment.passages(space, here) for segment, _, here in self._split(rows)]
            self._passages[space] = np.concatenate(found)
        return np.asarray(self._passages[space] @ question[0], dtype=np.float32)
