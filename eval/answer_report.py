"""Answers judged against gold: what was cited, what was missed, what should not have been answered."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from eval import interval
from eval.abstention import RiskCoverage, risk_coverage
from eval.answer_line import OUTCOMES, AnswerLine
from eval.interval import Estimate
from eval.queries.asked_question import AskedQuestion, Slicing, sliced
from eval.support import Overlap, best_overlap

MISSING = "missing"


@dataclass(frozen=True, slots=True)
class JudgedAnswer:
    """A question, its answer (None when the file holds none), and each citation's overlap with gold."""

    question: AskedQuestion
    answer: AnswerLine | None
    overlaps: tuple[Overlap, ...]

    @property
    def answered(self) -> bool:
        """Whether quotations were shown as an answer."""
        return self.answer is not None and self.answer.answers

    @property
    def right(self) -> bool:
        """Whether one of the citations supports the answer. Never for a question without an answer."""
        return any(overlap.supports for overlap in self.overlaps)

    @property
    def confidence(self) -> float:
        """The answer's confidence; 0 when there is no answer, which must not be a way to look better."""
        return 0.0 if self.answer is None else self.answer.confidence


@dataclass(frozen=True, slots=True)
class AnswerReport:
    """Counts and measures over one slice. Each `Estimate` names what `n` counts.

    outcomes                 questions by outcome; "missing" are those without an answer line
    citation_precision       share of citations that support (n: answered questions)
    citation_token_precision share of the tokens quoted that are gold (n: answered questions)
    citation_token_recall    share of the gold's tokens that one citation quotes (n: answerable, answered)
    answer_recall            share of answerable questions with a citation that supports (n: answerable)
    right_when_answered      share of answered questions with a citation that supports (n: answered)
    false_answers            share of unanswerable questions that were answered (n: unanswerable)
    false_abstentions        share of answerable questions that were not answered (n: answerable)
    auroc_answerable         does confidence tell answerable from unanswerable questions (n: questions)
    auroc_right              does confidence tell right from wrong answers (n: answered)
    """

    questions: int
    answerable: int
    outcomes: dict[str, int]
    citation_precision: Estimate
    citation_token_precision: Estimate
    citation_token_recall: Estimate
    answer_recall: Estimate
    right_when_answered: Estimate
    false_answers: Estimate
    false_abstentions: Estimate
    auroc_answerable: Estimate
    auroc_right: Estimate
    risk_coverage: RiskCoverage


def judge(questions: Mapping[str, AskedQuestion], answers: Mapping[str, AnswerLine]) -> list[JudgedAnswer]:
    """Each question with its answer. Answers to no question of the set are left out."""
    judged = []
    for id_, question in questions.items():
        answer = answers.get(id_)
        overlaps = tuple(best_overlap(c, question.gold) for c in (answer.citations if answer else ()))
        judged.append(JudgedAnswer(question, answer, overlaps))
    return judged


def slices(judged: Sequence[JudgedAnswer], by: Sequence[Slicing]) -> dict[str, list[JudgedAnswer]]:
    """All of them under "all", and with `by` each slice under its name; see `sliced`."""
    answers = {each.question.id: each for each in judged}
    parts = sliced([each.question for each in judged], by)
    return {name: [answers[question.id] for question in part] for name, part in parts.items()}


def report(judged: Sequence[JudgedAnswer]) -> AnswerReport:
    """Measure `judged`, one slice; see `AnswerReport`."""
    answerable = [each for each in judged if each.question.answerable]
    unanswerable = [each for each in judged if not each.question.answerable]
    answered = [each for each in judged if each.answered]
    recalled = [max(o.recall for o in each.overlaps) for each in answered if each.question.answerable]
    tallied = Counter(MISSING if each.answer is None else each.answer.outcome for each in judged)
    return AnswerReport(
        questions=len(judged),
        answerable=len(answerable),
        outcomes={name: tallied[name] for name in (*OUTCOMES, MISSING)},
        citation_precision=_share([[float(o.supports) for o in each.overlaps] for each in answered]),
        citation_token_precision=interval.ratio(
            [float(sum(o.common for o in each.overlaps)) for each in answered],
            [float(max(1, sum(o.quoted for o in each.overlaps))) for each in answered],
        ),
        citation_token_recall=interval.mean(recalled),
        answer_recall=interval.mean([float(each.right) for each in answerable]),
        right_when_answered=interval.mean([float(each.right) for each in answered]),
        false_answers=interval.mean([float(each.answered) for each in unanswerable]),
        false_abstentions=interval.mean([float(not each.answered) for each in answerable]),
        auroc_answerable=_auroc(answerable, unanswerable),
        auroc_right=_auroc([e for e in answered if e.right], [e for e in answered if not e.right]),
        risk_coverage=risk_coverage([(e.confidence, e.right) for e in answered], len(judged)),
    )


def _share(lists: Sequence[Sequence[float]]) -> Estimate:
    return interval.ratio([sum(each) for each in lists], [float(len(each)) for each in lists])


def _auroc(above: Sequence[JudgedAnswer], below: Sequence[JudgedAnswer]) -> Estimate:
    return interval.auroc([each.confidence for each in above], [each.confidence for each in below])
