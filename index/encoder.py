"""A question's vectors in every space of an edition, computed once per question."""

from collections import OrderedDict
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from threading import Lock

import numpy as np

from index.models.embedder import Embedder, Vectors
from index.models.gathered import Gathered
from index.question import Question

TOGETHER = 16
"""Questions of several people that one model embeds in one batch."""

_THREADS = 64
"""Of whom each waits for one model's batch: more than questions that are asked at once."""


@dataclass(frozen=True, slots=True)
class QuestionVectors:
    """float32 (1, d), a unit row, for each embedder in order: to compare with passages, with sentences, and with other
    questions."""

    passages: tuple[Vectors, ...]
    sentences: tuple[Vectors, ...]
    asked: tuple[Vectors, ...]


class QuestionEncoder:
    """Embeds questions with several models at once; the last few are remembered, in memory alone.

    A page asks for passages and then for their sentences: the second step must not pay again. Questions that several
    threads ask at once are embedded together.
    """

    def __init__(self, embedders: Sequence[Embedder], remember: int = 8) -> None:
        self.embedders = tuple(embedders)
        self._models = [
            Gathered(_Embedding(embedder, number == 0), TOGETHER) for number, embedder in enumerate(self.embedders)
        ]
        self._pool = ThreadPoolExecutor(_THREADS)
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
        others = [self._pool.submit(model, question) for model in self._models[1:]]
        found = [*(model(question) for model in self._models[:1]), *(other.result() for other in others)]
        passages, sentences, asked = zip(*found, strict=True) if found else ((), (), ())
        vectors = QuestionVectors(passages, sentences, asked)
        with self._lock:
            self._recent[question] = vectors
            while len(self._recent) > self._remember:
                self._recent.popitem(last=False)
        return vectors


@dataclass(frozen=True, slots=True)
class _Embedding:
    """One model's vectors of questions, each in all the ways it needs, in one pass.

    A question in English keeps what the models make of it as they came, but for half of it in the first, the most
    specialised: where a question shares its words with passages, an adapter also leads away from them. One in another
    language shares few.
    """

    embedder: Embedder
    first: bool

    def __call__(self, questions: Sequence[Question]) -> list[tuple[Vectors, Vectors, Vectors]]:
        """float32 (1, d) each, as `QuestionVectors` has them; what is made in the same way is made once."""
        ways = [self._ways(question) for question in questions]
        texts = [question.text for question, names in zip(questions, ways, strict=True) for _ in names]
        made = iter(self.embedder.embed_as(texts, [name for names in ways for name in names]))
        return [
            self._meant(question, {name: next(made)[None] for name in names})
            for question, names in zip(questions, ways, strict=True)
        ]

    def _ways(self, question: Question) -> list[str]:
        names = [self.embedder.space, self.embedder.asked_space]
        if question.language != "en" or self.first:
            names.append(self.embedder.questions_by)
        return list(dict.fromkeys(names))

    def _meant(self, question: Question, made: dict[str, Vectors]) -> tuple[Vectors, Vectors, Vectors]:
        plain = made[self.embedder.space]
        passages = made.get(self.embedder.questions_by, plain)
        if question.language == "en" and passages is not plain:
            both = plain + passages
            passages = np.asarray(both / np.linalg.norm(both), dtype=np.float32)
        return passages, plain, made[self.embedder.asked_space]
