"""Vectors in several files as one array, without reading them."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Halves = NDArray[np.float16]


class Stacked:
    """Arrays float16 (n_i, d) one after the other as one (n, d); rows are read when they are asked for."""

    def __init__(self, arrays: Sequence[Halves], dimension: int) -> None:
        self._arrays = list(arrays)
        self._firsts = np.concatenate([[0], np.cumsum([len(array) for array in self._arrays])]).astype(np.int64)
        self.shape = (int(self._firsts[-1]), dimension)

    def __len__(self) -> int:
        return self.shape[0]

    def __getitem__(self, wanted: slice | NDArray[np.integer]) -> Halves:
        """The rows of a slice without a step, or those at the places given, in that order: float16 (m, d)."""
        if isinstance(wanted, slice):
            first, last, _ = wanted.indices(len(self))
            return self._between(first, last)
        return self.take(wanted)

    def take(self, wanted: NDArray[np.integer], axis: int = 0) -> Halves:
        """The rows at the places given, in that order, as NumPy's `take` along the first axis."""
        assert axis == 0
        rows = np.asarray(wanted, dtype=np.int64)
        found = np.empty((len(rows), self.shape[1]), dtype=np.float16)
        of = np.searchsorted(self._firsts, rows, side="right") - 1
        for place in np.unique(of):
            here = of == place
            found[here] = self._arrays[place][rows[here] - self._firsts[place]]
        return found

    def _between(self, first: int, last: int) -> Halves:
        parts = [np.empty((0, self.shape[1]), dtype=np.float16)]
        for array, begin in zip(self._arrays, self._firsts.tolist(), strict=False):
            if begin < last and begin + len(array) > first:
                parts.append(array[max(0, first - begin) : last - begin])
        return parts[1] if len(parts) == 2 else np.concatenate(parts)
