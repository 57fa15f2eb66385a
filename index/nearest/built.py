"""Writes the index of a set of vectors, and measures it."""

from dataclasses import dataclass
from math import sqrt
from pathlib import Path
from typing import Any, Literal

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

_COARSE = 128
"""Numbers a vector is reduced to when lists are chosen."""

_ROWS_A_LIST = 48
"""Rows the lists' centres are trained on, for each list."""

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
    sample reduced to 128 numbers a row.
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
    recall = trial.set_probes(lists)
    faiss.write_index(index, str(file))
    words = f"{index.nlist} lists, {index.nprobe} looked into, chosen in {_COARSE} dimensions; 8 bits a number"
    return Built("ivf", words, recall, trial.questions)


def _trained(vectors: NDArray[np.float16]) -> Any:
    """An empty inverted file whose lists are Voronoi cells in the vectors' first principal components."""
    n, d = vectors.shape
    lists = round(4 * sqrt(n))
    random = np.random.default_rng(_SEED)
    sample = np.sort(random.choice(n, min(n, _ROWS_A_LIST * lists), replace=False))
    some = widened(vectors[np.sort(random.choice(sample, min(len(sample), PART // 2), replace=False))])
    components: Any = faiss.PCAMatrix(d, min(d, _COARSE))
    components.train(some)
    reduced = np.concatenate([components.apply(widened(vectors[sample[i : i + PART]])) for i in range(0, n, PART)])
    centres = faiss.Kmeans(
        components.d_out, lists, niter=_ROUNDS, seed=_SEED, min_points_per_centroid=1, max_points_per_centroid=1 << 20
    )
    centres.train(reduced)
    cells = faiss.IndexFlatL2(components.d_out)
    found: Any = centres.centroids
    cells.add(found)
    index = faiss.IndexIVFScalarQuantizer(
        faiss.IndexPreTransform(components, cells),
        d,
        lists,
        faiss.ScalarQuantizer.QT_8bit,
        faiss.METRIC_INNER_PRODUCT,
        False,
    )
    index.train(some)
    return index
