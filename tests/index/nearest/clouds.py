"""Rows with neighbours, as embeddings have them: drawn around centres, unit length."""

import numpy as np
from numpy.typing import NDArray


def cloud(n: int, d: int, seed: int, centres: int = 50) -> NDArray[np.float16]:
    """`n` unit rows of `d` numbers around `centres` random centres."""
    random = np.random.default_rng(seed)
    around = random.standard_normal((centres, d), dtype=np.float32)
    rows = around[random.integers(centres, size=n)] + random.standard_normal((n, d), dtype=np.float32)
    return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True), dtype=np.float16)
