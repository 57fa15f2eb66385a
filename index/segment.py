"""A segment, opened: its words, its vectors and its term counts."""

import sqlite3
from pathlib import Path

import faiss
import numpy as np
from numpy.typing import NDArray

from advicehub.errors import EditionDamaged
from index import lexical, segment_files
from index.best_two import best_two
from index.manifest import SegmentRecord
from index.models.embedder import Vectors
from index.only import Only
from index.text_store import TextStore


class Segment:
    """Passages of one access group, in rows 0..n-1; the same row in every file."""

    def __init__(self, folder: Path, record: SegmentRecord, spaces: int) -> None:
        """Open the files of `spaces` vector spaces in `folder`. Raises `EditionDamaged` when one cannot be."""
        self.record = record
        try:
            self.words = TextStore(folder / segment_files.TEXT)
            self.counts = lexical.load(folder / segment_files.LEXICAL)
            with np.load(folder / segment_files.ROWS, allow_pickle=False) as arrays:
                self.languages: NDArray[np.str_] = arrays["languages"]
                self._roles: NDArray[np.str_] = arrays["role_names"]
                self._role: NDArray[np.int32] = arrays["roles"]
                self._countries: NDArray[np.str_] = arrays["country_names"]
                self._country: NDArray[np.int32] = arrays["countries"]
                self._starts: NDArray[np.int64] = arrays["starts"]
                self._spans: NDArray[np.int32] = arrays["spans"]
            files = [segment_files.passages_file(space) for space in range(spaces)]
            self._passages = [faiss.read_index(str(folder / file)) for file in files]
            files = [segment_files.sentences_file(space) for space in range(spaces)]
            self._sentences = [np.load(folder / file).astype(np.float32) for file in files]
            self._pairs: NDArray[np.int32] = np.load(folder / segment_files.ASKED)
            files = [segment_files.asked_file(space) for space in range(spaces)]
            self._asked = [np.load(folder / file).astype(np.float32) for file in files]
        except (OSError, ValueError, KeyError, RuntimeError, sqlite3.Error):
            raise EditionDamaged(f"segment {record.id} cannot be opened: it is damaged") from None

    @property
    def size(self) -> int:
        """The number of passages, n."""
        return self.record.passages

    def allowed(self, only: Only) -> NDArray[np.bool_]:
        """bool (n,): which rows `only` lets through."""
        mask = np.ones(self.size, dtype=np.bool_)
        if only.role:
            mask &= self._roles[self._role] == only.role
        if only.country:
            names = [place for place, name in enumerate(self._countries) if name.casefold() == only.country.casefold()]
            mask &= np.isin(self._country, names)
        return mask

    def cosines(self, space: int, question: Vectors) -> Vectors:
        """Cosines float32 (n,) of all passages with `question` float32 (1, d) in vector space `space`."""
        scores = np.zeros(self.size, dtype=np.float32)
        if self.size:
            values, rows = self._passages[space].search(question, self.size)
            scores[rows[0]] = values[0]
        return scores

    def best_sentences(self, space: int, question: Vectors) -> Vectors:
        """Cosine float32 (n,) of each passage's best sentence; NaN for a passage that has none."""
        best = np.full(self.size, np.nan, dtype=np.float32)
        if len(self._spans):
            scores = self._sentences[space] @ question[0]
            first, last = self._starts[:-1], self._starts[1:]
            best[last > first] = np.maximum.reduceat(scores, first[last > first])
        return best

    def asked(self, space: int, question: Vectors) -> Vectors:
        """Cosines float32 (m,) of `question` float32 (1, d) with what people ask of the passages here."""
        return np.asarray(self._asked[space] @ question[0], dtype=np.float32)

    def best_asked(self, values: Vectors) -> Vectors:
        """Each passage's best two of `values` float32 (m,), one for each of its questions, by their mean; the one where
        it has but one; NaN where nobody asks."""
        return best_two(values[self._pairs[:, 0]], self._pairs[:, 1], self.size)

    def most_alike(self, values: Vectors, row: int) -> int:
        """The place of the question with the highest of `values` float32 (m,) among those of the passage at `row`.

        Of equal ones it is the first; there must be one.
        """
        places = self._pairs[self._pairs[:, 1] == row, 0]
        return int(places[np.argmax(values[places])])

    def sentences(self, space: int, row: int, question: Vectors) -> list[tuple[int, int, float]]:
        """(start, end, cosine) of the sentences of the passage at `row`, in reading order."""
        here = slice(int(self._starts[row]), int(self._starts[row + 1]))
        scores = self._sentences[space][here] @ question[0]
        spans = self._spans[here].tolist()
        return [(start, end, float(score)) for (start, end), score in zip(spans, scores, strict=True)]
