"""Values with 95 % intervals, by the percentile bootstrap over queries.

Efron and Tibshirani, An Introduction to the Bootstrap, 1993, chapter 13.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import stats

LEVEL = 0.95
RESAMPLES = 10_000
RANK_RESAMPLES = 2_000
"""For statistics that sort each resample."""

SEED = 20_260
_CELLS = 4_000_000
"""Most numbers held at once while resampling."""

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Estimate:
    """`value` over `n` queries, with its interval; None where there is nothing to measure or to resample."""

    value: float | None
    n: int
    low: float | None
    high: float | None


NOTHING = Estimate(None, 0, None, None)


def mean(values: Sequence[float]) -> Estimate:
    """The mean of one value per query."""
    return ratio(values, [1.0] * len(values))


def ratio(parts: Sequence[float], wholes: Sequence[float]) -> Estimate:
    """Sum of `parts` over sum of `wholes`, both one per query and every whole above 0.

    Queries are resampled whole, since the citations of one answer are not independent.
    """
    if not parts:
        return NOTHING
    numerators, denominators = np.asarray(parts, dtype=np.float64), np.asarray(wholes, dtype=np.float64)
    low, high = _interval((numerators, denominators), _ratio, RESAMPLES, paired=True)
    return Estimate(_ratio(numerators, denominators).item(), len(parts), low, high)


def auroc(positive: Sequence[float], negative: Sequence[float]) -> Estimate:
    """How often a value of `positive` is above one of `negative`, ties half: the area under the ROC curve.

    The Mann-Whitney statistic over n1 * n2 (Hanley and McNeil, Radiology 143, 1982). The two groups
    are resampled apart. Nothing when one of them is empty.
    """
    if not positive or not negative:
        return Estimate(None, len(positive) + len(negative), None, None)
    above, below = np.asarray(positive, dtype=np.float64), np.asarray(negative, dtype=np.float64)
    low, high = _interval((above, below), _auroc, RANK_RESAMPLES, paired=False)
    return Estimate(_auroc(above, below).item(), len(above) + len(below), low, high)


def _ratio(parts: Floats, wholes: Floats, axis: int = -1) -> Floats:
    result: Floats = np.sum(parts, axis=axis) / np.sum(wholes, axis=axis)
    return result


def _auroc(above: Floats, below: Floats, axis: int = -1) -> Floats:
    n = above.shape[axis]
    ranks = stats.rankdata(np.concatenate([above, below], axis=axis), axis=axis)
    total: Floats = np.take(ranks, range(n), axis=axis).sum(axis=axis)
    area: Floats = (total - n * (n + 1) / 2) / (n * below.shape[axis])
    return area


def _interval(
    samples: tuple[Floats, ...], statistic: Any, resamples: int, paired: bool
) -> tuple[float | None, float | None]:
    if min(len(sample) for sample in samples) < 2:
        return None, None
    result = stats.bootstrap(
        samples,
        statistic,
        n_resamples=resamples,
        batch=max(1, _CELLS // sum(len(sample) for sample in samples)),
        vectorized=True,
        paired=paired,
        confidence_level=LEVEL,
        method="percentile",
        rng=np.random.default_rng(SEED),
    )
    return float(result.confidence_interval.low), float(result.confidence_interval.high)
