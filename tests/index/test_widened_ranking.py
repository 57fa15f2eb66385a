"""Rankings by other words: by hand on five passages, and against a plain computation."""

from collections.abc import Sequence
from itertools import pairwise
from math import log, sqrt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index import analysis, lexical, widened_ranking
from index.fusion import Scores
from index.manifest import SegmentRecord
from index.readable import Readable
from index.segment import Segment
from index.widening.widening import Also, Alternative

FIVE = (
    "firearm",
    "firearm firearm of an official",
    "an official of the custody register",
    "hand on gun",
    "gun",
)


def segment(*passages: str, language: str = "en") -> Segment:
    """A segment of which the words alone are there."""
    made = Segment.__new__(Segment)
    made.counts = lexical.count([analysis.terms(text, language) for text in passages])
    made.record = SegmentRecord("public", 0, "x", 1, len(passages), 0, True, {})
    return made


def held(also: Sequence[Also], segments: Sequence[Segment]) -> tuple[Also, ...]:
    return widened_ranking.held(also, Readable(segments, {}))


def by_vocabulary(also: Sequence[Also], segments: Sequence[Segment]) -> Scores:
    return widened_ranking.by_vocabulary(also, Readable(segments, {}))


def also(said: str, *texts: str, language: str = "en") -> Also:
    """Alternatives for the words `said`."""
    return Also(tuple(said.split()), tuple(Alternative(text, language) for text in texts))


def test_only_alternatives_whose_every_word_stands_somewhere_are_held() -> None:
    given = [
        also("gun", "firearms", "firearm register", "firearm licence"),
        also("jail", "prison"),
        also("cop", "OFFICIAL"),
    ]
    assert held(given, [segment(*FIVE)]) == (also("gun", "firearms", "firearm register"), also("cop", "OFFICIAL"))
    assert held(given, [segment(*FIVE[:2])]) == (also("gun", "firearms"), also("cop", "OFFICIAL"))
    # Their words may stand in different segments.
    assert held(given, [segment(*FIVE[:1]), segment(*FIVE[2:])]) == held(given, [segment(*FIVE)])
    assert held(given, []) == held(given, [segment()]) == held([], [segment(*FIVE)]) == ()


def test_an_alternative_is_looked_for_as_its_language_has_it() -> None:
    # In French "policières" and "policière" have one index term; as English words they have two.
    french = segment("une policière", language="fr")
    assert held([also("flic", "policières", language="fr")], [french])
    assert not held([also("flic", "policières", language="en")], [french])


def bm25(frequency: int, of: int, times: int, length: int, average: float) -> float:
    """Okapi BM25 of one word, written out: `times` in a passage of `length`, and in `frequency` passages of `of`."""
    idf = log(1 + (of - frequency + 0.5) / (frequency + 0.5))
    return idf * times * 2.5 / (times + 1.5 * (0.25 + 0.75 * length / average))


def test_five_passages_by_hand() -> None:
    found = by_vocabulary([also("gun", "firearm", "official register")], [segment(*FIVE)])
    average = (1 + 5 + 6 + 3 + 1) / 5
    # "gun" stands in two passages of five; a word that stands in none would count in full.
    rarity = (log(1 + 3.5 / 2.5) / log(1 + 5.5 / 0.5)) ** 2
    firearm = [bm25(2, 5, 1, 1, average), bm25(2, 5, 2, 5, average), 0]
    official = [0, bm25(2, 5, 1, 5, average), bm25(2, 5, 1, 6, average)]
    register = [0, 0, bm25(1, 5, 1, 6, average)]
    both = [(one + other) / sqrt(2) for one, other in zip(official, register, strict=True)]
    assert firearm[1] > both[1] > 0
    assert found.dtype == np.float32
    assert found == pytest.approx([rarity * firearm[0], rarity * firearm[1], rarity * both[2], 0, 0], rel=1e-5)


def test_plain_words_are_summed_and_one_that_stands_nowhere_counts_in_full() -> None:
    five = [segment(*FIVE)]
    one, other = also("cop", "official"), also("gun", "firearm")
    alone = by_vocabulary([one], five)
    average = 16 / 5
    assert alone == pytest.approx([0, bm25(2, 5, 1, 5, average), bm25(2, 5, 1, 6, average), 0, 0], rel=1e-5)
    assert by_vocabulary([one, other], five) == pytest.approx(alone + by_vocabulary([other], five))
    assert by_vocabulary([one, one], five) == pytest.approx(2 * alone)


def test_a_phrase_is_as_rare_as_its_rarest_word() -> None:
    five = [segment(*FIVE)]
    rare, common = (by_vocabulary([also(said, "firearm")], five) for said in ("hand gun", "gun"))
    assert rare == pytest.approx(common * ((log(1 + 4.5 / 1.5)) / log(1 + 3.5 / 2.5)) ** 2, rel=1e-5)
    nowhere = by_vocabulary([also("hand nowhere", "firearm")], five)
    assert nowhere == pytest.approx(by_vocabulary([also("nowhere", "firearm")], five)) and (nowhere >= rare).all()


def test_no_words_and_no_passages() -> None:
    assert by_vocabulary([], [segment(*FIVE)]).tolist() == [0.0] * 5
    assert by_vocabulary([also("gun", "firearm")], [segment()]).shape == (0,)


WORDS = ["gun", "hand", "cell", "ball", "dog", "cat"]
texts = st.lists(st.sampled_from(WORDS), max_size=6).map(" ".join)
phrases = st.lists(st.sampled_from([*WORDS, "nowhere"]), min_size=1, max_size=3).map(" ".join)
alsos = st.lists(
    st.tuples(phrases, st.lists(phrases, min_size=1, max_size=3)).map(lambda pair: also(pair[0], *pair[1])), max_size=3
)
libraries = st.lists(texts, min_size=1, max_size=8)


def plainly(also: Sequence[Also], passages: Sequence[Sequence[str]]) -> list[float]:
    """What `by_vocabulary` should give, passage by passage."""
    of = len(passages)
    average = sum(map(len, passages)) / of

    def among(word: str) -> int:
        return sum(word in passage for passage in passages)

    def score(phrase: str, passage: Sequence[str]) -> float:
        words = phrase.split()
        parts = [
            bm25(among(word), of, passage.count(word), len(passage), average) if word in passage else 0.0
            for word in words
        ]
        return sum(parts) / sqrt(len(words))

    def rarity(said: Sequence[str]) -> float:
        n = min(map(among, said))
        return float((log(1 + (of - n + 0.5) / (n + 0.5)) / log(1 + (of + 0.5) / 0.5)) ** 2)

    return [
        sum(rarity(one.said) * max(score(each.text, passage) for each in one.alternatives) for one in also)
        for passage in passages
    ]


@given(also=alsos, library=libraries)
def test_it_equals_a_plain_computation(also: list[Also], library: list[str]) -> None:
    expected = plainly(also, [text.split() for text in library])
    np.testing.assert_allclose(by_vocabulary(also, [segment(*library)]), expected, rtol=1e-4, atol=1e-5)


@given(also=alsos, library=libraries)
def test_what_is_held_equals_a_plain_computation(also: list[Also], library: list[str]) -> None:
    words = {word for text in library for word in text.split()}
    kept = [Also(a.said, tuple(b for b in a.alternatives if set(b.text.split()) <= words)) for a in also]
    assert held(also, [segment(*library)]) == tuple(one for one in kept if one.alternatives)


@given(also=alsos, library=libraries, cuts=st.lists(st.integers(0, 8), max_size=3))
def test_several_segments_give_the_same_as_one(also: list[Also], library: list[str], cuts: list[int]) -> None:
    bounds = [0, *sorted(min(cut, len(library)) for cut in cuts), len(library)]
    parts = [segment(*library[first:last]) for first, last in pairwise(bounds)]
    whole = [segment(*library)]
    assert held(also, parts) == held(also, whole)
    np.testing.assert_allclose(by_vocabulary(also, parts), by_vocabulary(also, whole), rtol=1e-5, atol=1e-6)
    if held_ := held(also, parts):
        assert by_vocabulary(held_, parts).max() > 0
