"""What anything that turns text into vectors must be."""

from collections.abc import Callable, Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]
Spans = Sequence[tuple[int, int]]


class Embedder(Protocol):
    """Turns questions and passages into vectors of one space. Implementations pass `tests/contracts/embedder.py`.

    `name` is the model's name in settings; `space` names its vector space (model name and a hash of
    its weights), so that vectors of different models never meet; `dimension` is d.
    """

    name: str
    space: str
    dimension: int

    def embed_passages(self, texts: Sequence[str], done: Callable[[int], None] | None = None) -> Vectors:
        """Return float32 (n, d), unit rows, in the order of `texts`. `done(k)` is told of each k finished."""
        ...

    def embed_questions(self, texts: Sequence[str]) -> Vectors:
        """Return float32 (n, d), unit rows, in the order of `texts`."""
        ...
