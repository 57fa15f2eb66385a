"""The lexical index of a segment: how often each term stands in each passage, and how long passages are.

Counts are kept rather than finished scores, because a search over several segments must weigh terms
by their document frequency over exactly the segments it may read.
"""

from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

K1 = 1.5
B = 0.75
"""The usual values of Okapi BM25 (Robertson and Zaragoza, 2009, section 3.5)."""

TERMS = "lexical.npz"
POSTINGS = "postings.npy"

_POSTING = np.dtype([("row", "<i4"), ("count", "<u2")])
_MOST = 65_535

Rows = NDArray[np.int32]
Tallies = NDArray[np.uint16]


@dataclass(frozen=True, slots=True)
class Counts:
    """Postings by term. Term t stands in the passages of `postings[starts[t]:starts[t+1]]`, rows ascending.

    The terms are in order of their UTF-8 bytes: term t is `spelled[ends[t-1]:ends[t]]`. `postings` has the fields "row"
    int32 and "count" uint16 and may be mapped from its file; `lengths` is int32 (n,), the passages' lengths in terms.
    """

    spelled: bytes
    ends: NDArray[np.int64]
    starts: NDArray[np.int64]
    postings: NDArray[np.void]
    lengths: NDArray[np.int32]

    def term(self, place: int) -> bytes:
        """The term at `place`, in UTF-8."""
        # Of plain numbers: a search looks up thousands, and NumPy's own take five times as long to read.
        ends = self.ends.data
        return self.spelled[ends[place - 1] if place else 0 : ends[place]]

    def found(self, term: str) -> tuple[Rows, Tallies]:
        """Rows int32 (m,) and counts uint16 (m,) of the passages that hold `term`; empty when none does."""
        wanted = term.encode()
        place = bisect_left(range(len(self.ends)), wanted, key=self.term)
        held = place < len(self.ends) and self.term(place) == wanted
        part = self.postings[self.starts[place] : self.starts[place + 1]] if held else self.postings[:0]
        return part["row"], part["count"]

    def frequency(self, term: str) -> int:
        """In how many passages `term` stands."""
        return len(self.found(term)[0])


def count(passages: Iterable[Sequence[str]]) -> Counts:
    """Count the terms of each passage; row i is the i-th of `passages`."""
    numbers: dict[str, int] = {}
    terms, rows, counts, lengths = array("i"), array("i"), array("i"), array("i")
    for row, passage in enumerate(passages):
        lengths.append(len(passage))
        for term, times in Counter(passage).items():
            terms.append(numbers.setdefault(term, len(numbers)))
            rows.append(row)
            counts.append(min(times, _MOST))
    spelled = sorted((term.encode(), number) for term, number in numbers.items())
    places = np.empty(len(spelled), dtype=np.int64)
    places[[number for _, number in spelled]] = np.arange(len(spelled))
    of = places[_numpy(terms)]
    order = np.argsort(of, kind="stable")  # rows came in order, so each term's stay so
    postings = np.empty(len(of), dtype=_POSTING)
    postings["row"], postings["count"] = _numpy(rows)[order], _numpy(counts)[order]
    starts = np.searchsorted(of[order], np.arange(len(spelled) + 1)).astype(np.int64)
    ends = np.cumsum([len(term) for term, _ in spelled], dtype=np.int64)
    return Counts(b"".join(term for term, _ in spelled), ends, starts, postings, _numpy(lengths))


def _numpy(numbers: "array[int]") -> NDArray[np.int32]:
    return np.array(numbers, dtype=np.int32)


def save(counts: Counts, folder: Path) -> None:
    """Write `counts` into `folder`: the postings to a file of their own, which can be mapped, the rest to another."""
    with (folder / TERMS).open("wb") as stream:
        spelled = np.frombuffer(counts.spelled, dtype=np.uint8)
        np.savez(stream, spelled=spelled, ends=counts.ends, starts=counts.starts, lengths=counts.lengths)
    np.save(folder / POSTINGS, counts.postings)


def load(folder: Path) -> Counts:
    """Read what `save` wrote; postings are mapped. Raises `ValueError`, `KeyError` or `OSError` when it is something
    else."""
    with np.load(folder / TERMS, allow_pickle=False) as arrays:
        spelled, ends, starts = (arrays[name] for name in ("spelled", "ends", "starts"))
        lengths = arrays["lengths"]
    return Counts(spelled.tobytes(), ends, starts, np.load(folder / POSTINGS, mmap_mode="r").view(np.ndarray), lengths)


def inverse_document_frequency(frequency: int, passages: int) -> float:
    """Lucene's idf: ln(1 + (N - n + 0.5) / (n + 0.5)); never negative."""
    return float(np.log1p((passages - frequency + 0.5) / (frequency + 0.5)))


def bm25(segments: Sequence[Counts], question: Sequence[str]) -> NDArray[np.float32]:
    """Okapi BM25 of every passage for the terms of `question`; repeated terms count once each time.

    Document frequencies and the average length are those of all `segments` together. Returns float32 (n,), the rows of
    one segment after those of the other.
    """
    sizes = [len(segment.lengths) for segment in segments]
    passages = sum(sizes)
    average = sum(int(segment.lengths.sum()) for segment in segments) / max(1, passages)
    scores = np.zeros(passages, dtype=np.float32)
    firsts = np.concatenate([[0], np.cumsum(sizes)])
    for term, times in Counter(question).items():
        found = [segment.found(term) for segment in segments]
        frequency = sum(len(rows) for rows, _ in found)
        if not frequency:
            continue
        weight = times * inverse_document_frequency(frequency, passages)
        for segment, first, (rows, counts) in zip(segments, firsts, found, strict=False):
            norm = K1 * (1 - B + B * segment.lengths[rows] / average)
            scores[first + rows] += weight * counts * (K1 + 1) / (counts + norm)
    return scores
