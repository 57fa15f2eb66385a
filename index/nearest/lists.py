"""Rows kept in lists of neighbours: the lists near a question are looked through, and the best rows compared again.

Which lists: those whose centre is hardly farther from the question than the nearest centre is. A question that lies
among its neighbours opens few, one that lies between groups many. How much farther a centre may lie (`reach`, a squared
distance) is set when the index is built, so that the true neighbours are found as often as is wanted there.
"""

from functools import cached_property
from math import sqrt
from typing import Any, cast

import faiss
import numpy as np
from numpy.typing import NDArray

from index.nearest.best import Cosines, Rows, best, cosines

FEW = 10
"""Up to so many times the square root of all rows, allowed rows are compared one by one: the lists would cost more."""

FILTERED_LEAST = 6_000
"""Allowed rows that the lists opened for a filter must hold: its nearest rows lie farther apart than all rows do."""

_RARER, _RAREST = 3, 100
"""So many times more where allowed rows are rarer around the question than elsewhere: the cube of how much rarer,
at most a hundred. Rows far from a question lie about equally far, and their lists tell little. Tuned."""

_COUNTED = 50_000
"""Allowed rows by which it is judged which lists hold many; of more, every second, third ... row."""

_LISTS_LEAST = 8
_LISTS_SHARE = 6
"""At most a sixth of the lists is opened."""

_CANDIDATES, _CANDIDATES_EACH = 120, 3
"""Rows taken from the lists, whose order there is rough: so many, and so many more for each that is wanted; twice
that under a filter."""

_MORE = 0.125
"""Power of the number of rows wanted, in tens, by which the reach grows; the least number of lists by its square."""

_STEPS = 1000
"""FAISS keeps no field for the reach in its file: it stands in `nprobe`, in thousandths."""


class Lists:
    """A FAISS index as `write` makes it, over the rows of `vectors`."""

    def __init__(self, index: Any, vectors: NDArray[np.float16]) -> None:
        self._index = index
        self._vectors = vectors
        self._ivf = cast(Any, faiss.downcast_index(index.index))
        self._turn: Any = faiss.downcast_VectorTransform(index.chain.at(0))
        coarse: Any = faiss.downcast_index(self._ivf.quantizer)
        self._reduce: Any = faiss.downcast_VectorTransform(coarse.chain.at(0))
        cells: Any = faiss.downcast_index(coarse.index)
        self._centres: NDArray[np.float32] = cells.reconstruct_n()
        self._lengths = np.vecdot(self._centres, self._centres)

    @property
    def reach(self) -> float:
        """How much farther than the nearest centre, as a squared distance, the centre of an opened list may lie."""
        return float(self._ivf.nprobe) / _STEPS

    @reach.setter
    def reach(self, reach: float) -> None:
        self._ivf.nprobe = max(1, round(reach * _STEPS))

    def nearest(self, question: NDArray[np.float32], k: int, allowed: NDArray[np.bool_] | None) -> tuple[Rows, Cosines]:
        """As `VectorIndex.nearest`."""
        most = len(self._vectors) if allowed is None else int(np.count_nonzero(allowed))
        wanted = min(k, most)
        if wanted <= 0:
            return np.empty(0, dtype=np.int64), np.empty(0, dtype=np.float32)
        if allowed is not None and most <= FEW * sqrt(len(allowed)):
            rows = np.flatnonzero(allowed)
        else:
            rows = self._candidates(question, wanted, None if most == len(self._vectors) else allowed)
        return best(rows, cosines(self._vectors, rows, question), wanted)

    def _candidates(self, question: NDArray[np.float32], wanted: int, allowed: NDArray[np.bool_] | None) -> Rows:
        """Rows among which the `wanted` best are, at least as many, in no order."""
        turned = self._turn.apply(np.ascontiguousarray(question.reshape(1, -1), dtype=np.float32))
        far = self._lengths - 2 * (self._centres @ self._reduce.apply(turned)[0])
        chosen: Any = None
        if allowed is None:
            opened = self._opened(far, wanted)
        else:
            # The types that FAISS ships know the C++ constructor alone.
            chosen = cast(Any, faiss.IDSelectorBitmap)(np.packbits(allowed, bitorder="little"))
            opened = self._opened_for(far, wanted, self._counts(allowed))
        rows = self._looked_through(turned, opened, wanted, chosen)
        if len(rows) < wanted:
            rows = self._looked_through(turned, np.arange(len(far)), wanted, chosen)
        return rows

    def _opened(self, far: NDArray[np.float32], wanted: int) -> Rows:
        """Lists in reach, nearest first: at least eight, at most a sixth of all; some more for more than ten rows."""
        more = max(1.0, wanted / 10) ** _MORE
        least = min(len(far), round(_LISTS_LEAST * more**2))
        most = max(least, len(far) // _LISTS_SHARE)
        near = np.flatnonzero(far <= far.min() + self.reach * more)
        if not least <= len(near) <= most:
            near = np.argpartition(far, (size := least if len(near) < least else most) - 1)[:size]
        return near[np.argsort(far[near], kind="stable")]

    def _counts(self, allowed: NDArray[np.bool_]) -> NDArray[np.int64]:
        """About how many allowed rows each list holds."""
        step = 1 + int(np.count_nonzero(allowed)) // _COUNTED
        return step * np.bincount(self._list_of[::step][allowed[::step]], minlength=self._ivf.nlist)

    def _opened_for(self, far: NDArray[np.float32], wanted: int, counts: NDArray[np.int64]) -> Rows:
        """Lists that hold allowed rows, `counts` of each, nearest first: on until they hold enough, and all in reach
        of the nearest of them."""
        here = self._opened(far, wanted)
        usual, found = counts.sum() / self._sizes.sum(), counts[here].sum() / self._sizes[here].sum()
        rarer = min(_RAREST, max(1.0, usual / max(found, 1e-9)) ** _RARER)
        holding = np.flatnonzero(counts)
        holding = holding[np.argsort(far[holding], kind="stable")]
        least = max(round(FILTERED_LEAST * rarer), 2 * wanted)
        enough = int(np.searchsorted(np.cumsum(counts[holding]), least)) + 1
        near = int(np.searchsorted(far[holding], far[holding[0]] + self.reach, side="right"))
        return holding[: max(enough, min(near, len(far) // _LISTS_SHARE))]

    def _looked_through(self, turned: NDArray[np.float32], opened: Rows, wanted: int, chosen: Any) -> Rows:
        how = faiss.SearchParametersIVF()
        how.nprobe = len(opened)
        if chosen is not None:
            how.sel = chosen
        taken = _CANDIDATES + _CANDIDATES_EACH * wanted
        taken = min(len(self._vectors), taken if chosen is None else 2 * taken)
        unused = np.zeros(len(opened), dtype=np.float32)  # distances to the centres: no code is relative to one
        rows, values = np.empty(taken, dtype=np.int64), np.empty(taken, dtype=np.float32)
        pointers = [
            faiss.swig_ptr(each) for each in (np.ascontiguousarray(opened, dtype=np.int64), unused, values, rows)
        ]
        self._ivf.search_preassigned_c(1, faiss.swig_ptr(turned), taken, *pointers, False, how)
        return rows[rows >= 0]

    @cached_property
    def _sizes(self) -> NDArray[np.int64]:
        return np.bincount(self._list_of, minlength=self._ivf.nlist)

    @cached_property
    def _list_of(self) -> NDArray[np.int32]:
        """The list of each row: 4 bytes a row, made when the first filter asks for it."""
        found = np.empty(len(self._vectors), dtype=np.int32)
        lists = self._ivf.invlists
        for each in range(self._ivf.nlist):
            found[faiss.rev_swig_ptr(lists.get_ids(each), lists.list_size(each))] = each
        return found
