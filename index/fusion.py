"""Several rankings into one: the weighted sum of their standings.

A standing is a score in standard deviations above the mean (z-score). It makes a cosine, a sum of
BM25 weights and a best sentence comparable; reciprocal rank fusion forgets by how much a passage
is ahead (docs/decisions/0004-fusion.md).
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]
Languages = NDArray[np.int32]

OF_ALL = 2
"""The mean of a language counts as if this many of its passages stood at the mean of all: of one passage it says
little, of twenty nearly everything."""


@dataclass(frozen=True, slots=True)
class Scale:
    """What scores are measured by: the mean of each language, by its number, and the deviation from it in all."""

    means: NDArray[np.float64]
    spread: float

    def standings(self, scores: Scores, languages: Languages) -> Scores:
        """z-scores float32 (n,) of `scores`; zeros where all that the scale was taken of were equal. NaN (no score)
        stands at the mean, 0."""
        if not self.spread > 1e-6:
            return np.zeros(len(scores), dtype=np.float32)
        standings = (scores - self.means[languages]) / self.spread
        return np.asarray(np.nan_to_num(standings, nan=0.0), dtype=np.float32)


def scale_of(
    scores: Scores, languages: Languages, count: int, weights: NDArray[np.float64] | None = None, apart: bool = True
) -> Scale:
    """The scale by `scores` (n,), NaN for none, of passages in `languages`, numbers below `count`.

    With `weights` (n,), each score stands for as many. If `apart`, the mean of each language is its own, drawn towards
    the mean of all where its passages are few: a multilingual model gives every passage in the question's own language
    a higher cosine, which says what language it is in and not that it answers.
    """
    known = ~np.isnan(scores)
    values, of = scores[known].astype(np.float64), languages[known]
    each = np.ones(len(values)) if weights is None else weights[known]
    total = each.sum()
    if not total:
        return Scale(np.zeros(count), 0.0)
    mean = float(values @ each / total)
    means = np.full(count, mean)
    if apart:
        held = np.bincount(of, weights=each, minlength=count)
        sums = np.bincount(of, weights=each * (values - mean), minlength=count)
        means += sums / (held + OF_ALL)
    return Scale(means, float(np.sqrt((values - means[of]) ** 2 @ each / total)))


def beyond(scores: Scores, least: float) -> Scores:
    """How far each of `scores`, a standing already, is beyond `least`; 0 below it and for NaN (no score).

    For a ranking of which much of the library has no part: what is not clearly ahead in it must count
    no more than what is not in it at all.
    """
    return np.asarray(np.nan_to_num(np.maximum(scores - np.float32(least), 0), nan=0.0), dtype=np.float32)


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
