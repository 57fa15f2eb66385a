"""Any sentence-transformers folder as an `Embedder`."""

import copy
import os
import time
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from advicehub.errors import ModelError
from advicehub.settings import ModelChoice
from index.models.embedder import Parts, Progress, Vectors
from index.models.late_pooling import unit

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

BATCH = 16

_WORTH_MEASURING = 256
"""Below this many passages the second it takes to measure number types is not earned back."""


class SentenceTransformerEmbedder:
    """Embeds with one sentence-transformers folder, on the processor, offline, questions in one way.

    Questions are always embedded in float32. Passages are embedded in bfloat16 where a measurement
    on this machine says that it is faster: without matrix units for it, it is several times slower.
    """

    def __init__(self, choice: ModelChoice, folder: Path, weights_hash: str) -> None:
        """Load the folder. Raises `ModelError` when sentence-transformers cannot."""
        self.name = choice.name
        self.space = self.questions_by = self.asked_space = f"{Path(choice.name).name}@{weights_hash[:16]}"
        self._choice = choice
        self._model = load_folder(folder, choice.name)
        self.dimension = int(self._model.get_embedding_dimension() or 0)

    def embed_passages(self, passages: Sequence[Parts], done: Progress | None = None) -> list[Vectors]:
        """See `Embedder.embed_passages`."""
        model = self._passage_model if len(passages) >= _WORTH_MEASURING else self._model
        prefix = self._choice.passage_prefix
        vectors: list[Vectors] = [np.empty((0, self.dimension), dtype=np.float32)] * len(passages)
        # Sorted by length, so that a batch holds texts of one length and little of it is padding.
        order = sorted(range(len(passages)), key=lambda row: -len(passages[row].text))
        for begin in range(0, len(order), BATCH):
            rows = order[begin : begin + BATCH]
            batch = [passages[row] for row in rows]
            for row, found in zip(rows, _encode(model, prefix, batch), strict=True):
                vectors[row] = found
            if done is not None:
                done(len(rows))
        return vectors

    def embed_questions(self, texts: Sequence[str]) -> Vectors:
        """See `Embedder.embed_questions`."""
        folded = [Parts(" ".join(text.replace("\0", " ").split())) for text in texts]
        prefix = self._choice.question_prefix
        vectors = np.empty((len(texts), self.dimension), dtype=np.float32)
        # As with passages: texts of one length side by side.
        order = sorted(range(len(folded)), key=lambda place: -len(folded[place].text))
        for begin in range(0, len(order), BATCH):
            places = order[begin : begin + BATCH]
            found = _encode(self._model, prefix, [folded[place] for place in places])
            vectors[places] = [rows[0] for rows in found]
        return vectors

    def embed_for_sentences(self, texts: Sequence[str]) -> Vectors:
        """See `Embedder.embed_for_sentences`."""
        return self.embed_questions(texts)

    def embed_asked(self, texts: Sequence[str]) -> Vectors:
        """See `Embedder.embed_asked`."""
        return self.embed_questions(texts)

    def embed_as(self, texts: Sequence[str], names: Sequence[str]) -> Vectors:
        """See `Embedder.embed_as`; there is one way."""
        return self.embed_questions(texts)

    @cached_property
    def _passage_model(self) -> "SentenceTransformer":
        """The model in the faster of float32 and bfloat16 on this machine."""
        import torch

        narrow = copy.deepcopy(self._model).to(torch.bfloat16)
        sample = [Parts("measured " * 120)] * 8
        seconds = {}
        for dtype, model in ((torch.float32, self._model), (torch.bfloat16, narrow)):
            _encode(model, "", sample[:1])
            started = time.perf_counter()
            _encode(model, "", sample)
            seconds[dtype] = time.perf_counter() - started
        return narrow if seconds[torch.bfloat16] < 0.8 * seconds[torch.float32] else self._model


def load_folder(folder: Path, name: str) -> "SentenceTransformer":
    """The folder as sentence-transformers loads it, on the processor. Raises `ModelError`."""
    # No hub is ever contacted: set before the libraries are imported, and the folder is local besides.
    os.environ["HF_HUB_OFFLINE"] = "1"
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
    from sentence_transformers import SentenceTransformer
    from transformers.utils import logging

    logging.set_verbosity_error()
    logging.disable_progress_bar()
    try:
        model = SentenceTransformer(str(folder), device="cpu", local_files_only=True)
    except Exception as error:  # damaged weights raise bare exceptions of the libraries that read them
        raise ModelError(f"the model {name} cannot be loaded ({type(error).__name__})") from None
    return model.eval()


def _encode(model: "SentenceTransformer", prefix: str, batch: Sequence[Parts]) -> list[Vectors]:
    """Vectors float32 (1 + parts, d), unit rows, of each member of one batch."""
    import torch

    features: dict[str, Any] = model.tokenizer(
        [prefix + member.text for member in batch],
        padding=True,
        truncation=True,
        max_length=model.max_seq_length,
        return_offsets_mapping=True,
        return_tensors="pt",
    )
    offsets = features.pop("offset_mapping").numpy() - len(prefix)
    with torch.inference_mode():
        output = model(dict(features))
    wholes = output["sentence_embedding"].float().numpy()
    tokens = output["token_embeddings"].float().numpy()
    return [
        unit(np.stack([whole, *_parts(member.spans, where, states, whole)]))
        for member, where, states, whole in zip(batch, offsets, tokens, wholes, strict=True)
    ]


def _parts(
    spans: Sequence[tuple[int, int]], offsets: np.ndarray[Any, Any], states: Vectors, whole: Vectors
) -> list[Vectors]:
    """The mean of the token states inside each span; the whole's vector for a span past the model's limit."""
    starts, ends = offsets[:, 0], offsets[:, 1]
    # Special and padding tokens have empty offsets and lie inside no span.
    inside = [(starts >= a) & (ends <= b) & (ends > starts) for a, b in spans]
    return [states[mask].mean(axis=0) if mask.any() else whole for mask in inside]
