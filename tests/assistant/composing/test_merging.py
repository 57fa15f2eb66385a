"""Citations of a question's parts: each part keeps its first, none is shown twice, at most three."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from assistant.citation import Citation, Quotation
from assistant.composing.merging import merged
from tests.assistant.fakes import citation


def at(document: str, start: int = 0) -> Citation:
    quotation = Quotation(document, document * 64, start, start + 10, "x" * 10)
    return replace(citation(document), quotation=quotation)


def test_each_part_keeps_its_first() -> None:
    a, b, c, d = (at(name) for name in "abcd")
    citations, places = merged([[a, b, c], [d]], 3)
    assert citations == (a, b, d) and places == [(0, 1), (2,)]


def test_one_quotation_stands_for_both_parts() -> None:
    a, b, again = at("a"), at("b"), at("a", 5)
    assert merged([[a], [again, b]], 3) == ((a, b), [(0,), (0, 1)])
    assert merged([[a], [at("a", 10)]], 3)[0] == (a, at("a", 10))


def test_a_part_without_any() -> None:
    assert merged([[], [at("a")]], 3) == ((at("a"),), [(), (0,)])
    assert merged([], 3) == ((), [])


_parts = st.lists(st.lists(st.builds(at, st.sampled_from("abcdef"), st.integers(0, 30)), max_size=3), max_size=3)


@given(_parts)
def test_at_most_three_and_every_part_that_has_one_keeps_one(parts: list[list[Citation]]) -> None:
    citations, places = merged(parts, 3)
    assert len(citations) <= 3 and len(places) == len(parts)
    for part, own in zip(parts, places, strict=True):
        assert bool(own) == bool(part) and all(place < len(citations) for place in own)
    assert {place for own in places for place in own} == set(range(len(citations)))
