"""Which sentences of a passage are quoted."""

from hypothesis import given
from hypothesis import strategies as st

from assistant.quoting.alone import MAX_CHARACTERS
from assistant.quoting.sought import Sought
from assistant.quoting.span import MAX_SENTENCES, quoted_span
from index.hit import Hit
from index.searcher import ScoredSentence, Term
from tests.assistant.quoting.passages import START, found, quote, scored

values = st.lists(st.floats(0, 1), min_size=1, max_size=9)


def sentences(scores: list[float], length: int = 90) -> tuple[Hit, list[ScoredSentence]]:
    text = " ".join(f"Xq{i}".ljust(length - 2, "z") + "." for i in range(len(scores)))
    spans = [(START + i * length, START + (i + 1) * length - 1) for i in range(len(scores))]
    return found(text), [ScoredSentence(*span, score) for span, score in zip(spans, scores, strict=True)]


def quoted(scores: list[float], length: int = 90) -> tuple[int, int]:
    start, end = quoted_span(*sentences(scores, length))
    return start - START, end - START


def test_the_best_sentence_alone() -> None:
    assert quoted([0.1, 0.9, 0.2]) == (90, 179)


def test_a_neighbour_nearly_as_good_comes_along() -> None:
    assert quoted([0.1, 0.9, 0.87, 0.2]) == (90, 269)


def test_equal_sentences_give_the_earlier_one() -> None:
    assert quoted([0.5, 0.1, 0.5]) == (0, 89)


def test_a_passage_without_sentences_is_quoted_below_its_heading() -> None:
    hit = found("Rule 5")
    assert quoted_span(hit, []) == (hit.passage.body, hit.passage.end)


def test_a_short_sentence_takes_its_better_neighbour_along() -> None:
    assert quoted([0.1, 0.2, 0.9, 0.4], 45) == (90, 179)


def test_words_of_the_question_tell_between_sentences_of_like_meaning() -> None:
    hit = found(
        "The custody officer examines the grounds of every arrest at once, alone, and before anything else is done. "
        "The prosecutor receives the written record of the arrest before the end of that working day at the latest."
    )
    whole = scored(hit)
    sought = Sought((Term("prosecutor", "prosecutor", 5.0, True),))
    assert quote(hit, quoted_span(hit, whole, sought)).startswith("The prosecutor")
    assert quote(hit, quoted_span(hit, whole)).startswith("The custody officer")


@given(values, st.integers(30, 500))
def test_whole_sentences_with_the_best_among_them(scores: list[float], length: int) -> None:
    hit, given_sentences = sentences(scores, length)
    start, end = quoted_span(hit, given_sentences)
    inside = [s for s in given_sentences if start <= s.start and s.end <= end]
    assert inside[0].start == start and inside[-1].end == end
    assert max(s.value for s in inside) == max(scores)
    assert len(inside) <= MAX_SENTENCES
    assert len(inside) == 1 or end - start <= MAX_CHARACTERS
