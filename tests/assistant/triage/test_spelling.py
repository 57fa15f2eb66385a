"""Slips of one letter, beside all of them written out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.triage.folding import fold_word
from assistant.triage.spelling import LEAST, Spelling


def all_slips(whole: set[str], known: set[str]) -> dict[str, str]:
    """Every way to leave out one letter, or swap two neighbours, of the longer words of `whole`."""
    slips = {}
    for word in sorted(word for word in whole if len(word) >= LEAST):
        for at in range(1, len(word)):
            slips[word[:at] + word[at + 1 :]] = word
            slips[word[:at] + word[at : at + 2][::-1] + word[at + 2 :]] = word
    return {slip: word for slip, word in slips.items() if fold_word(slip) == slip and slip not in known}


WORDS = st.text("abcx", min_size=4, max_size=8).map(fold_word)


@given(st.sets(WORDS, max_size=12), st.sets(WORDS, max_size=4), WORDS)
def test_a_slip_of_a_known_word_is_understood(whole: set[str], more: set[str], other: str) -> None:
    known = whole | more
    spelling = Spelling({}, whole, known)
    slips = all_slips(whole, known)
    for word in {*slips, *known, other}:
        assert spelling.get(word, "?") == slips.get(word, "?")


@pytest.mark.parametrize(
    ("written", "meant"),
    [("brther", "brother"), ("borther", "brother"), ("rbother", "rbother"), ("pls", "please"), ("sister", "sister")],
)
def test_by_hand(written: str, meant: str) -> None:
    spelling = Spelling({"pls": "please"}, ["brother", "please"], ["brother", "please"])
    assert spelling.get(written, written) == meant
