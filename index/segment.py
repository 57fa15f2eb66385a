"""A segment, opened: its words, its vectors and its term counts."""

import sqlite3
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from advicehub.errors import EditionDamaged
from index import lexical, segment_names
from index.best_two import Owners
from index.manifest import SegmentRecord
from index.models.embedder import Vectors
from index.only import Only
from index.rows import Rows
from index.stacked import Halves
from index.text_store import TEXT, TextStore

Places = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Several:
    """Vectors float32 (s, d) of the sentences of m passages: those of the i-th are firsts[i]:lasts[i]."""

    vectors: Vectors
    firsts: Places
    lasts: Places

    def best(self, question: Vectors) -> Vectors:
        """Each passage's highest cosine with `question` float32 (1, d): float32 (m,), NaN for one without vectors."""
        best = np.full(len(self.firsts), np.nan, dtype=np.float32)
        some = self.lasts > self.firsts
        if some.any():
            best[some] = np.maximum.reduceat(self.vectors @ question[0], self.firsts[some])
        return best


class Segment:
    """Passages of one access group, in rows 0..n-1; the same row in every file. Vectors are mapped, not read."""

    def __init__(self, folder: Path, record: SegmentRecord, spaces: int) -> None:
        """Open the files of `spaces` vector spaces in `folder`. Raises `EditionDamaged` when one cannot be."""
        self.record = record
        try:
            self.words = TextStore(folder / TEXT)
            self.counts = lexical.load(folder)
            self.rows = Rows.load(folder / segment_names.ROWS)
            self._passages = [_mapped(folder / segment_names.passages_file(space)) for space in range(spaces)]
            self._sentences = [_mapped(folder / segment_names.sentences_file(space)) for space in range(spaces)]
            self._asked = [np.load(folder / segment_names.asked_file(space)) for space in range(spaces)]
            self._pairs: NDArray[np.int32] = np.load(folder / segment_names.ASKED)
        except (OSError, ValueError, KeyError, sqlite3.Error):
            raise EditionDamaged(f"segment {record.id} cannot be opened: it is damaged") from None
        self._kept = self.rows.kept_starts()
        self._read: dict[tuple[str, int], Vectors] = {}

    @property
    def size(self) -> int:
        """The number of passages, n."""
        return self.record.passages

    def allowed(self, only: Only) -> NDArray[np.bool_]:
        """bool (n,): which rows `only` lets through."""
        rows, mask = self.rows, np.ones(self.size, dtype=np.bool_)
        if only.role:
            mask &= (rows.role_names == only.role)[rows.role]
        if only.language:
            mask &= (rows.language_names == only.language)[rows.language]
        if only.country:
            wanted = only.country.casefold()
            mask &= np.array([name.casefold() == wanted for name in rows.country_names], dtype=np.bool_)[rows.country]
        if only.by_document:
            documents = np.array([each.pass_(only) for each in self.words.facets], dtype=np.bool_)
            mask &= documents[rows.document]
        return mask

    def cosines(self, space: int, question: Vectors, rows: Places | None = None) -> Vectors:
        """Cosines float32 (m,) of the passages at `rows` (None: of all) with `question` float32 (1, d) in vector space
        `space`."""
        vectors = self._whole("passages", space) if rows is None else self.passages(space, rows)
        return np.asarray(vectors @ question[0], dtype=np.float32)

    def passages(self, space: int, rows: Places) -> Vectors:
        """float32 (m, d): the vectors of the passages at `rows`."""
        return self._passages[space][rows].astype(np.float32)

    def best_sentences(self, space: int, question: Vectors, rows: Places | None = None) -> Vectors:
        """Cosine float32 (m,) of the best sentence of each of the passages at `rows` (None: of all); NaN for one that
        has none, or whose sentences' vectors are not kept."""
        if rows is None:
            return Several(self._whole("sentences", space), self._kept[:-1], self._kept[1:]).best(question)
        return self.several(space, rows).best(question)

    def several(self, space: int, rows: Places) -> Several:
        """The vectors of the sentences of the passages at `rows`, as far as they are kept."""
        places, firsts, lasts = _ranges(self._kept, rows)
        return Several(self._sentences[space][places].astype(np.float32), firsts, lasts)

    def spans(self, row: int) -> list[tuple[int, int]]:
        """The offsets of the sentences of the passage at `row`, in reading order."""
        found = self.rows.spans[self.rows.starts[row] : self.rows.starts[row + 1]].tolist()
        return [(start, end) for start, end in found]

    def sentences(self, space: int, row: int) -> Vectors | None:
        """float32 (p, d): the vectors of the sentences of the passage at `row`; None where they are not kept."""
        if not self.rows.kept[row]:
            return None
        return self._sentences[space][self._kept[row] : self._kept[row + 1]].astype(np.float32)

    @property
    def questions(self) -> int:
        """How many questions people ask of the passages here."""
        return len(self._asked[0]) if self._asked else 0

    def asked(self, space: int, question: Vectors) -> Vectors:
        """Cosines float32 (m,) of `question` float32 (1, d) with what people ask of the passages here."""
        return np.asarray(self._whole("asked", space) @ question[0], dtype=np.float32)

    def best_asked(self, values: Vectors) -> Vectors:
        """Each passage's best two of `values` float32 (m,), one for each of its questions, by their mean; the one where
        it has but one; NaN where nobody asks."""
        return self._owners.best_two(values[self._pairs[:, 0]])

    def most_alike(self, values: Vectors, row: int) -> int:
        """The place of the question with the highest of `values` float32 (m,) among those of the passage at `row`.

        Of equal ones it is the first; there must be one.
        """
        places = self._pairs[self._pairs[:, 1] == row, 0]
        return int(places[np.argmax(values[places])])

    @cached_property
    def _owners(self) -> Owners:
        return Owners.of(self._pairs[:, 1], self.size)

    def _whole(self, what: str, space: int) -> Vectors:
        """All vectors of a kind in memory, in float32, as a search of every row wants them."""
        if (what, space) not in self._read:
            files = {"passages": self._passages, "sentences": self._sentences, "asked": self._asked}
            self._read[what, space] = np.asarray(files[what][space], dtype=np.float32)
        return self._read[what, space]


def _mapped(file: Path) -> Halves:
    # Seen as a plain array: each slice of a memory map costs as much as a hundred rows.
    found: Halves = np.load(file, mmap_mode="r").view(np.ndarray)
    if found.dtype != np.float16 or found.ndim != 2:
        raise ValueError(file.name)
    return found


def _ranges(starts: Places, rows: Places) -> tuple[Places, Places, Places]:
    """(places, firsts, lasts): starts[row]:starts[row+1] of each of `rows`, one after the other, and where the places
    of each row begin and end among them."""
    counts = starts[rows + 1] - starts[rows]
    lasts = np.cumsum(counts)
    firsts = lasts - counts
    places = np.arange(int(counts.sum())) + np.repeat(starts[rows] - firsts, counts)
    return places, firsts, lasts
