"""Writes the index of a set of vectors, and measures it."""

from dataclasses import dataclass
from math import sqrt
from pathlib import Path
from typing import Any, Literal, cast

import faiss
import numpy as np
from numpy.typing import NDArray

from index.nearest.halves import widened
from index.nearest.lists import Lists
from index.nearest.trial import Trial

EXACT_UP_TO = 50_000
"""Up to this many rows there is no index: all are compared."""

PART = 65_536
"""Most rows held as float32 at once."""

_KEPT, _COARSE = 192, 96
"""Numbers a vector is reduced to for its code, and for the choice of lists."""

_ROWS_A_LIST = 48
"""Rows the centres are trained on, for each list."""

_ROUNDS = 8
_SEED = 20_260


@dataclass(frozen=True, slots=True)
class Built:
    """What was written: `kind`, its `parameters` in words for the manifest, and its `recall` at 10 over `questions`.

    Recall is the share of the true ten nearest that are found, for questions the index was not set by; 1.0 for "flat".
    """

    kind: Literal["flat", "ivf"]
    parameters: str
    recall: float
    questions: int


def write(vectors: NDArray[np.float16], file: Path) -> Built:
    """Write the index of `vectors`, unit rows (n, d), which may be a memory map, to `file`.

    Up to `EXACT_UP_TO` rows nothing is written and the kind is "flat". The same rows give the same bytes on the same
    kind of machine: samples and seeds are fixed. At most `PART` rows are in memory as float32 at once, besides a
    sample of 48 rows a list reduced to 96 numbers each.
    """
    if len(vectors) <= EXACT_UP_TO:
        return Built("flat", "every row compared", 1.0, 0)
    index = _trained(vectors)
    trial = Trial(vectors)
    for start in range(0, len(vectors), PART):
        part = widened(np.asarray(vectors[start : start + PART]))
        index.add(part)
        trial.compare(part, start)
    lists = Lists(index, vectors)
    recall = trial.set_reach(lists)
    with file.open("wb") as stream:  # by itself FAISS only prints a failure to write the last bytes, and goes on
        faiss.write_index(index, cast(Any, faiss).PyCallbackIOWriter(stream.write))
    inner: Any = faiss.downcast_index(index.index)
    words = f"{inner.nlist} lists, reach {lists.reach:.3f}, codes of {inner.pq.M // 2} bytes, compared again exactly"
    return Built("ivf", words, recall, trial.questions)


def list_count(n: int) -> int:
    """Lists for `n` rows: with 4 times the square root, centres and rows to compare grow alike."""
    return round(4 * sqrt(n))


def _trained(vectors: NDArray[np.float16]) -> Any:
    """An empty index: principal components, lists in the first of them, and product codes of 4 bits for two each."""
    n, d = vectors.shape
    kept = min(d, _KEPT) // 2 * 2
    random = np.random.default_rng(_SEED)
    sample = np.sort(random.choice(n, min(n, _ROWS_A_LIST * list_count(n)), replace=False))
    some = widened(vectors[sample[:: max(1, len(sample) // (PART // 2))]])
    turn: Any = faiss.PCAMatrix(d, kept, 0, True)  # turned at random: every code is worth the same
    turn.train(some)
    turned = turn.apply(some)
    reduce: Any = faiss.PCAMatrix(kept, min(kept, _COARSE))
    reduce.train(turned)
    parts = (vectors[sample[start : start + PART]] for start in range(0, len(sample), PART))
    cells = _centres(np.concatenate([reduce.apply(turn.apply(widened(part))) for part in parts]), list_count(n))
    coarse = faiss.IndexPreTransform(reduce, cells)
    lists: Any = faiss.IndexIVFPQFastScan(coarse, kept, cells.ntotal, kept // 2, 4, faiss.METRIC_L2)
    lists.by_residual = False
    lists.pq.cp.min_points_per_centroid = 1  # FAISS warns of few rows otherwise
    lists.train(turned)
    return faiss.IndexPreTransform(turn, lists)


def _centres(reduced: NDArray[np.float32], count: int) -> Any:
    """An exact index of `count` centres of `reduced`, by k-means."""
    dimension = reduced.shape[1]
    means: Any = faiss.Kmeans(
        dimension, count, niter=_ROUNDS, seed=_SEED, min_points_per_centroid=1, max_points_per_centroid=len(reduced)
    )
    means.train(reduced)
    cells: Any = faiss.IndexFlatL2(dimension)
    cells.add(means.centroids)
    return cells
