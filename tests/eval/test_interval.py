"""Intervals and the area under the ROC curve."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eval import interval
from eval.interval import NOTHING, Estimate


def brute_auroc(positive: list[float], negative: list[float]) -> float:
    pairs = [1.0 if p > n else 0.5 if p == n else 0.0 for p in positive for n in negative]
    return sum(pairs) / len(pairs)


_confidences = st.lists(st.integers(0, 6).map(lambda n: n / 6), min_size=1, max_size=12)


@settings(max_examples=30)
@given(_confidences, _confidences)
def test_auroc_is_the_share_of_pairs_in_order(positive: list[float], negative: list[float]) -> None:
    found = interval.auroc(positive, negative)
    assert found.value == pytest.approx(brute_auroc(positive, negative), abs=1e-12)
    assert found.n == len(positive) + len(negative)
    if found.low is not None and found.high is not None:
        assert 0 <= found.low <= found.high <= 1


def test_auroc_resamples_as_a_loop_would() -> None:
    rng = np.random.default_rng(1)
    above, below = rng.normal(1, 1, (7, 20)), rng.normal(0, 1, (7, 15))
    rows = [brute_auroc(list(a), list(b)) for a, b in zip(above, below, strict=True)]
    np.testing.assert_allclose(interval._auroc(above, below), rows)


def test_auroc_of_one_group_is_nothing() -> None:
    assert interval.auroc([0.5], []) == Estimate(None, 1, None, None)


def test_mean_and_its_interval() -> None:
    values = [0.0] * 50 + [1.0] * 50
    found = interval.mean(values)
    assert found.value == 0.5 and found.n == 100
    # The normal approximation: 0.5 ± 1.96 * 0.05.
    assert found.low == pytest.approx(0.402, abs=0.011) and found.high == pytest.approx(0.598, abs=0.011)
    assert interval.mean(values) == found, "the seed is fixed"


def test_a_ratio_weighs_queries_by_their_wholes() -> None:
    assert interval.ratio([1.0, 0.0], [1.0, 3.0]).value == 0.25


@pytest.mark.parametrize(("values", "expected"), [([], NOTHING), ([1.0], Estimate(1.0, 1, None, None))])
def test_too_few_to_resample(values: list[float], expected: Estimate) -> None:
    assert interval.mean(values) == expected


def test_equal_values_have_no_width() -> None:
    assert interval.mean([1.0, 1.0, 1.0]) == Estimate(1.0, 3, 1.0, 1.0)
