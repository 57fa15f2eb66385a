"""Confidence in words: the figures that were measured, rounded down, and no score."""

import re
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tests.web.several import CARD
from web.confidence import confidence


def test_each_level_says_its_own_figures() -> None:
    high, low = confidence(CARD, 0.9), confidence(CARD, 0.4)
    assert "58 of 60" in high.sentence and "(19 in 20)" in high.sentence
    assert "20 of 40" in low.sentence and "(10 in 20)" in low.sentence
    assert "at the highest of 2 levels" in " ".join(high.reasons)
    assert "not at the highest of 2 levels" in " ".join(low.reasons)
    assert "313 test questions. To 144 of them" in " ".join(high.reasons)
    assert "Of those 144, 35 were given passages" in " ".join(high.reasons)


def test_a_level_holds_from_its_own_probability_on() -> None:
    levels = [{"from": 0.8, "answers": 100, "right": 94}, {"from": 0.4, "answers": 10, "right": 6}]
    assert "94 of 100 answers at this level were right (18 in 20)" in confidence({"levels": levels}, 0.8).sentence
    assert "6 of 10 answers at this level were right (12 in 20)" in confidence({"levels": levels}, 0.79).sentence


def test_without_figures_none_are_told() -> None:
    cards: list[dict[str, Any]] = [
        {},
        {"levels": []},
        {"levels": [{"from": 0.0, "answers": 0, "right": 0}]},
        {"levels": [{"from": 0.95, "answers": 9, "right": 9}]},
    ]
    for card in cards:
        told = confidence(card, 0.9)
        assert "has not been measured" in told.sentence and not told.reasons
        assert not re.search(r"\d", told.sentence)


def test_a_card_with_levels_alone_is_enough() -> None:
    told = confidence({"levels": [{"from": 0.0, "answers": 3, "right": 3}]}, 0.2)
    assert "3 of 3" in told.sentence and "20 in 20" in told.sentence
    assert "test questions" not in " ".join(told.reasons)


@given(st.integers(1, 500).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_words_never_claim_more_than_was_measured(measured: tuple[int, int]) -> None:
    right, answers = measured
    told = confidence({"levels": [{"from": 0.0, "answers": answers, "right": right}]}, 0.5)
    found = re.search(r"\((\d+) in 20\)", told.sentence)
    assert found and int(found[1]) / 20 <= right / answers


def test_a_library_that_was_not_tested_is_told() -> None:
    assert "hint" not in confidence(CARD, 0.9, 0.2).sentence
    assert "83% of the passages of this library" in confidence(CARD, 0.9, 0.83).sentence
