"""The nearest rows of a set of unit vectors, at every size.

Up to `EXACT_UP_TO` rows all are compared with the question. Above, a FAISS index written by `write` names candidates,
and their cosines are computed again from the vectors as they are kept, so that what is returned is always exact for the
rows it names. Why this kind of index: docs/decisions/0032-nearest-vectors.md.
"""

from pathlib import Path
from typing import Any

import faiss
import numpy as np
from numpy.typing import NDArray

from index.nearest.best import Cosines, Rows, cosines
from index.nearest.built import EXACT_UP_TO, Built, write
from index.nearest.lists import Lists
from index.nearest.scan import Scan

__all__ = ["EXACT_UP_TO", "Built", "VectorIndex", "write"]


class VectorIndex:
    """Searches `vectors`, float16 unit rows (n, d), which may be a memory map and must outlive this object.

    `file` is what `write` wrote of the same rows, or None where it wrote none (kind "flat"). It is read into
    memory, some 60 bytes a row; the vectors are not. Its bytes must have been checked before: FAISS trusts them. Raises
    FAISS's own RuntimeError for what it cannot read, ValueError for an index of other rows.
    """

    def __init__(self, file: Path | None, vectors: NDArray[np.float16]) -> None:
        self._vectors = vectors
        self._within: Scan | Lists = Scan(vectors) if file is None else Lists(_opened(file, vectors.shape), vectors)

    def nearest(
        self, question: NDArray[np.float32], k: int, allowed: NDArray[np.bool_] | None = None
    ) -> tuple[Rows, Cosines]:
        """The `k` rows nearest to `question` (1, d), a unit vector: rows and cosines, best first, equal ones by row.

        With `allowed` (n,) only rows where it is true. Fewer than `k` where fewer are allowed, never otherwise.
        Cosines are exact; above `EXACT_UP_TO` rows a few of the true nearest may be missing (`Built.recall`).
        """
        return self._within.nearest(question, k, allowed)

    def cosines(self, question: NDArray[np.float32], rows: Rows) -> Cosines:
        """Of `question` (1, d) with each of `rows`, in their order; the same numbers that `nearest` gives."""
        return cosines(self._vectors, rows, question)


def _opened(file: Path, shape: tuple[int, ...]) -> Any:
    index: Any = faiss.read_index(str(file), faiss.IO_FLAG_READ_ONLY)
    if not isinstance(index, faiss.IndexPreTransform) or (index.ntotal, index.d) != shape:
        raise ValueError(f"{file.name} is not an index of {shape[0]} vectors of {shape[1]} numbers")
    return index
