"""The two shipped models as an `Embedder`: BERT through OpenVINO, without torch."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from advicehub.settings import ModelChoice
from index.models import adapter
from index.models.bert_weights import BertWeights
from index.models.bulk_bert import BulkBert
from index.models.embedder import Parts, Progress, Vectors
from index.models.prepared_bert import PreparedBert
from index.models.reading import Spans, read
from index.models.tokens import Tokens

BULK = 64
"""From so many texts on a graph is compiled for them alone: below, that second is not earned back."""


class BertEmbedder:
    """Embeds with one folder of BERT weights, on the processor, offline.

    Questions are embedded in float32, all the ways of one in a single batch. Many texts at once are embedded in
    bfloat16 where a measurement on this machine says that it is faster, on all cores.
    """

    def __init__(self, choice: ModelChoice, folder: Path, weights_hash: str, cache: Path) -> None:
        """Open the folder, or what is prepared of it in `cache`; see `PreparedBert`. Raises `ModelError`."""
        self.name = choice.name
        self.space = self.questions_by = self.asked_space = f"{Path(choice.name).name}@{weights_hash[:16]}"
        self._choice = choice
        self._weights = BertWeights(folder)
        self.dimension = self._weights.shape.hidden
        self._adapters: dict[str, Path] = {}
        if reach := adapter.adapter_for(adapter.REACH, choice.name, weights_hash):
            self.questions_by = adapter.space_of(self.space, reach)
            self._adapters[self.questions_by] = reach
        if likeness := adapter.adapter_for(adapter.LIKENESS, choice.name, weights_hash):
            self.asked_space = adapter.space_of(self.space, likeness)
            self._adapters[self.asked_space] = likeness
        self._ways = {name: number for number, name in enumerate((self.space, *self._adapters))}
        adapters = tuple(self._adapters.values())
        self._prepared = PreparedBert(self._weights, folder, weights_hash, adapters, cache)
        self._bulk = BulkBert(self._weights)

    def embed_passages(self, passages: Sequence[Parts], done: Progress | None = None) -> list[Vectors]:
        """See `Embedder.embed_passages`."""
        prefix = self._choice.passage_prefix
        texts = self._prepared.tokens([prefix + passage.text for passage in passages])
        spans = [[(start + len(prefix), end + len(prefix)) for start, end in passage.spans] for passage in passages]
        return self._read(texts, spans, [self.space] * len(texts), done)

    def embed_questions(self, texts: Sequence[str]) -> Vectors:
        """See `Embedder.embed_questions`."""
        return self.embed_as(texts, [self.questions_by] * len(texts))

    def embed_for_sentences(self, texts: Sequence[str]) -> Vectors:
        """See `Embedder.embed_for_sentences`."""
        return self.embed_as(texts, [self.space] * len(texts))

    def embed_asked(self, texts: Sequence[str]) -> Vectors:
        """See `Embedder.embed_asked`."""
        return self.embed_as(texts, [self.asked_space] * len(texts))

    def embed_as(self, texts: Sequence[str], names: Sequence[str]) -> Vectors:
        """See `Embedder.embed_as`."""
        folded = [" ".join(text.replace("\0", " ").split()) for text in texts]
        tokens = self._prepared.tokens([self._choice.question_prefix + text for text in folded])
        rows = self._read(tokens, [()] * len(texts), names)
        return np.concatenate([np.empty((0, self.dimension), dtype=np.float32), *rows])

    def _read(
        self, texts: Sequence[Tokens], spans: Sequence[Spans], names: Sequence[str], done: Progress | None = None
    ) -> list[Vectors]:
        """The vectors of each text and its spans, each text embedded in the way of its name."""
        if len(texts) < BULK or len(set(names)) > 1:
            ways = [self._ways[name] for name in names] if self._adapters else None
            return read(self._prepared.questions, texts, spans, ways, done)
        return read(self._bulk.graph(self._adapters.get(names[0])), texts, spans, None, done)
