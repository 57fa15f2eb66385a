"""Every row compared with the question: exact, for libraries in which that is quick enough."""

import numpy as np
from numpy.typing import NDArray

from index.nearest.best import Cosines, Rows, best, cosines
from index.nearest.halves import widened

_ROUNDING = 1e-5
"""How far the product of a matrix and a vector may lie from the same rows' own dot products."""


class Scan:
    """All rows as float32 in memory: 4 bytes a number."""

    def __init__(self, vectors: NDArray[np.float16]) -> None:
        self._vectors = vectors
        self._wide = widened(np.asarray(vectors))

    def nearest(self, question: NDArray[np.float32], k: int, allowed: NDArray[np.bool_] | None) -> tuple[Rows, Cosines]:
        """As `VectorIndex.nearest`."""
        rough = self._wide @ question.reshape(-1)
        if allowed is not None:
            rough[~allowed] = -np.inf
        most = min(k, len(rough) if allowed is None else int(np.count_nonzero(allowed)))
        if most <= 0:
            return np.empty(0, dtype=np.int64), np.empty(0, dtype=np.float32)
        least = np.partition(rough, len(rough) - most)[len(rough) - most] - _ROUNDING
        rows = np.flatnonzero(rough >= least)
        return best(rows, cosines(self._vectors, rows, question), most)
