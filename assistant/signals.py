"""What tells an answer from a near miss: several signals, no one of which can tell alone."""

from collections.abc import Sequence
from dataclasses import astuple, dataclass, fields

from index import analysis
from index.hit import Hit
from index.question import Question
from index.searcher import ScoredSentence, Term


@dataclass(frozen=True, slots=True)
class Signals:
    """Numbers about one search, comparable between editions; see each field.

    Cosines are those of the models that serve the question's language; `idf` is the weight of the
    question's words in the passages searched.
    """

    best_sentence: float
    """highest cosine of a sentence among the first hits"""
    best_passage: float
    """highest cosine of a passage among the first hits, averaged over the models"""
    coverage: float
    """share of the question's idf that the best covering of the first hits holds, 0 to 1"""
    unknown: float
    """share of the question's idf in words that stand nowhere in what was searched, 0 to 1"""
    margin: float
    """the first hit's score above the mean of the others, in units of their spread"""
    agreement: float
    """least standing of the first hit among the rankings that counted"""
    same_language: float
    """1 when the first hit is in the question's language, else 0"""
    english: float
    """1 when the question is in English, else 0"""
    length: float
    """words in the question, at most 30, divided by 30"""

    def row(self) -> tuple[float, ...]:
        """The signals in the order of `NAMES`."""
        return astuple(self)


NAMES = tuple(field.name for field in fields(Signals))
CONSIDERED = 5


def signals(
    question: Question,
    hits: Sequence[Hit],
    sentences: Sequence[Sequence[ScoredSentence]],
    terms: Sequence[Term],
) -> Signals:
    """The signals of a search with at least one hit; `sentences` are those of each hit, `terms` the question's."""
    first = hits[:CONSIDERED]
    values = [sentence.value for each in sentences[:CONSIDERED] for sentence in each]
    return Signals(
        best_sentence=max(values, default=0.0),
        best_passage=max(_cosine(hit) for hit in first),
        coverage=max(_coverage(hit, terms) for hit in first),
        unknown=_share(terms, {term.term for term in terms if not term.found}),
        margin=_margin([hit.score for hit in hits]),
        agreement=min((score.standing for score in hits[0].scores if score.weight), default=0.0),
        same_language=float(hits[0].passage.language == question.language),
        english=float(question.language == "en"),
        length=min(30, len(analysis.words(question.text))) / 30,
    )


def _cosine(hit: Hit) -> float:
    dense = [s.value for s in hit.scores if s.weight and s.ranking != "lexical" and not s.ranking.endswith(" sentence")]
    return sum(dense) / len(dense) if dense else 0.0


def _coverage(hit: Hit, terms: Sequence[Term]) -> float:
    here = set(analysis.terms(" ".join((*hit.passage.path, hit.text)), hit.passage.language))
    return _share(terms, {term.term for term in terms if term.term in here})


def _share(terms: Sequence[Term], chosen: set[str]) -> float:
    total = sum(term.weight for term in terms)
    return sum(term.weight for term in terms if term.term in chosen) / total if total else 0.0


def _margin(scores: Sequence[float]) -> float:
    others = scores[1:]
    if len(others) < 2:
        return 0.0
    mean = sum(others) / len(others)
    spread = (sum((score - mean) ** 2 for score in others) / len(others)) ** 0.5
    return min(10.0, (scores[0] - mean) / spread) if spread > 1e-9 else 0.0
