"""Rankings of passages by other words than the question's, and by the subjects it touches."""

from collections.abc import Sequence

import numpy as np

from index import analysis, lexical
from index.fusion import Scores
from index.models.embedder import Vectors
from index.segment import Segment
from index.widening.widening import Also, Alternative


def held(also: Sequence[Also], segments: Sequence[Segment]) -> tuple[Also, ...]:
    """`also` with those alternatives alone of which every word stands somewhere in `segments`."""
    kept = (
        Also(one.said, tuple(each for each in one.alternatives if _frequencies(_terms(each), segments).all()))
        for one in also
    )
    return tuple(one for one in kept if one.alternatives)


def terms_held(terms: Sequence[str], segments: Sequence[Segment]) -> tuple[str, ...]:
    """Those of `terms`, in English, of which every word stands somewhere in `segments`."""
    return tuple(term for term in terms if _frequencies(analysis.terms(term, "en"), segments).all())


def by_vocabulary(also: Sequence[Also], segments: Sequence[Segment]) -> Scores:
    """float32 (n,): for each plain word the best BM25 of its alternatives, summed over the plain words.

    An alternative of several words is divided by the root of their number, or the longer would always be the better. A
    plain word counts by the square of how rare it is among the passages, 0 to 1: of what documents say themselves there
    is little to be had in other words.
    """
    size = sum(segment.size for segment in segments)
    total = np.zeros(size, dtype=np.float32)
    counts = [segment.counts for segment in segments]
    rarest = lexical.inverse_document_frequency(0, max(1, size))
    for one in also:
        frequency = int(_frequencies(one.said, segments).min())
        rarity = lexical.inverse_document_frequency(frequency, max(1, size)) / rarest
        best = np.zeros(size, dtype=np.float32)
        for each in one.alternatives:
            terms = _terms(each)
            found = np.concatenate(lexical.bm25(counts, terms)) / np.float32(len(terms) ** 0.5)
            best = np.maximum(best, found)
        total += np.float32(rarity**2) * best
    return total


def cosines(segments: Sequence[Segment], space: int, vector: Vectors) -> Scores:
    """float32 (n,): the cosines of all passages with `vector` float32 (1, d) in vector space `space`."""
    return np.concatenate([segment.cosines(space, vector) for segment in segments])


def _terms(alternative: Alternative) -> list[str]:
    return analysis.terms(alternative.text, alternative.language)


def _frequencies(terms: Sequence[str], segments: Sequence[Segment]) -> np.ndarray:
    """In how many passages each of `terms` stands, int (t,)."""
    return np.array([sum(len(segment.counts.postings(term)[0]) for segment in segments) for term in terms])
