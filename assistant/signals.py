"""What tells an answer from a near miss: several signals, no one of which can tell alone."""

from collections.abc import Sequence
from dataclasses import astuple, dataclass, fields

from assistant.particulars.figure_asked import asks_figure, bears_figure
from assistant.particulars.particulars import particulars
from assistant.particulars.unmet import Unmet, least, unmet
from assistant.quoting.scores import sentence_scores
from assistant.quoting.sought import Sought
from assistant.quoting.words import word_shares
from index.hit import Hit
from index.question import Question
from index.searcher import ScoredSentence
from index.weights import LEXICAL, asked_ranking, is_of_passages, is_of_subjects, sentence_ranking

CONSIDERED = 5
"""Hits whose cosines are looked at; the margin looks at all of them."""

QUOTED = 3
"""Hits that may be quoted: what the question is particular about must stand in one of them."""

MOST_UNMET = 2
"""More names than this that are not there say no more than this many."""


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
    match: float
    """how well the best sentence of the first hit answers, by likeness and words (assistant/quoting/scores.py)"""
    held: float
    """share of the question's words, or of other words for them, that the first hit holds, by idf, 0 to 1"""
    names: float
    """names of the question that none of the hits that may be quoted bears, up to MOST_UNMET"""
    years: float
    """the same of its years"""
    numbers: float
    """the same of its other numbers"""
    countries: float
    """the same of its countries"""
    figure: float
    """1 when the question asks for a figure or a date, else 0"""
    figureless: float
    """1 when it does, and the best sentence of the first hit bears none"""

    def row(self) -> tuple[float, ...]:
        """The signals in the order of `NAMES`."""
        return astuple(self)


NAMES = tuple(field.name for field in fields(Signals))


def signals(
    question: Question,
    hits: Sequence[Hit],
    sentences: Sequence[Sequence[ScoredSentence]],
    sought: Sought,
    lacking: Sequence[Unmet],
) -> Signals:
    """The signals of a search that found `hits`, with the sentences of each; `sought` are the question's words, and
    `lacking` is what each hit is `missing`."""
    models = [s.ranking for s in hits[0].scores if s.weight and is_of_passages(s.ranking)]
    scores = [hit.score for hit in hits]
    standing = {s.ranking: s.standing for s in hits[0].scores}
    total = sum(term.weight for term in sought.terms)
    never = least(lacking[:QUOTED])
    figure = asks_figure(question.text, question.language)
    return Signals(
        english=float(question.language == "en"),
        margin=scores[0] - sum(scores[1:]) / len(scores[1:]) if len(scores) > 1 else 0.0,
        words=standing.get(LEXICAL, 0.0),
        asked_specialised=hits[0].value(asked_ranking(models[0])) if len(models) > 1 else 0.0,
        asked_multilingual=hits[0].value(asked_ranking(models[-1])) if models else 0.0,
        alike=sum(standing.get(asked_ranking(model), 0.0) for model in models),
        sentence=_best(hits, sentence_ranking(models[0])) if models else 0.0,
        subject=max((s.weight for s in hits[0].scores if is_of_subjects(s.ranking)), default=0.0),
        unknown=sum(term.weight for term in sought.terms if not term.found) / total if total else 0.0,
        match=max(sentence_scores(hits[0], sentences[0], sought).answers, default=0.0),
        held=word_shares([_with_titles(hits[0])], hits[0].passage.language, sought)[0],
        names=float(min(MOST_UNMET, never.names)),
        years=float(min(MOST_UNMET, never.years)),
        numbers=float(min(MOST_UNMET, never.numbers)),
        countries=float(min(MOST_UNMET, never.countries)),
        figure=float(figure),
        figureless=float(figure and not bears_figure(_best_words(hits[0], sentences[0]), hits[0].passage.language)),
    )


def _best(hits: Sequence[Hit], model: str) -> float:
    return max(hit.value(model) for hit in hits[:CONSIDERED])


def missing(question: Question, hits: Sequence[Hit]) -> list[Unmet]:
    """For each of `hits`, what `question` is particular about and the hit with the titles above it does not bear."""
    wanted = particulars(question.text, question.language)
    return [unmet(wanted, _with_titles(hit), hit.passage.language, hit.passage.country) for hit in hits]


def _with_titles(hit: Hit) -> str:
    """The passage below what it stands under: a document's title names the instrument, and its articles do not."""
    return "\n".join([hit.title, *hit.passage.path, hit.text])


def _best_words(hit: Hit, sentences: Sequence[ScoredSentence]) -> str:
    """The words of the sentence that is nearest to the question; the passage where it has none."""
    if not sentences:
        return hit.text
    best = max(sentences, key=lambda each: each.value)
    return hit.text[best.start - hit.passage.start : best.end - hit.passage.start]
