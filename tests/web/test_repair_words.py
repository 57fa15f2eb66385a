"""Repairs in words: every kind that is made has words of its own, and none is lost in the count."""

import re

from hypothesis import given
from hypothesis import strategies as st

from ingest import repairs
from ingest.repair import Repair
from web.repair_words import repairs_in_words

KINDS = re.findall(r'^    "([a-z ]+)"  ', repairs.__doc__ or "", re.MULTILINE)


def _made(*kinds: str) -> list[Repair]:
    return [Repair(kind, 0, 1, None, "a", "b") for kind in kinds]


def test_every_kind_has_words_of_its_own() -> None:
    assert len(KINDS) == 16
    said = repairs_in_words(_made(*KINDS, "a kind of tomorrow"))
    assert len(said) == len(KINDS) + 1
    assert sum("Other changes" in words for words, _ in said) == 1


def test_the_most_frequent_comes_first() -> None:
    said = repairs_in_words(_made("hyphen", "line end", "line end"))
    assert said == [
        ("Line breaks inside a paragraph, made a space", 2),
        ("Hyphens at the end of a line, dropped to join the word", 1),
    ]


@given(st.lists(st.sampled_from([*KINDS, "unknown"])))
def test_none_is_lost(kinds: list[str]) -> None:
    said = repairs_in_words(_made(*kinds))
    assert sum(count for _, count in said) == len(kinds)
    assert [count for _, count in said] == sorted((count for _, count in said), reverse=True)
