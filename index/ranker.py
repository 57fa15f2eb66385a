"""Ranks the passages of some segments for a question, in every way that a mode has."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from advicehub.settings import ModelChoice
from index import analysis, fusion, lexical, widened_ranking
from index.asked_ranking import asked_rankings
from index.encoder import QuestionEncoder, QuestionVectors
from index.fusion import Scores
from index.question import Question
from index.ranking import Ranking
from index.searcher import Mode
from index.segment import Segment
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

    def rankings(self, question: Question, segments: Sequence[Segment], mode: Mode) -> list[Ranking]:
        """Every ranking that has a part in `mode`, over the rows of `segments` one after the other."""
        if mode == "lexical":
            return [self._words(question, segments, 1.0)]
        step = _STEPS.get(mode, 0)
        weights = fusion_weights(question.language, self._models)
        vectors = self._encoder.vectors(question)
        found = [] if mode == "dense" else [self._words(question, segments, weights[LEXICAL])]
        found += self._of_passages(vectors, segments, weights)
        if step >= _STEPS["vocabulary"]:
            near = self._near(question, vectors)
            found += self._of_vocabulary(question, segments, near.field * weights[VOCABULARY])
            found += self._of_subjects(near, segments, weights) if step >= _STEPS["widened"] else []
        if step >= _STEPS["fused"]:
            found += asked_rankings(vectors.asked, self._names, segments, weights)
        return found

    def vectors(self, question: Question) -> QuestionVectors:
        """The question's vectors in the spaces of all models."""
        return self._encoder.vectors(question)

    def widening(self, question: Question, segments: Sequence[Segment]) -> Widening:
        """What a search of `segments` in the mode "fused" looks for besides the words of `question`."""
        near = self._near(question, self._encoder.vectors(question))
        also = widened_ranking.held(self._widener.thesaurus.also(question), segments)
        # Outside the field other words count next to nothing, and to name them would only puzzle.
        named = self._widener.subjects.named(near)
        subjects = tuple(replace(each, terms=widened_ranking.terms_held(each.terms, segments)) for each in named)
        return Widening(also if near.field >= 0.5 else (), subjects)

    @property
    def _names(self) -> list[str]:
        return [model.name for model in self._models]

    def _words(self, question: Question, segments: Sequence[Segment], weight: float) -> Ranking:
        terms = analysis.terms(question.text, question.language)
        values = np.concatenate(lexical.bm25([segment.counts for segment in segments], terms))
        return Ranking(LEXICAL, values, fusion.standings(values), weight)

    def _of_passages(
        self, vectors: QuestionVectors, segments: Sequence[Segment], weights: Mapping[str, float]
    ) -> Iterator[Ranking]:
        for space, model in enumerate(self._names):
            whole = widened_ranking.cosines(segments, space, vectors.passages[space])
            yield _ranking(model, whole, segments, weights)
            best = np.concatenate([segment.best_sentences(space, vectors.sentences[space]) for segment in segments])
            yield _ranking(sentence_ranking(model), best, segments, weights)

    def _of_vocabulary(self, question: Question, segments: Sequence[Segment], weight: float) -> Iterator[Ranking]:
        also = widened_ranking.held(self._widener.thesaurus.also(question), segments)
        if also:
            values = widened_ranking.by_vocabulary(also, segments)
            yield Ranking(VOCABULARY, values, fusion.standings(values), weight)

    def _of_subjects(self, near: Near, segments: Sequence[Segment], weights: Mapping[str, float]) -> Iterator[Ranking]:
        for space, model in enumerate(self._names):
            vector = self._widener.subjects.vector(near, space)
            if vector is not None:
                values = widened_ranking.cosines(segments, space, vector)
                name = subject_ranking(model)
                yield _ranking(name, values, segments, {name: near.strength * weights[name]})

    def _near(self, question: Question, vectors: QuestionVectors) -> Near:
        names = serving(question.language, self._models)
        return self._widener.subjects.near(vectors.asked, [name in names for name in self._names], question.language)


def _ranking(name: str, values: Scores, segments: Sequence[Segment], weights: Mapping[str, float]) -> Ranking:
    """A ranking by vectors: its standings are measured inside each passage language."""
    languages = np.concatenate([segment.languages for segment in segments])
    return Ranking(name, values, fusion.standings(values, languages), weights.get(name, 0.0))
