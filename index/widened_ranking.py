"""Rankings of passages by other words than the question's."""

from collections.abc import Sequence

import numpy as np

from index import analysis, lexical
from index.fusion import Scores
from index.readable import Readable
from index.widening.widening import Also, Alternative


def held(also: Sequence[Also], readable: Readable) -> tuple[Also, ...]:
    """`also` with those alternatives alone of which every word stands somewhere in what may be read."""
    kept = (
        Also(one.said, tuple(each for each in one.alternatives if all(map(readable.frequency, _terms(each)))))
        for one in also
    )
    return tuple(one for one in kept if one.alternatives)


def terms_held(terms: Sequence[str], readable: Readable) -> tuple[str, ...]:
    """Those of `terms`, in English, of which every word stands somewhere in what may be read."""
    return tuple(term for term in terms if all(map(readable.frequency, analysis.terms(term, "en"))))


def by_vocabulary(also: Sequence[Also], readable: Readable) -> Scores:
    """float32 (n,): for each plain word the best BM25 of its alternatives, summed over the plain words.

    An alternative of several words is divided by the root of their number, or the longer would always be the better. A
    plain word counts by the square of how rare it is among the passages, 0 to 1: of what documents say themselves there
    is little to be had in other words.
    """
    size = readable.size
    total = np.zeros(size, dtype=np.float32)
    rarest = lexical.inverse_document_frequency(0, max(1, size))
    for one in also:
        frequency = min(map(readable.frequency, one.said))
        rarity = lexical.inverse_document_frequency(frequency, max(1, size)) / rarest
        best = np.zeros(size, dtype=np.float32)
        for each in one.alternatives:
            terms = _terms(each)
            best = np.maximum(best, readable.words(terms) / np.float32(len(terms) ** 0.5))
        total += np.float32(rarity**2) * best
    return total


def _terms(alternative: Alternative) -> list[str]:
    return analysis.terms(alternative.text, alternative.language)
