"""Answers against gold, by hand on five questions."""

import pytest

from eval.abstention import Point, risk_coverage
from eval.answer_line import AnswerLine, CitationLine, Outcome
from eval.answer_report import judge, report, slices
from eval.fidelity import fidelity
from eval.queries.asked_question import AskedQuestion, Gold
from eval.support import best_overlap, overlap

GOLD = Gold("law", "Whoever is arrested must be told the reasons at once.")


def asked(id_: str, answerable: bool = True, register: str = "plain") -> AskedQuestion:
    return AskedQuestion(id_, "x", answerable, (GOLD,) if answerable else (), "en", register)


def answer(id_: str, outcome: Outcome, confidence: float, *citations: CitationLine) -> AnswerLine:
    return AnswerLine(id_, outcome, confidence, citations)


RIGHT = CitationLine("law", "He must be told the reasons at once.")
WRONG = CitationLine("law", "Access to a lawyer is free.")
ELSEWHERE = CitationLine("other", GOLD.quote)

QUESTIONS = {q.id: q for q in [asked("1"), asked("2"), asked("3"), asked("4", False), asked("5", False, "odd")]}
ANSWERS = {
    a.id: a
    for a in [
        answer("1", "answered", 0.9, WRONG, RIGHT),
        answer("2", "partly", 0.6, ELSEWHERE),
        answer("4", "answered", 0.6, RIGHT),
        answer("5", "no_answer", 0.1),
        answer("stranger", "answered", 1.0, RIGHT),
    ]
}


def test_five_questions_by_hand() -> None:
    found = report(judge(QUESTIONS, ANSWERS))
    assert (found.questions, found.answerable) == (5, 3)
    assert {name: n for name, n in found.outcomes.items() if n} == {
        "answered": 2,
        "partly": 1,
        "no_answer": 1,
        "missing": 1,
    }
    assert found.citation_precision.value == pytest.approx(1 / 4) and found.citation_precision.n == 3
    # "must be told the reasons at once": 7 of 8 tokens quoted, of 10 in the gold; and 0 of 6, 10 and 8.
    # "a" of "access to a lawyer" is no stretch of the gold; "is" is one token of it.
    assert found.citation_token_precision.value == pytest.approx((7 + 1) / (8 + 6 + 10 + 8))
    assert found.citation_token_recall.value == pytest.approx((0.7 + 0) / 2)
    assert found.answer_recall.value == pytest.approx(1 / 3) and found.answer_recall.n == 3
    assert found.right_when_answered.value == pytest.approx(1 / 3)
    assert found.false_answers.value == 0.5 and found.false_answers.n == 2
    assert found.false_abstentions.value == pytest.approx(1 / 3)
    # answerable 0.9, 0.6, 0 (missing) against 0.6, 0.1: 2 + 1.5 + 0 of 6 pairs.
    assert found.auroc_answerable.value == pytest.approx(3.5 / 6)
    assert found.auroc_right.value == 1.0
    assert found.risk_coverage.points == (Point(0.9, 0.2, 0.0), Point(0.6, 0.6, 2 / 3))
    assert found.risk_coverage.area == pytest.approx((0 + 2 * 2 / 3) / 3)


def test_slices_are_whole_then_by_name() -> None:
    parts = slices(judge(QUESTIONS, ANSWERS), ("register", "answerable"))
    assert {name: len(part) for name, part in parts.items()} == {
        "all": 5,
        "register odd": 1,
        "register plain": 4,
        "answerable no": 2,
        "answerable yes": 3,
    }
    assert report(parts["register odd"]).answer_recall.value is None


def test_no_answers_have_no_curve() -> None:
    assert risk_coverage([], 3).area is None


@pytest.mark.parametrize(
    ("quote", "gold", "supports"),
    [
        ("in the 10th century, Normandy", "10th century", True),
        ("in the 11th century", "10th century", False),
        ("one two three four", "one two three four five six seven eight", True),
        ("one two three", "one two three four five six seven eight", False),
        ("four three two one", "one two three four five six", False),
        ("ONE  two\nthree Fóur", "one two three four", True),
        ("任何形式的拘留或监禁", "形式的拘留或监", True),
        ("—", "one", False),
    ],
)
def test_support(quote: str, gold: str, supports: bool) -> None:
    assert overlap(quote, gold).supports is supports


def test_the_best_gold_of_the_same_document_counts() -> None:
    gold = [Gold("other", RIGHT.quote), Gold("law", "Access is free to all who ask."), GOLD]
    assert best_overlap(RIGHT, gold).common == 7
    assert best_overlap(CitationLine("third", RIGHT.quote), gold).wanted == 0


def test_fidelity_names_what_is_not_exact() -> None:
    found = fidelity(ANSWERS.values(), lambda cited: "changed" if cited is WRONG else "exact")
    assert found.citations == 5 and found.verdicts == {"changed": 1, "exact": 4}
    assert found.failed == (("1", 1, "changed"),)
