"""What anything that turns text into vectors must be."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]
Progress = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Parts:
    """A text to embed, with the parts of it (its sentences) that get vectors of their own.

    `spans` are offsets into `text`, end exclusive, ascending.
    """

    text: str
    spans: tuple[tuple[int, int], ...] = ()


class Embedder(Protocol):
    """Turns questions and passages into vectors of one space. Implementations pass `tests/contracts/embedder.py`.

    `name` is the model's name in settings; `space` names its vector space (model name and a hash of
    its weights), so that vectors of different models never meet; `dimension` is d. `questions_by` names what embeds
    the questions that are compared with whole passages: `space`, or the model with an adapter, whose vectors lie there
    too. With sentences they are compared as the model embeds them: these are near in words already.
    Questions are compared with each other in a space of their own, `asked_space`, which may be the same.
    """

    name: str
    space: str
    questions_by: str
    asked_space: str
    dimension: int

    def embed_passages(self, passages: Sequence[Parts], done: Progress | None = None) -> list[Vectors]:
        """Embed passages and their parts, in the order given.

        Returns float32 (1 + p, d) for each passage with p parts: row 0 is the passage, rows 1..p its
        parts, all unit rows. A part's vector is the mean over its tokens as the model reads them in
        the whole passage (late pooling). `done(k)` is told of each k passages finished.
        """
        ...

    def embed_questions(self, texts: Sequence[str]) -> Vectors:
        """Questions, to be compared with passages: float32 (n, d), unit rows, in the order of `texts`."""
        ...

    def embed_for_sentences(self, texts: Sequence[str]) -> Vectors:
        """Questions, to be compared with sentences: float32 (n, d), unit rows, in the order of `texts`."""
        ...

    def embed_asked(self, texts: Sequence[str]) -> Vectors:
        """Questions, to be compared with other questions: float32 (n, d), unit rows, in the order of `texts`."""
        ...

    def embed_as(self, texts: Sequence[str], names: Sequence[str]) -> Vectors:
        """Questions, each in the way of its name: one of `questions_by`, `space`, `asked_space`.

        float32 (n, d), unit rows, in the order of `texts`; in one pass where the model can.
        """
        ...
