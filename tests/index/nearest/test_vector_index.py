from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from index.nearest import built, lists
from index.nearest.vector_index import VectorIndex, write
from tests.index.nearest.clouds import cloud

N, D = 3000, 32
DRAWN = cloud(N + 200, D, 1)
"""Rows, and questions drawn as they are."""


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """A few thousand rows get lists, and filters of thirty rows go through them."""
    monkeypatch.setattr(built, "EXACT_UP_TO", 100)
    monkeypatch.setattr(built, "PART", 700)
    monkeypatch.setattr(lists, "FEW", 0.5)


@pytest.fixture
def vectors() -> NDArray[np.float16]:
    return DRAWN[:N]


@pytest.fixture
def listed(small: None, vectors: NDArray[np.float16], tmp_path: Path) -> VectorIndex:
    assert write(vectors, tmp_path / "x").kind == "ivf"
    return VectorIndex(tmp_path / "x", vectors)


def asked(seed: int) -> NDArray[np.float32]:
    return DRAWN[N + seed : N + seed + 1].astype(np.float32)


def truth(vectors: NDArray[np.float16], question: NDArray[np.float32], k: int, allowed: NDArray[np.bool_]) -> list[int]:
    cosines = np.vecdot(vectors.astype(np.float32), question[0])
    return sorted(np.flatnonzero(allowed).tolist(), key=lambda row: (-cosines[row], row))[:k]


@given(st.integers(1, 300), st.integers(0, 400), st.floats(0, 1), st.integers(0, 1000))
@settings(max_examples=60, deadline=None)
def test_the_scan_is_brute_force(n: int, k: int, share: float, seed: int) -> None:
    vectors = cloud(n, 8, seed, centres=3)
    vectors[n // 2 :] = vectors[: n - n // 2]  # rows twice, so that cosines are equal
    allowed = np.random.default_rng(seed).random(n) < share
    question = cloud(1, 8, seed + 1).astype(np.float32)
    index = VectorIndex(None, vectors)
    rows, cosines = index.nearest(question, k, allowed)
    assert rows.tolist() == truth(vectors, question, k, allowed)
    assert np.array_equal(cosines, index.cosines(question, rows))
    assert index.nearest(question, k)[0].tolist() == truth(vectors, question, k, np.ones(n, dtype=bool))


def test_few_rows_get_no_file(tmp_path: Path, vectors: NDArray[np.float16]) -> None:
    made = write(vectors, tmp_path / "x")
    assert (made.kind, made.recall) == ("flat", 1.0)
    assert not (tmp_path / "x").exists()


def test_lists_find_nearly_all_of_the_nearest(listed: VectorIndex, vectors: NDArray[np.float16]) -> None:
    found = 0
    for seed in range(2, 102):
        rows, cosines = listed.nearest(asked(seed), 10)
        assert (np.diff(cosines) <= 0).all()
        assert np.array_equal(cosines, listed.cosines(asked(seed), rows))
        found += len(set(rows.tolist()) & set(truth(vectors, asked(seed), 10, np.ones(N, dtype=bool))))
    assert found >= 950


@pytest.mark.parametrize("share", [0.003, 0.01, 0.1, 0.5, 0.95])
@pytest.mark.parametrize("together", [False, True])
def test_a_filter_costs_no_recall(
    listed: VectorIndex, vectors: NDArray[np.float16], share: float, together: bool
) -> None:
    """Allowed rows drawn at random, or all on one side: far from most questions."""
    side = vectors @ vectors[0] if together else np.random.default_rng(0).random(N)
    allowed = side > np.quantile(side, 1 - share)
    found = possible = 0
    for seed in range(2, 62):
        right = truth(vectors, asked(seed), 10, allowed)
        rows = listed.nearest(asked(seed), 10, allowed)[0]
        assert allowed[rows].all()
        assert len(rows) == len(right)
        found, possible = found + len(set(rows.tolist()) & set(right)), possible + len(right)
    assert found / possible >= 0.95


@pytest.mark.parametrize("k", [1, 10, 200, N, N + 5])
def test_as_many_are_returned_as_there_are(listed: VectorIndex, k: int) -> None:
    rows, _ = listed.nearest(asked(2), k)
    assert len(set(rows.tolist())) == len(rows) == min(k, N)


def test_nothing_allowed_finds_nothing(listed: VectorIndex) -> None:
    rows, cosines = listed.nearest(asked(2), 10, np.zeros(N, dtype=bool))
    assert (len(rows), len(cosines)) == (0, 0)


def test_the_same_rows_give_the_same_bytes(small: None, vectors: NDArray[np.float16], tmp_path: Path) -> None:
    assert write(vectors, tmp_path / "a") == write(vectors, tmp_path / "b")
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def test_rows_that_are_all_the_same_are_indexed(small: None, tmp_path: Path) -> None:
    vectors = np.repeat(cloud(1, D, 3), 500, axis=0)
    write(vectors, tmp_path / "x")
    assert VectorIndex(tmp_path / "x", vectors).nearest(vectors[:1].astype(np.float32), 5)[0].tolist() == [
        0,
        1,
        2,
        3,
        4,
    ]


def test_an_index_of_other_rows_is_refused(listed: VectorIndex, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="not an index of 500 vectors"):
        VectorIndex(tmp_path / "x", cloud(500, D, 1))


def test_what_is_no_index_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(b"nothing")
    with pytest.raises(RuntimeError):
        VectorIndex(tmp_path / "x", cloud(10, D, 1))


def test_recall_is_told_as_it_is(small: None, vectors: NDArray[np.float16], tmp_path: Path) -> None:
    made = write(vectors, tmp_path / "x")
    assert 0.95 <= made.recall <= 1
    assert made.questions == 200
    assert "lists" in made.parameters
