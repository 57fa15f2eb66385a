"""The small model over letters: what it hears, how it counts, and that it never stops a question alone."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.triage.folding import fold
from assistant.triage.second_voice import BUCKETS, SCALE, chance, heard, probability
from assistant.triage.triage import triage
from index.question import Question


def test_the_chance_is_the_logistic_of_the_weights_over_the_root_of_their_number() -> None:
    weights = [0] * BUCKETS + [SCALE]
    weights[3], weights[8] = 2 * SCALE, -SCALE
    assert chance([3, 8], weights) == pytest.approx(1 / (1 + math.exp(-(1 / math.sqrt(2) + 1))))
    assert chance([], weights) == pytest.approx(1 / (1 + math.exp(-1)))


def test_a_word_is_heard_in_runs_of_letters_and_with_the_next_word() -> None:
    # " a " gives " a", "a ", " a "; "b" likewise; and the pair "a b".
    assert len(heard(fold("a b", "en", {}))) == 7
    assert heard(fold("a b", "en", {})) != heard(fold("b a", "en", {}))


@given(st.text(max_size=200))
def test_what_is_heard_is_in_order_each_once_and_has_a_probability(text: str) -> None:
    folded = fold(text, "en", {})
    places = heard(folded)
    assert places == sorted(set(places)) and all(0 <= place < BUCKETS for place in places)
    assert 0 <= probability(folded, "urgent") <= 1


def test_it_tells_a_person_in_danger_from_a_rule() -> None:
    danger = probability(fold("they took my son last night and he has no medicine, please help", "en", {}), "urgent")
    assert danger > 0.5 > probability(fold("which rules hold for searches of visitors", "en", {}), "urgent")


def test_alone_it_stops_nothing() -> None:
    text = "please please please help"
    assert triage(Question(text, "en")) is None
