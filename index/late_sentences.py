"""The vectors of sentences that an edition does not keep: made when a question needs them."""

from collections import OrderedDict
from collections.abc import Sequence
from threading import Lock

from index.embedded import embedded
from index.models.embedder import Embedder, Vectors
from index.readable import Readable

REMEMBERED = 512
"""Passages whose sentences are remembered, for the search and the quoting of one question ask for the same ones."""


class LateSentences:
    """Safe to share between threads. What is remembered is of documents, in memory alone."""

    def __init__(self, embedders: Sequence[Embedder]) -> None:
        self._embedders = tuple(embedders)
        self._recent: OrderedDict[tuple[str, str], Vectors] = OrderedDict()
        self._lock = Lock()

    def vectors(self, readable: Readable, space: int, rows: Sequence[int]) -> list[Vectors]:
        """float32 (p, d) for each of `rows`: the vectors of its sentences in vector space `space`, in reading order."""
        places = [readable.place(row) for row in rows]
        kept = [segment.sentences(space, here) for segment, here in places]
        missing = sorted(row for row, vectors in zip(rows, kept, strict=True) if vectors is None)
        made = dict(zip(missing, self._made(readable, space, missing), strict=True))
        return [made[row] if vectors is None else vectors for row, vectors in zip(rows, kept, strict=True)]

    def _made(self, readable: Readable, space: int, rows: Sequence[int]) -> list[Vectors]:
        model = self._embedders[space]
        read = [(passage, text) for _, passage, text in readable.read(rows)]
        keys = [(model.space, passage.id) for passage, _ in read]
        with self._lock:
            known = {key: self._recent[key] for key in keys if key in self._recent}
        wanted = [(key, embedded(*each).parts) for key, each in zip(keys, read, strict=True) if key not in known]
        if wanted:
            made = model.embed_passages([parts for _, parts in wanted])
            known |= {key: vectors[1:] for (key, _), vectors in zip(wanted, made, strict=True)}
        with self._lock:
            self._recent |= known
            while len(self._recent) > REMEMBERED:
                self._recent.popitem(last=False)
        return [known[key] for key in keys]
