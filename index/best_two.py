"""The best two of each owner's values: of two questions that mean the same, one may only sound alike."""

from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray

from index.fusion import Scores


@dataclass(frozen=True, slots=True)
class Owners:
    """Whose each of m values is, sorted once for many questions."""

    size: int
    _order: NDArray[np.intp]
    _of: NDArray[np.intp]
    _firsts: NDArray[np.intp]

    @classmethod
    def of(cls, owners: NDArray[np.int32], size: int) -> Self:
        """`owners` int (m,) are numbers below `size`."""
        order = np.argsort(owners, kind="stable")
        own, firsts = np.unique(owners[order], return_index=True)
        return cls(size, order, own.astype(np.intp), firsts)

    def best_two(self, values: Scores) -> Scores:
        """float32 (size,): for each owner the mean of its two highest of `values` float32 (m,), its one where it has
        but one, NaN where it has none."""
        best = np.full(self.size, np.nan, dtype=np.float32)
        if not len(values):
            return best
        own = values[self._order]
        highest = np.maximum.reduceat(own, self._firsts)
        counts = np.diff(np.append(self._firsts, len(own)))
        places = np.flatnonzero(own == np.repeat(highest, counts))
        groups = np.repeat(np.arange(len(counts)), counts)[places]
        # Of equal ones the first alone is taken away: the other is the second.
        own[places[np.unique(groups, return_index=True)[1]]] = -np.inf
        second = np.maximum.reduceat(own, self._firsts)
        best[self._of] = np.where(np.isneginf(second), highest, (highest + second) / 2)
        return best
