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
    scores = lexical.bm25([lexical.count(CORPUS)], ["force"])[0]
    idf = np.log(1 + (4 - 2 + 0.5) / (2 + 0.5))
    average = 8 / 4
    first = idf * 1 * 2.5 / (1 + 1.5 * (0.25 + 0.75 * 3 / average))
    third = idf * 2 * 2.5 / (2 + 1.5 * (0.25 + 0.75 * 3 / average))
    assert scores == pytest.approx([first, 0, third, 0], rel=1e-6)


words = st.sampled_from(["force", "arrest", "lawyer", "doctor", "report", "cell"])
corpora = st.lists(st.lists(words, min_size=1, max_size=8), min_size=2, max_size=12)


@given(corpus=corpora, question=st.lists(words, min_size=1, max_size=4, unique=True))
def test_equals_bm25s(corpus: list[list[str]], question: list[str]) -> None:
    ours = lexical.bm25([lexical.count(corpus)], question)[0]
    theirs = bm25s.BM25(method="lucene", k1=lexical.K1, b=lexical.B)
    theirs.index(corpus, show_progress=False)
    known = [word for word in question if any(word in passage for passage in corpus)]
    # bm25s leaves out the constant factor k1 + 1 of the Lucene variant.
    expected = theirs.get_scores(known) * (lexical.K1 + 1) if known else np.zeros(len(corpus))
    np.testing.assert_allclose(ours, expected, rtol=1e-4, atol=1e-5)


@given(corpus=corpora, cut=st.integers(0, 12), question=st.lists(words, max_size=4))
def test_segments_score_as_one(corpus: list[list[str]], cut: int, question: list[str]) -> None:
    whole = lexical.bm25([lexical.count(corpus)], question)[0]
    parts = lexical.bm25([lexical.count(corpus[:cut]), lexical.count(corpus[cut:])], question)
    np.testing.assert_allclose(np.concatenate(parts), whole, rtol=1e-5, atol=1e-6)


@given(corpus=corpora)
def test_round_trip(corpus: list[list[str]], tmp_path_factory: pytest.TempPathFactory) -> None:
    file = tmp_path_factory.mktemp("counts") / "lexical.npz"
    counts = lexical.count(corpus)
    lexical.save(counts, file)
    again = lexical.load(file)
    assert again.vocabulary == counts.vocabulary
    assert all(np.array_equal(getattr(again, n), getattr(counts, n)) for n in ("starts", "rows", "counts", "lengths"))


def test_an_empty_segment(tmp_path: Path) -> None:
    counts = lexical.count([])
    lexical.save(counts, tmp_path / "empty.npz")
    assert lexical.load(tmp_path / "empty.npz").vocabulary == {}
    assert len(lexical.bm25([counts], ["force"])[0]) == 0
