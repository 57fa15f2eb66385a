"""Indexes that `million` compares: each is built into a file, opened in another process, and asked there."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import faiss
import numpy as np
from numpy.typing import NDArray

from index.nearest.built import list_count
from index.nearest.halves import widened
from index.nearest.vector_index import VectorIndex, write

Halves = NDArray[np.float16]
Search = Callable[[NDArray[np.float32], NDArray[np.bool_] | None], NDArray[np.int64]]
"""The ten nearest rows to a question (1, d), among those allowed."""

KINDS = ("ours", "ivf-sq8", "hnsw32", "flat")
PROBES = 128
_PART = 65_536
_WANTED = 10


def build(kind: str, vectors: Halves, file: Path) -> str:
    """Build the index `kind` of `vectors` into `file`; what there is to say of it."""
    if kind == "ours":
        made = write(vectors, file)
        return f"{made.parameters}; its own recall {made.recall:.3f}"
    n, d = vectors.shape
    index: Any
    if kind == "ivf-sq8":
        index = faiss.index_factory(d, f"IVF{list_count(n)},SQ8", faiss.METRIC_INNER_PRODUCT)
        sample = np.random.default_rng(0).choice(n, min(n, 40 * list_count(n)), replace=False)
        index.train(widened(vectors[np.sort(sample)]))
    elif kind == "hnsw32":
        index = faiss.index_factory(d, "HNSW32", faiss.METRIC_INNER_PRODUCT)
    else:
        index = faiss.IndexFlatIP(d)
    for start in range(0, n, _PART):
        index.add(widened(np.asarray(vectors[start : start + _PART])))
    faiss.write_index(index, str(file))
    return f"{PROBES} of {list_count(n)} lists" if kind == "ivf-sq8" else ""


def opened(kind: str, vectors: Halves, file: Path) -> Search:
    """Open what `build` wrote."""
    if kind == "ours":
        ours = VectorIndex(file if file.exists() else None, vectors)
        return lambda question, allowed: ours.nearest(question, _WANTED, allowed)[0]
    index: Any = faiss.read_index(str(file))
    if kind == "ivf-sq8":
        index.nprobe = PROBES
    if kind == "hnsw32":
        index.hnsw.efSearch = PROBES

    def search(question: NDArray[np.float32], allowed: NDArray[np.bool_] | None) -> NDArray[np.int64]:
        rows: NDArray[np.int64] = index.search(question, _WANTED)[1][0]
        return rows

    return search
