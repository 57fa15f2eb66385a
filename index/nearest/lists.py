"""Rows kept in lists of neighbours: a question is compared with the lists near it, and the best rows again exactly."""

from typing import Any, cast

import faiss
import numpy as np
from numpy.typing import NDArray

from index.nearest.best import Cosines, Rows, best, cosines

FEW = 2_000
"""Up to this many allowed rows are compared one by one, without the lists."""

_MARGIN = 2
"""Rows taken from the lists for each that is wanted: their codes are rounded, so the order there is not exact."""

_MARGIN_LEAST = 10


class Lists:
    """A FAISS inverted file `index` over the rows of `vectors`; its `nprobe` is how many lists are looked into."""

    def __init__(self, index: Any, vectors: NDArray[np.float16]) -> None:
        self.index = index
        self._vectors = vectors

    def nearest(self, question: NDArray[np.float32], k: int, allowed: NDArray[np.bool_] | None) -> tuple[Rows, Cosines]:
        """As `VectorIndex.nearest`."""
        most = len(self._vectors) if allowed is None else int(np.count_nonzero(allowed))
        wanted = min(k, most)
        if wanted <= 0:
            return np.empty(0, dtype=np.int64), np.empty(0, dtype=np.float32)
        if allowed is not None and most <= FEW:
            rows = np.flatnonzero(allowed)
        elif allowed is None or most == len(allowed):
            rows = self._near(question, wanted, _how(self._probes(wanted)))
        else:
            rows = self._near_allowed(question, wanted, allowed)
        return best(rows, cosines(self._vectors, rows, question), wanted)

    def _probes(self, wanted: int) -> int:
        """How many lists hold what is wanted: those chosen for ten rows, more for more."""
        return min(int(self.index.nlist), round(self.index.nprobe * max(1.0, wanted / 10) ** 0.5))

    def _near_allowed(self, question: NDArray[np.float32], wanted: int, allowed: NDArray[np.bool_]) -> Rows:
        """Lists are looked into until as many allowed rows were compared as a search of all rows compares.

        So a narrow filter opens more lists, and one whose rows all lie far from the question does too.
        """
        chosen = cast(Any, faiss.IDSelectorBitmap)(np.packbits(allowed, bitorder="little"))  # its type says otherwise
        compared = self._probes(wanted) * len(allowed) // self.index.nlist
        return self._near(question, wanted, _how(self.index.nlist, chosen, compared))

    def _near(self, question: NDArray[np.float32], wanted: int, how: Any) -> Rows:
        """Rows that are candidates for the `wanted` best, at least as many where there are, in no order."""
        taken = min(self.index.ntotal, _MARGIN * wanted + _MARGIN_LEAST)
        asked = np.ascontiguousarray(question.reshape(1, -1), dtype=np.float32)
        rows: Rows = self.index.search(asked, taken, params=how)[1][0]
        rows = rows[rows >= 0]
        if len(rows) < wanted:  # the lists looked into hold too few
            rows = self.index.search(asked, taken, params=_how(self.index.nlist, how.sel))[1][0]
            rows = rows[rows >= 0]
        return rows


def _how(probes: int, chosen: Any = None, compared: int = 0) -> Any:
    """Look into `probes` lists, compare only rows that are `chosen`, stop once `compared` were; 0 for no end."""
    how = faiss.SearchParametersIVF()
    how.nprobe, how.max_codes = probes, compared
    if chosen is not None:
        how.sel = chosen
    return how
