"""Exact cosines of rows, and the best of them."""

import numpy as np
from numpy.typing import NDArray

from index.nearest.halves import widened

_AT_ONCE = 512
"""Rows brought to float32 at a time: they stay in the processor's own memory."""

Rows = NDArray[np.int64]
Cosines = NDArray[np.float32]


def cosines(vectors: NDArray[np.float16], rows: Rows, question: NDArray[np.float32]) -> Cosines:
    """Of each of `rows` with `question` (1, d) or (d,), both unit: float32, in the order given.

    A row's cosine does not depend on which rows it is asked for with: each is one dot product of its own.
    """
    asked = question.reshape(-1)
    found = np.empty(len(rows), dtype=np.float32)
    for start in range(0, len(rows), _AT_ONCE):
        part = rows[start : start + _AT_ONCE]
        np.vecdot(widened(vectors.take(part, axis=0)), asked, out=found[start : start + _AT_ONCE])
    return found


def best(rows: Rows, values: Cosines, k: int) -> tuple[Rows, Cosines]:
    """The `k` rows of the highest values, best first, equal values by row; all where there are fewer."""
    if len(rows) > k:
        least = np.partition(values, len(values) - k)[len(values) - k]
        kept = values >= least
        rows, values = rows[kept], values[kept]
    order = np.lexsort((rows, -values))[:k]
    return rows[order], values[order]
