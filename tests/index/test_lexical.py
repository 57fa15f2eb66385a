"""Okapi BM25: by hand, against another implementation, and in parts."""

from pathlib import Path

import bm25s
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index import lexical

CORPUS = [["force", "last", "resort"], ["lawyer", "doctor"], ["force", "force", "report"], []]


def test_by_hand() -> None:
    scores = lexical.bm25([lexical.count(CORPUS)], ["force"])
    idf = np.log(1 + (4 - 2 + 0.5) / (2 + 0.5))
    average = 8 / 4
    first = idf * 1 * 2.5 / (1 + 1.5 * (0.25 + 0.75 * 3 / average))
    third = idf * 2 * 2.5 / (2 + 1.5 * (0.25 + 0.75 * 3 / average))
    assert scores == pytest.approx([first, 0, third, 0], rel=1e-6)


words = st.sampled_from(["force", "arrest", "lawyer", "doctor", "report", "cell"])
corpora = st.lists(st.lists(words, min_size=1, max_size=8), min_size=2, max_size=12)


@given(corpus=corpora, question=st.lists(words, min_size=1, max_size=4, unique=True))
def test_equals_bm25s(corpus: list[list[str]], question: list[str]) -> None:
    ours = lexical.bm25([lexical.count(corpus)], question)
    theirs = bm25s.BM25(method="lucene", k1=lexical.K1, b=lexical.B)
    theirs.index(corpus, show_progress=False)
    known = [word for word in question if any(word in passage for passage in corpus)]
    # bm25s leaves out the constant factor k1 + 1 of the Lucene variant.
    expected = theirs.get_scores(known) * (lexical.K1 + 1) if known else np.zeros(len(corpus))
    np.testing.assert_allclose(ours, expected, rtol=1e-4, atol=1e-5)


@given(corpus=corpora, cut=st.integers(0, 12), question=st.lists(words, max_size=4))
def test_segments_score_as_one(corpus: list[list[str]], cut: int, question: list[str]) -> None:
    whole = lexical.bm25([lexical.count(corpus)], question)
    parts = lexical.bm25([lexical.count(corpus[:cut]), lexical.count(corpus[cut:])], question)
    np.testing.assert_allclose(parts, whole, rtol=1e-5, atol=1e-6)


@given(corpus=corpora, word=words)
def test_a_term_is_found_where_it_stands(corpus: list[list[str]], word: str) -> None:
    rows, counts = lexical.count(corpus).found(word)
    expected = [(row, passage.count(word)) for row, passage in enumerate(corpus) if word in passage]
    assert list(zip(rows.tolist(), counts.tolist(), strict=True)) == expected


@given(corpus=st.lists(st.lists(st.text(st.characters(codec="utf-8"), min_size=1, max_size=3), max_size=6), max_size=6))
def test_round_trip(corpus: list[list[str]], tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("counts")
    counts = lexical.count(corpus)
    lexical.save(counts, folder)
    again = lexical.load(folder)
    assert [again.term(place) for place in range(len(again.ends))] == sorted(
        {term.encode() for passage in corpus for term in passage}
    )
    for name in ("ends", "starts", "postings", "lengths"):
        assert np.array_equal(getattr(again, name), getattr(counts, name))


def test_an_empty_segment(tmp_path: Path) -> None:
    counts = lexical.count([])
    lexical.save(counts, tmp_path)
    assert len(lexical.load(tmp_path).ends) == 0
    assert len(lexical.bm25([counts], ["force"])) == 0
