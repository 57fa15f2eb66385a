"""From the states of a text's tokens to the vectors of the text and of its parts (late pooling, decision 2)."""

from collections.abc import Sequence

import numpy as np

from index.models.embedder import Vectors
from index.models.tokens import Tokens


def pooled(states: Vectors, tokens: Tokens, spans: Sequence[tuple[int, int]]) -> Vectors:
    """The mean of the states (t, d) of all tokens, then of those inside each span: float32 (1 + spans, d), unit rows.

    `spans` are offsets as `tokens` has them. A span past the model's limit gets the whole's vector.
    """
    starts, ends = tokens.places.T
    asked = np.array(spans, dtype=np.int32).reshape(-1, 2)
    # Special tokens have empty places and lie inside no span.
    inside = (starts >= asked[:, :1]) & (ends <= asked[:, 1:]) & (ends > starts)
    inside[~inside.any(axis=1)] = True
    shares = np.vstack([np.ones((1, len(starts)), bool), inside]).astype(np.float32)
    shares /= shares.sum(axis=1, keepdims=True)
    return unit(shares @ states)


def unit(rows: Vectors) -> Vectors:
    """Each row made one long; a row of nothing stays."""
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.ascontiguousarray(rows / np.maximum(lengths, 1e-12), dtype=np.float32)
