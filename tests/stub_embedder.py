"""An embedder for tests: words to fixed random directions, summed. Same words, same vector; no model to load."""

from collections.abc import Sequence
from hashlib import sha256

import numpy as np

from index.analysis import words
from index.models.embedder import Parts, Progress, Vectors


class StubEmbedder:
    """Implements `Embedder`; `calls` counts the passages it was asked to embed.

    With an `adapter`, questions are compared with each other in a space of their own: every axis is the next one there.
    """

    def __init__(self, name: str = "stub", dimension: int = 16, adapter: str = "") -> None:
        self.name = name
        self.space = f"{name}@0000"
        self.questions_by = self.space
        self.asked_space = f"{self.space}+{adapter}" if adapter else self.space
        self.dimension = dimension
        self.calls = 0

    def embed_passages(self, passages: Sequence[Parts], done: Progress | None = None) -> list[Vectors]:
        self.calls += len(passages)
        if done is not None:
            done(len(passages))
        return [np.stack([self._vector(p.text), *(self._vector(p.text[a:b]) for a, b in p.spans)]) for p in passages]

    def embed_questions(self, texts: Sequence[str]) -> Vectors:
        return np.array([self._vector(text) for text in texts], dtype=np.float32).reshape(len(texts), self.dimension)

    def embed_for_sentences(self, texts: Sequence[str]) -> Vectors:
        return self.embed_questions(texts)

    def embed_asked(self, texts: Sequence[str]) -> Vectors:
        found = self.embed_questions(texts)
        return found if self.asked_space == self.space else np.roll(found, 1, axis=1)

    def embed_as(self, texts: Sequence[str], names: Sequence[str]) -> Vectors:
        ways = {
            self.questions_by: self.embed_questions,
            self.asked_space: self.embed_asked,
            self.space: self.embed_for_sentences,
        }
        rows = [ways[name]([text])[0] for text, name in zip(texts, names, strict=True)]
        return np.array(rows, dtype=np.float32).reshape(len(texts), self.dimension)

    def _vector(self, text: str) -> Vectors:
        total = np.full(self.dimension, 1e-3, dtype=np.float32)
        for word in words(text):
            seed = int.from_bytes(sha256(word.encode()).digest()[:4], "big")
            total += np.random.default_rng(seed).standard_normal(self.dimension).astype(np.float32)
        return np.asarray(total / np.linalg.norm(total), dtype=np.float32)
