"""Whole gold quotations among the first hits."""

import pytest

from eval.passage_report import FoundPassage, passage_report
from eval.queries.asked_question import AskedQuestion, Gold

GOLD = (Gold("law", "told the\nreasons"), Gold("other", "at once"))
QUESTIONS = [
    AskedQuestion("1", "x", True, GOLD),
    AskedQuestion("2", "x", True, GOLD),
    AskedQuestion("3", "x", False, ()),
    AskedQuestion("4", "x", True, GOLD),
]
HITS = {
    "1": (FoundPassage(1, "law", "nothing here"), FoundPassage(2, "law", "must be  told the reasons")),
    "2": (FoundPassage(1, "law", "do it at once"), FoundPassage(2, "third", "told the reasons")),
    "3": (FoundPassage(1, "law", "told the reasons"),),
}


@pytest.mark.parametrize(("k", "success", "words"), [(2, 1 / 3, (7 + 7 + 0) / 3), (1, 0.0, (2 + 4 + 0) / 3)])
def test_success_and_words_by_hand(k: int, success: float, words: float) -> None:
    found = passage_report(QUESTIONS, HITS, k)
    assert found.success.value == pytest.approx(success) and found.success.n == 3
    assert found.words.value == pytest.approx(words)
    assert found.missing == 1
