"""Which sentences of a passage are quoted."""

from hypothesis import given
from hypothesis import strategies as st

from assistant.choice import MAX_CHARACTERS, MAX_SENTENCES, quoted_span
from index.searcher import ScoredSentence
from tests.assistant.fakes import hit

values = st.lists(st.floats(0, 1), min_size=1, max_size=9)


def sentences(scores: list[float], length: int = 90) -> list[ScoredSentence]:
    return [ScoredSentence(i * length, (i + 1) * length - 1, score) for i, score in enumerate(scores)]


def test_the_best_sentence_alone() -> None:
    assert quoted_span(hit("a"), sentences([0.1, 0.9, 0.2])) == (90, 179)


def test_a_neighbour_nearly_as_good_comes_along() -> None:
    assert quoted_span(hit("a"), sentences([0.1, 0.9, 0.87, 0.2])) == (90, 269)


def test_equal_sentences_give_the_earlier_one() -> None:
    assert quoted_span(hit("a"), sentences([0.5, 0.1, 0.5])) == (0, 89)


def test_a_passage_without_sentences_is_quoted_below_its_heading() -> None:
    found = hit("a")
    assert quoted_span(found, []) == (found.passage.body, found.passage.end)


def test_a_short_sentence_takes_its_better_neighbour_along() -> None:
    assert quoted_span(hit("a"), sentences([0.1, 0.2, 0.9, 0.4], 45)) == (90, 179)


@given(values, st.integers(5, 500))
def test_whole_sentences_with_the_best_among_them(scores: list[float], length: int) -> None:
    given_sentences = sentences(scores, length)
    start, end = quoted_span(hit("a"), given_sentences)
    inside = [s for s in given_sentences if start <= s.start and s.end <= end]
    assert inside[0].start == start and inside[-1].end == end
    assert max(s.value for s in inside) == max(scores)
    assert len(inside) <= MAX_SENTENCES
    assert len(inside) == 1 or end - start <= MAX_CHARACTERS
