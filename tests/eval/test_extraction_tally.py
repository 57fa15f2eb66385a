"""Shares, their intervals, and which documents count where."""

import pytest

from eval.extraction.tally import APART, Tally, pooled, share


def test_wilson_intervals_as_published() -> None:
    """Newcombe, Statistics in Medicine 17 (1998), table I, method 3."""
    for right, n, low, high in (
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ):
        found = share(right, n)
        assert found.low == pytest.approx(low, abs=5e-5)
        assert found.high == pytest.approx(high, abs=5e-5)


def test_nothing_to_count_says_nothing() -> None:
    assert (share(0, 0).low, share(0, 0).high) == (0.0, 1.0)


def test_features_are_pooled_over_documents() -> None:
    one, two = Tally("a", ("columns",)), Tally("b", ("columns", "notes"))
    one.add("blocks", True)
    two.add("blocks", False, "lost", "x")
    two.add("blocks", True)
    shares = pooled([one, two])["blocks"]
    assert {feature: (found.right, found.n) for feature, found in shares.items()} == {
        "all": (2, 3), "columns": (2, 3), "notes": (1, 2),
    }  # fmt: skip
    assert [miss.wanted for miss in two.misses] == ["x"]


def test_one_huge_document_stays_out_of_all() -> None:
    huge = Tally("h", (APART,))
    huge.add("blocks", True)
    assert list(pooled([huge])["blocks"]) == [APART]
