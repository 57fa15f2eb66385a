"""The best two of each owner's values: of two questions that mean the same, one may only sound alike."""

import numpy as np
from numpy.typing import NDArray

from index.fusion import Scores


def best_two(values: Scores, owners: NDArray[np.int32], size: int) -> Scores:
    """float32 (size,): for each owner the mean of its two highest of `values` float32 (m,), its one where it has but
    one, NaN where it has none. `owners` int32 (m,) says whose each value is."""
    best = np.full(size, np.nan, dtype=np.float32)
    if not len(values):
        return best
    order = np.lexsort((-values, owners))
    own, of = values[order], owners[order]
    first = np.flatnonzero(np.append(True, of[1:] != of[:-1]))
    second = np.minimum(first + 1, len(of) - 1)
    second = np.where(of[second] == of[first], second, first)
    best[of[first]] = (own[first] + own[second]) / 2
    return best
