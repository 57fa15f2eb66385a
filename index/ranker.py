"""Ranks passages for a question, in every way that a mode has."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from advicehub.settings import ModelChoice
from index import analysis, fusion, widened_ranking
from index.asked_ranking import asked_rankings
from index.encoder import QuestionEncoder, QuestionVectors
from index.fusion import Scores
from index.late_sentences import LateSentences
from index.question import Question
from index.ranking import Rankings
from index.readable import Mask, Readable
from index.searcher import Mode
from index.segment import Places
from index.sought import ByVector, OfEveryRow, Sought
from index.weights import (
    LEXICAL,
    VOCABULARY,
    fusion_weights,
    sentence_ranking,
    serving,
    subject_ranking,
)
from index.widening.subjects import Near, Subjects
from index.widening.thesaurus import Thesaurus
from index.widening.widening import Widening

CANDIDATES = 300
"""Rows that each ranking puts forward, if not more are wanted, where there are too many to look at every one."""
READ_CLOSELY = 30
"""Of these the leading rows whose sentences are embedded, where the edition does not keep their vectors."""

_STEPS: Mapping[Mode, int] = {"passages": 0, "vocabulary": 1, "widened": 2, "fused": 3}


@dataclass(frozen=True, slots=True)
class Widener:
    """What the program knows of plain words, and of what people ask."""

    thesaurus: Thesaurus
    subjects: Subjects


class Ranker:
    """Safe to share between threads."""

    def __init__(self, encoder: QuestionEncoder, models: Sequence[ModelChoice], widener: Widener) -> None:
        """`models` are those of `encoder`, in its order."""
        self._encoder = encoder
        self._models = models
        self._widener = widener
        self.late = LateSentences(encoder.embedders)
        self._last: tuple[QuestionVectors, Near] | None = None

    def sought(self, question: Question, readable: Readable, mode: Mode) -> Sought:
        """All that `question` looks for in `mode`."""
        if mode == "lexical":
            return Sought((_by_words(LEXICAL, question.text, question.language, readable, 1.0),), ())
        weights = fusion_weights(question.language, self._models)
        vectors = self._encoder.vectors(question)
        near = self._near(question, vectors)
        by_words = self._by_words(question, readable, mode, near, weights, vectors)
        return Sought(tuple(by_words), tuple(self._by_vectors(vectors, near, mode, weights)))

    def rankings(self, sought: Sought, readable: Readable, k: int, allowed: Mask | None = None) -> Rankings:
        """Every ranking that counts, for a search that wants the `k` best: of every row where they are few enough, else
        of those that some ranking puts forward among the `allowed` (None: all)."""
        if readable.exact:
            return self.over(sought, readable, None)
        return self.over(sought, readable, sought.candidates(readable, max(k, CANDIDATES), allowed))

    def over(self, sought: Sought, readable: Readable, rows: Places | None) -> Rankings:
        """Every ranking that counts, of `rows`, ascending (None: of all)."""
        of_words = [each.over(rows) for each in sought.by_words]
        of_vectors = [each.over(readable, rows) for each in sought.by_vectors]
        found = Rankings(np.arange(readable.size) if rows is None else rows, (*of_words, *of_vectors))
        return found if readable.all_sentences else self._closely(found, sought, readable)

    def vectors(self, question: Question) -> QuestionVectors:
        """The question's vectors in the spaces of all models."""
        return self._encoder.vectors(question)

    def widening(self, question: Question, readable: Readable) -> Widening:
        """What a search in the mode "fused" looks for besides the words of `question`."""
        near = self._near(question, self._encoder.vectors(question))
        also = widened_ranking.held(self._widener.thesaurus.also(question), readable)
        # Outside the field other words count next to nothing, and to name them would only puzzle.
        named = self._widener.subjects.named(near)
        subjects = tuple(replace(each, terms=widened_ranking.terms_held(each.terms, readable)) for each in named)
        return Widening(also if near.field >= 0.5 else (), subjects)

    @property
    def _names(self) -> list[str]:
        return [model.name for model in self._models]

    def _by_words(
        self,
        question: Question,
        readable: Readable,
        mode: Mode,
        near: Near,
        weights: Mapping[str, float],
        vectors: QuestionVectors,
    ) -> Iterator[OfEveryRow]:
        step = _STEPS.get(mode, 0)
        if mode != "dense":
            yield _by_words(LEXICAL, question.text, question.language, readable, weights[LEXICAL])
        if step >= _STEPS["vocabulary"]:
            also = widened_ranking.held(self._widener.thesaurus.also(question), readable)
            if also and (weight := near.field * weights[VOCABULARY]):
                yield _of_words(VOCABULARY, widened_ranking.by_vocabulary(also, readable), weight)
        if step >= _STEPS["fused"]:
            yield from asked_rankings(vectors.asked, self._names, readable, weights)

    def _by_vectors(
        self, vectors: QuestionVectors, near: Near, mode: Mode, weights: Mapping[str, float]
    ) -> Iterator[ByVector]:
        for space, model in enumerate(self._names):
            if weight := weights.get(model, 0.0):
                yield ByVector(model, "passages", space, vectors.passages[space], weight)
            if weight := weights.get(sentence_ranking(model), 0.0):
                yield ByVector(sentence_ranking(model), "sentences", space, vectors.sentences[space], weight)
            if _STEPS.get(mode, 0) >= _STEPS["widened"]:
                vector, name = self._widener.subjects.vector(near, space), subject_ranking(model)
                if vector is not None and (weight := near.strength * weights[name]):
                    yield ByVector(name, "passages", space, vector, weight)

    def _closely(self, found: Rankings, sought: Sought, readable: Readable) -> Rankings:
        """The rankings by sentences anew, for the rows that lead without: of these alone are sentences embedded."""
        names = {each.name: each for each in sought.by_vectors if each.what == "sentences"}
        without = fusion.fuse([(r.standings, 0.0 if r.name in names else r.weight) for r in found.rankings])
        places = np.sort(np.argsort(-without, kind="stable")[:READ_CLOSELY])
        made = []
        for ranking in found.rankings:
            if (each := names.get(ranking.name)) is not None:
                values = np.full(len(found.rows), np.nan, dtype=np.float32)
                late = self.late.vectors(readable, each.space, found.rows[places].tolist())
                values[places] = [max(v @ each.vector[0], default=np.nan) for v in late]
                ranking = each.measured(readable, found.rows, values)
            made.append(ranking)
        return Rankings(found.rows, tuple(made))

    def _near(self, question: Question, vectors: QuestionVectors) -> Near:
        # Asked for by the search, and again by what the answer says of it: the vectors are the same object then.
        last = self._last
        if last is None or last[0] is not vectors:
            names = serving(question.language, self._models)
            serves = [name in names for name in self._names]
            last = self._last = (vectors, self._widener.subjects.near(vectors.asked, serves, question.language))
        return last[1]


def _by_words(name: str, text: str, language: str, readable: Readable, weight: float) -> OfEveryRow:
    return _of_words(name, readable.words(analysis.terms(text, language)), weight)


def _of_words(name: str, values: Scores, weight: float) -> OfEveryRow:
    alike = np.zeros(len(values), dtype=np.int32)
    return OfEveryRow(name, values, fusion.scale_of(values, alike, 1, apart=False), weight)
