"""Many texts through one graph: in batches of like length, as many at once as it has streams."""

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor

import numpy as np

from index.models.compiled_bert import CompiledBert
from index.models.embedder import Progress, Vectors
from index.models.late_pooling import pooled
from index.models.token_batches import token_batches
from index.models.tokens import Tokens

Spans = Sequence[tuple[int, int]]


def read(
    graph: CompiledBert,
    texts: Sequence[Tokens],
    spans: Sequence[Spans],
    ways: Sequence[int] | None = None,
    done: Progress | None = None,
) -> list[Vectors]:
    """The vectors of each text and of its spans, in order: float32 (1 + spans, d), unit rows; see `pooled`.

    `ways` are as `CompiledBert.states` takes them. `done(k)` is told of each k texts finished, by the calling thread.
    """
    vectors: list[Vectors] = [np.empty((0, 0), dtype=np.float32)] * len(texts)

    def embed(batch: list[int]) -> int:
        numbers = None if ways is None else [ways[place] for place in batch]
        states = graph.states([texts[place] for place in batch], numbers)
        for place, own in zip(batch, states, strict=True):
            vectors[place] = pooled(own[: len(texts[place].numbers)], texts[place], spans[place])
        return len(batch)

    batches = list(token_batches([len(text.numbers) for text in texts]))
    if min(len(batches), graph.at_once) < 2:
        counts: Iterator[int] = map(embed, batches)
        return _finished(vectors, counts, done)
    pool = ThreadPoolExecutor(graph.at_once)
    try:
        return _finished(vectors, pool.map(embed, batches), done)
    finally:
        # Who interrupts waits for the batches that are being read, not for all.
        pool.shutdown(cancel_futures=True)


def _finished(vectors: list[Vectors], counts: Iterator[int], done: Progress | None) -> list[Vectors]:
    for count in counts:
        if done is not None:
            done(count)
    return vectors
