"""Any sentence-transformers folder as an `Embedder`."""

import copy
import os
import time
from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from advicehub.errors import ModelError
from advicehub.settings import ModelChoice
from index.models.embedder import Vectors

if TYPE_CHECKING:
    import torch
    from sentence_transformers import SentenceTransformer

BATCH = 16
CHUNK = 512
"""Texts embedded between two reports of progress; within it batches are sorted by length."""

_WORTH_MEASURING = 256
"""Below this many texts the second it takes to measure number types is not earned back."""


class SentenceTransformerEmbedder:
    """Embeds with one sentence-transformers folder, on the processor, offline.

    Questions are always embedded in float32. Passages are embedded in bfloat16 where a measurement
    on this machine says that it is faster: without matrix units for it, it is several times slower.
    White space is folded to single spaces before embedding, and NUL never reaches the tokenizer.
    """

    def __init__(self, choice: ModelChoice, folder: Path, weights_hash: str) -> None:
        self.name = choice.name
        self.space = f"{Path(choice.name).name}@{weights_hash[:16]}"
        self._choice = choice
        self._model = _load(folder, choice.name)
        self.dimension = int(self._model.get_embedding_dimension() or 0)

    def embed_passages(self, texts: Sequence[str], done: Callable[[int], None] | None = None) -> Vectors:
        """See `Embedder.embed_passages`."""
        model = self._passage_model if len(texts) >= _WORTH_MEASURING else self._model
        prepared = [self._choice.passage_prefix + _folded(text) for text in texts]
        # Sorted over all texts, not chunk by chunk, so that batches hold texts of one length.
        order = sorted(range(len(prepared)), key=lambda row: -len(prepared[row]))
        vectors = np.empty((len(prepared), self.dimension), dtype=np.float32)
        for begin in range(0, len(order), CHUNK):
            rows = order[begin : begin + CHUNK]
            vectors[rows] = _encode(model, [prepared[row] for row in rows])
            if done is not None:
                done(len(rows))
        return vectors

    def embed_questions(self, texts: Sequence[str]) -> Vectors:
        """See `Embedder.embed_questions`."""
        return _encode(self._model, [self._choice.question_prefix + _folded(text) for text in texts])

    @cached_property
    def _passage_model(self) -> "SentenceTransformer":
        """The model in the faster of float32 and bfloat16 on this machine."""
        import torch

        narrow = copy.deepcopy(self._model).to(torch.bfloat16)
        sample = ["measured " * 120] * 8
        timings = {}
        for dtype, model in ((torch.float32, self._model), (torch.bfloat16, narrow)):
            _encode(model, sample[:1])
            started = time.perf_counter()
            _encode(model, sample)
            timings[dtype] = time.perf_counter() - started
        return narrow if timings[torch.bfloat16] < 0.8 * timings[torch.float32] else self._model


def _folded(text: str) -> str:
    return " ".join(text.replace("\0", " ").split())


def _load(folder: Path, name: str) -> "SentenceTransformer":
    # No hub is ever contacted: set before the libraries are imported, and the folder is local besides.
    os.environ["HF_HUB_OFFLINE"] = "1"
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
    from sentence_transformers import SentenceTransformer
    from transformers.utils import logging

    logging.set_verbosity_error()
    logging.disable_progress_bar()
    try:
        model = SentenceTransformer(str(folder), device="cpu", local_files_only=True)
    except (OSError, ValueError, KeyError, RuntimeError) as error:
        raise ModelError(f"the model {name} cannot be loaded: {type(error).__name__}") from None
    return model.eval()


def _encode(model: "SentenceTransformer", texts: list[str]) -> Vectors:
    if not texts:
        return np.empty((0, int(model.get_embedding_dimension() or 0)), dtype=np.float32)
    tensor: torch.Tensor = model.encode(
        texts, batch_size=BATCH, convert_to_tensor=True, show_progress_bar=False, normalize_embeddings=True
    )
    vectors = tensor.float().numpy()
    # bfloat16 rows are unit only to two digits; scores compare rows, so make them unit again.
    return np.ascontiguousarray(vectors / np.linalg.norm(vectors, axis=1, keepdims=True), dtype=np.float32)
