"""A question's vectors in every space of an edition, computed once per question."""

import sys
from collections import OrderedDict
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from threading import Lock

import numpy as np

from index.models.embedder import Embedder, Vectors
from index.question import Question


@dataclass(frozen=True, slots=True)
class QuestionVectors:
    """float32 (1, d), a unit row, for each embedder in order: to compare with passages, with sentences, and with other
    questions."""

    passages: tuple[Vectors, ...]
    sentences: tuple[Vectors, ...]
    asked: tuple[Vectors, ...]


class QuestionEncoder:
    """Embeds questions with several models at once; the last few are remembered, in memory alone.

    A page asks for passages and then for their sentences: the second step must not pay again.
    """

    def __init__(self, embedders: Sequence[Embedder], remember: int = 8) -> None:
        self.embedders = tuple(embedders)
        self._pool = ThreadPoolExecutor(max_workers=max(1, len(self.embedders)), initializer=_one_core)
        self._recent: OrderedDict[Question, QuestionVectors] = OrderedDict()
        self._remember = remember
        self._lock = Lock()

    def warm(self) -> None:
        """Make everything ready that a question needs, so that the first one is as quick as the next."""
        self.vectors(Question("ready"))

    def vectors(self, question: Question) -> QuestionVectors:
        """The question's vectors in the spaces of every embedder."""
        with self._lock:
            if question in self._recent:
                self._recent.move_to_end(question)
                return self._recent[question]
        found = list(self._pool.map(lambda each: _embedded(each, question, each is self.embedders[0]), self.embedders))
        passages, sentences, asked = zip(*found, strict=True) if found else ((), (), ())
        vectors = QuestionVectors(passages, sentences, asked)
        with self._lock:
            self._recent[question] = vectors
            while len(self._recent) > self._remember:
                self._recent.popitem(last=False)
        return vectors


def _embedded(embedder: Embedder, question: Question, first: bool) -> tuple[Vectors, Vectors, Vectors]:
    """float32 (1, d) each, as `QuestionVectors` has them; what is made in the same way is made once.

    A question in English keeps what the models make of it as they came, but for half of it in the first, the most
    specialised: where a question shares its words with passages, an adapter also leads away from them. One in another
    language shares few.
    """
    by = {embedder.asked_space: embedder.embed_asked, embedder.space: embedder.embed_for_sentences}
    if question.language != "en" or first:
        by[embedder.questions_by] = embedder.embed_questions
    made = {name: embed([question.text]) for name, embed in by.items()}
    plain = made[embedder.space]
    passages = made.get(embedder.questions_by, plain)
    if question.language == "en" and passages is not plain:
        both = plain + passages
        passages = np.asarray(both / np.linalg.norm(both), dtype=np.float32)
    return passages, plain, made[embedder.asked_space]


def _one_core() -> None:
    """Keep the calling thread's torch work on one core.

    A question is too short to share out: models side by side on a core each take little more than half
    the time of one after the other on all cores (eval/benchmarks/search.py).
    """
    if "torch" in sys.modules:
        sys.modules["torch"].set_num_threads(1)
