"""What tells an answer from a near miss: several signals, no one of which can tell alone."""

from collections.abc import Sequence
from dataclasses import astuple, dataclass, fields

from index.hit import Hit
from index.question import Question
from index.searcher import Term
from index.weights import LEXICAL, asked_ranking, is_of_passages

CONSIDERED = 5
"""Hits whose cosines are looked at; the margin looks at all of them."""


@dataclass(frozen=True, slots=True)
class Signals:
    """Numbers about one search with at least one hit. Cosines are 0 where no such model counted."""

    english: float
    """1 when the question is in English, else 0"""
    specialised: float
    """best cosine of a passage among the first hits in the model that serves this language most specially"""
    multilingual: float
    """best cosine of a passage among the first hits in the model that serves every language"""
    margin: float
    """the first hit's score above the mean score of the others"""
    agreement: float
    """least standing of the first hit among the models' rankings that counted"""
    words: float
    """standing of the first hit in the lexical ranking"""
    asked_specialised: float
    """as `specialised`, of the first hit alone, by the most alike question that people ask of it"""
    asked_multilingual: float
    """the same in the model that serves every language; 0 for a passage of which nobody asks"""
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
        specialised=_best(hits, models[0]) if len(models) > 1 else 0.0,
        multilingual=_best(hits, models[-1]) if models else 0.0,
        margin=scores[0] - sum(scores[1:]) / len(scores[1:]) if len(scores) > 1 else 0.0,
        agreement=min((standing[model] for model in models), default=0.0),
        words=standing.get(LEXICAL, 0.0),
        asked_specialised=hits[0].value(asked_ranking(models[0])) if len(models) > 1 else 0.0,
        asked_multilingual=hits[0].value(asked_ranking(models[-1])) if models else 0.0,
        unknown=sum(term.weight for term in terms if not term.found) / total if total else 0.0,
    )


def _best(hits: Sequence[Hit], model: str) -> float:
    return max(hit.value(model) for hit in hits[:CONSIDERED])
