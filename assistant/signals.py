"""What tells an answer from a near miss: several signals, no one of which can tell alone."""

from collections.abc import Sequence
from dataclasses import astuple, dataclass, fields

from index.hit import Hit
from index.question import Question
from index.searcher import Term
from index.weights import LEXICAL, asked_ranking, is_of_passages, is_of_subjects, sentence_ranking

CONSIDERED = 5
"""Hits whose cosines are looked at; the margin looks at all of them."""


@dataclass(frozen=True, slots=True)
class Signals:
    """Numbers about one search with at least one hit. Cosines are 0 where no such model counted."""

    english: float
    """1 when the question is in English, else 0"""
    margin: float
    """the first hit's score above the mean score of the others"""
    words: float
    """standing of the first hit in the lexical ranking"""
    asked_specialised: float
    """mean cosine of the question with the two most alike that people ask of the first hit, in the model that serves
    its language most specially; 0 where one model serves it, and for a passage of which nobody asks"""
    asked_multilingual: float
    """the same in the model that serves every language"""
    alike: float
    """how far both together are beyond other questions, in standard deviations, as the ranking by them has it"""
    sentence: float
    """best cosine of a sentence of the first hits in the model that serves the question's language most specially"""
    subject: float
    """how sure it is which subject the question has: what rankings by it weighed, 0 to SUBJECT"""
    unknown: float
    """share of the question's idf in words that stand nowhere in what was searched, 0 to 1"""

    def row(self) -> tuple[float, ...]:
        """The signals in the order of `NAMES`."""
        return astuple(self)


NAMES = tuple(field.name for field in fields(Signals))


def signals(question: Question, hits: Sequence[Hit], terms: Sequence[Term]) -> Signals:
    """The signals of a search that found `hits`; `terms` are the question's."""
    models = [s.ranking for s in hits[0].scores if s.weight and is_of_passages(s.ranking)]
    scores = [hit.score for hit in hits]
    standing = {s.ranking: s.standing for s in hits[0].scores}
    total = sum(term.weight for term in terms)
    return Signals(
        english=float(question.language == "en"),
        margin=scores[0] - sum(scores[1:]) / len(scores[1:]) if len(scores) > 1 else 0.0,
        words=standing.get(LEXICAL, 0.0),
        asked_specialised=hits[0].value(asked_ranking(models[0])) if len(models) > 1 else 0.0,
        asked_multilingual=hits[0].value(asked_ranking(models[-1])) if models else 0.0,
        alike=sum(standing.get(asked_ranking(model), 0.0) for model in models),
        sentence=_best(hits, sentence_ranking(models[0])) if models else 0.0,
        subject=max((s.weight for s in hits[0].scores if is_of_subjects(s.ranking)), default=0.0),
        unknown=sum(term.weight for term in terms if not term.found) / total if total else 0.0,
    )


def _best(hits: Sequence[Hit], model: str) -> float:
    return max(hit.value(model) for hit in hits[:CONSIDERED])
