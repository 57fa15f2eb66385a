"""The lexical index of a segment: how often each term stands in each passage, and how long passages are.

Counts are kept rather than finished scores, because a search over several segments must weigh terms
by their document frequency over exactly the segments it may read.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

K1 = 1.5
B = 0.75
"""The usual values of Okapi BM25 (Robertson and Zaragoza, 2009, section 3.5)."""


@dataclass(frozen=True, slots=True)
class Counts:
    """Postings by term. Term t stands in passages `rows[starts[t]:starts[t+1]]`, ascending, with `counts` alike.

    `vocabulary` maps a term to t; `lengths` is float32 (n,), the passages' lengths in terms.
    """

    vocabulary: dict[str, int]
    starts: NDArray[np.int64]
    rows: NDArray[np.int32]
    counts: NDArray[np.float32]
    lengths: NDArray[np.float32]

    def postings(self, term: str) -> tuple[NDArray[np.int32], NDArray[np.float32]]:
        """Rows int32 (m,) and counts float32 (m,) of the passages that hold `term`; empty when none does."""
        t = self.vocabulary.get(term)
        if t is None:
            return self.rows[:0], self.counts[:0]
        return self.rows[self.starts[t] : self.starts[t + 1]], self.counts[self.starts[t] : self.starts[t + 1]]


def count(passages: Sequence[Sequence[str]]) -> Counts:
    """Count the terms of each passage; row i is `passages[i]`. Terms are numbered in sorted order."""
    tallies = [Counter(terms) for terms in passages]
    vocabulary = {term: t for t, term in enumerate(sorted({term for tally in tallies for term in tally}))}
    found = sorted((vocabulary[term], row, n) for row, tally in enumerate(tallies) for term, n in tally.items())
    table = np.array(found, dtype=np.int64).reshape(-1, 3)
    starts = np.searchsorted(table[:, 0], np.arange(len(vocabulary) + 1)).astype(np.int64)
    lengths = np.array([len(terms) for terms in passages], dtype=np.float32)
    return Counts(vocabulary, starts, table[:, 1].astype(np.int32), table[:, 2].astype(np.float32), lengths)


def save(counts: Counts, file: Path) -> None:
    """Write `counts` to `file` (NumPy .npz; the vocabulary as UTF-8 lines in term order)."""
    vocabulary = np.frombuffer("\n".join(counts.vocabulary).encode(), dtype=np.uint8)
    with file.open("wb") as stream:
        np.savez(
            stream,
            vocabulary=vocabulary,
            starts=counts.starts,
            rows=counts.rows,
            counts=counts.counts,
            lengths=counts.lengths,
        )


def load(file: Path) -> Counts:
    """Read what `save` wrote. Raises `ValueError` or `OSError` when it is something else."""
    with np.load(file, allow_pickle=False) as arrays:
        lines = arrays["vocabulary"].tobytes().decode()
        vocabulary = {term: t for t, term in enumerate(lines.split("\n"))} if lines else {}
        return Counts(vocabulary, arrays["starts"], arrays["rows"], arrays["counts"], arrays["lengths"])


def inverse_document_frequency(frequency: int, passages: int) -> float:
    """Lucene's idf: ln(1 + (N - n + 0.5) / (n + 0.5)); never negative."""
    return float(np.log1p((passages - frequency + 0.5) / (frequency + 0.5)))


def bm25(segments: Sequence[Counts], question: Sequence[str]) -> list[NDArray[np.float32]]:
    """Okapi BM25 of every passage for the terms of `question`; repeated terms count once each time.

    Document frequencies and the average length are those of all `segments` together. Returns one
    float32 (n,) per segment, in row order.
    """
    passages = sum(len(segment.lengths) for segment in segments)
    average = sum(float(segment.lengths.sum()) for segment in segments) / max(1, passages)
    scores = [np.zeros(len(segment.lengths), dtype=np.float32) for segment in segments]
    for term, times in Counter(question).items():
        postings = [segment.postings(term) for segment in segments]
        frequency = sum(len(rows) for rows, _ in postings)
        if not frequency:
            continue
        weight = times * inverse_document_frequency(frequency, passages)
        for segment, score, (rows, counts) in zip(segments, scores, postings, strict=True):
            norm = K1 * (1 - B + B * segment.lengths[rows] / average)
            score[rows] += weight * counts * (K1 + 1) / (counts + norm)
    return scores
