"""Several rankings into one: the weighted sum of their standings.

A standing is a score in standard deviations above the mean of all passages searched (z-score). It
makes a cosine, a sum of BM25 weights and a best sentence comparable; reciprocal rank fusion, which
forgets by how much a passage is ahead, did worse (docs/decisions/0004-fusion.md).
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]


def standings(scores: Scores) -> Scores:
    """z-scores float32 (n,) of `scores`; zeros where all are equal. NaN (no score) stands at the mean, 0."""
    if not len(scores):
        return scores
    mean, spread = np.nanmean(scores), np.nanstd(scores)
    if not spread > 1e-9:
        return np.zeros_like(scores)
    return np.nan_to_num((scores - mean) / spread, nan=0.0).astype(np.float32)


def fuse(rankings: Sequence[tuple[Scores, float]]) -> Scores:
    """The weighted sum, float32 (n,), of the standings in `rankings`, given as (standings, weight)."""
    total = np.zeros(len(rankings[0][0]), dtype=np.float32)
    for scores, weight in rankings:
        if weight:
            total += np.float32(weight) * scores
    return total


def leading(scores: NDArray[np.float64], k: int) -> NDArray[np.int64]:
    """Rows of the `k` highest `scores` and of all that equal the k-th, in row order; the caller breaks ties."""
    if len(scores) <= k:
        return np.arange(len(scores))
    threshold = np.partition(scores, len(scores) - k)[len(scores) - k]
    return np.flatnonzero(scores >= threshold)
