"""The second reader's opinion: words in common, text that is none, and when it is asked at all."""

import pytest

from ingest.draft import Piece
from ingest.page import Page
from ingest.pdf.agreement import agreement, cross_checked, is_asked, is_suspicious
from ingest.pdf.line import Line
from ingest.pdf.raw_page import RawPage

GOOD = "Everyone has the right to life, liberty and the security of person."
BAD = "\ue012\ue031 \ufffd\ufffd\x03\x07 \ue044\ue012\ue031\ue090\ue091 " * 6


def page(text: str, number: int = 2) -> RawPage:
    line = Line((Piece(text, number),), number, (0.0, 0.0, 1.0, 1.0), 1.0, 10.0, False, 0.0, 1.0)
    return RawPage(Page(number, str(number), 100, 100, "text"), "pdfium", (line,))


def never() -> str:
    raise AssertionError("the second reader was asked")


@pytest.mark.parametrize(
    ("one", "other", "share"),
    [
        ("the right to life", "life to  the RIGHT", 1.0),
        ("the right to life", "the right to eat", 0.75),
        ("the right", "the right to life", 0.5),
        ("ﬁnal oﬃce", "final office", 1.0),
        ("حقوق الإنسان", "قوقح ناسنإلا", 1.0),
        ("任何人不得", "任何人 不得", 1.0),
        ("…", "—", None),
    ],
)
def test_the_share_of_words_in_common(one: str, other: str, share: float | None) -> None:
    assert agreement(one, other) == share


def test_only_some_pages_are_compared() -> None:
    assert [number for number in range(1, 102) if is_asked(number, 101, 5000)] == [1, 51, 101]
    assert not is_asked(1, 9, 5000) and is_asked(1, 9, 500)
    assert cross_checked(page(GOOD), 20, never) == page(GOOD)
    assert cross_checked(page(GOOD, 1), 20, lambda: GOOD.upper()).agreement == 1.0


@pytest.mark.parametrize("text", [BAD, "#$%& *+-/ <=>? @[]^ _{}| ~!" * 4, "everyonehastheright" * 9])
def test_text_that_looks_wrong_is_always_compared(text: str) -> None:
    assert is_suspicious(text)
    assert cross_checked(page(text), 20, lambda: GOOD).agreement is not None


@pytest.mark.parametrize("text", [GOOD, "任何人不得遭受酷刑或其他处罚。" * 6, "\uf0b7 one\n\uf0b7 two " * 9])
def test_text_that_looks_right_is_not(text: str) -> None:
    assert not is_suspicious(text)


def test_signs_without_meaning_make_way_for_the_second_reader() -> None:
    checked = cross_checked(page(BAD), 20, lambda: GOOD)
    assert (checked.lines, checked.how) == ((), "none")
    assert "stand for no letter" in checked.trouble


def test_signs_without_meaning_in_both_readers_are_said() -> None:
    checked = cross_checked(page(BAD), 20, lambda: BAD)
    assert checked.lines and "both readers" in checked.trouble
