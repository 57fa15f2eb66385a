"""How much of a question stands in each sentence."""

from math import log

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.quoting.sought import NOTHING_SOUGHT, Sought
from assistant.quoting.words import ALSO, BEFORE, word_shares
from index.searcher import Term
from index.widening.widening import Also, Alternative

WORDS = ["judge", "cell", "lawyer", "night", "family"]


def sought(*words: str, also: tuple[Also, ...] = ()) -> Sought:
    return Sought(tuple(Term(word, word, 2.0, True) for word in words), also)


def test_a_word_in_one_sentence_of_two_weighs_more_than_one_in_both() -> None:
    shares = word_shares(["A cell.", "The judge in a cell."], "en", sought("judg", "cell"))
    both = log(3 / 2.5) / log(3 / 1.5)
    assert shares == pytest.approx([both / (1 + both), 1.0])


def test_stems_meet() -> None:
    assert word_shares(["Judges decide.", "Nobody."], "en", sought("judg"))[0] == 1.0


def test_another_word_for_it_counts_less_and_only_in_the_language_of_the_passage() -> None:
    also = (Also(("jail",), (Alternative("place of detention", "en"), Alternative("prisión", "es"))),)
    shares = word_shares(["Nobody.", "A place of detention.", "A prisión."], "en", sought("jail", also=also))
    assert shares == pytest.approx([0.0, ALSO, BEFORE * ALSO])


def test_a_word_of_the_sentence_before_counts_a_little() -> None:
    assert word_shares(["The judge.", "It decides.", "Never."], "en", sought("judg")) == [1.0, BEFORE, 0.0]


def test_nothing_sought_is_nowhere() -> None:
    assert word_shares(["The judge.", "Nobody."], "en", NOTHING_SOUGHT) == [0.0, 0.0]
    assert word_shares([], "en", sought("judg")) == []


@given(st.lists(st.lists(st.sampled_from(WORDS), max_size=4).map(" ".join), min_size=1, max_size=6), st.data())
def test_shares_are_between_nothing_and_all(texts: list[str], data: st.DataObject) -> None:
    words = data.draw(st.lists(st.sampled_from(WORDS), min_size=1, unique=True))
    shares = word_shares(texts, "", sought(*words))
    assert all(0.0 <= share <= 1.0 + 1e-9 for share in shares)
    for text, share in zip(texts, shares, strict=True):
        held = set(words) & set(text.split())
        assert share == pytest.approx(1.0) if held == set(words) else share < 1.0
        assert share > 0 or not held
