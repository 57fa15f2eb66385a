"""Questions made of the rows themselves, their true neighbours, and how many of these an index finds."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from index.nearest.halves import widened
from index.nearest.lists import Lists

_SET_BY, _MEASURED_BY = 200, 200
_AIM = 0.99
_WANTED = 10
_OTHER = 0.5
_SEED = 1
_ALMOST = 0.003
_FARTHEST = 4.0
"""Squared distance of opposite unit vectors."""

_HALVINGS = 12


class Trial:
    """Half of its questions set how far the lists reach, the other half measure what that finds.

    A question is a row mixed with another one drawn at random, so that it is no row and lies between neighbours as
    real questions do.
    """

    def __init__(self, vectors: NDArray[np.float16]) -> None:
        random = np.random.default_rng(_SEED)
        rows, others = random.integers(len(vectors), size=(2, _SET_BY + _MEASURED_BY))
        mixed = widened(vectors[rows]) + np.float32(_OTHER) * widened(vectors[others])
        self._asked: NDArray[np.float32] = mixed / np.maximum(np.linalg.norm(mixed, axis=1, keepdims=True), 1e-6)
        self._rows = np.full((len(mixed), 0), -1, dtype=np.int64)
        self._cosines = np.empty((len(mixed), 0), dtype=np.float32)
        self.questions = _MEASURED_BY

    def compare(self, part: NDArray[np.float32], start: int) -> None:
        """Take note of the true neighbours among `part`, whose first row is row `start`."""
        cosines = np.concatenate([self._cosines, self._asked @ part.T], axis=1)
        here = np.broadcast_to(np.arange(start, start + len(part)), (len(self._asked), len(part)))
        rows = np.concatenate([self._rows, here], axis=1)
        kept = np.argpartition(-cosines, min(_WANTED, cosines.shape[1]) - 1, axis=1)[:, :_WANTED]
        self._cosines = np.take_along_axis(cosines, kept, axis=1)
        self._rows = np.take_along_axis(rows, kept, axis=1)

    def set_reach(self, lists: Lists) -> float:
        """Set `lists.reach` to about the least that finds as many as is aimed at, by halving; the recall that it gives.

        Where even the farthest reach finds fewer, since codes are rough, almost as many as that one are enough.
        """
        low, high = 0.0, _FARTHEST
        lists.reach = high
        aim = min(_AIM, self._recall(lists, range(_SET_BY)) - _ALMOST)
        for _ in range(_HALVINGS):
            lists.reach = (low + high) / 2
            if self._recall(lists, range(_SET_BY)) < aim:
                low = lists.reach
            else:
                high = lists.reach
        lists.reach = high
        return self._recall(lists, range(_SET_BY, _SET_BY + _MEASURED_BY))

    def _recall(self, lists: Lists, which: Sequence[int]) -> float:
        """Found rows that are as near as the tenth of the truth: equal cosines are equally good."""
        found = 0
        for n in which:
            cosines = lists.nearest(self._asked[n : n + 1], _WANTED, None)[1]
            found += int(np.count_nonzero(cosines >= self._cosines[n].min() - 1e-6))
        return found / (len(which) * self._cosines.shape[1])
