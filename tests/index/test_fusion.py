"""Standings and their weighted sum."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from index import fusion

scores = arrays(np.float32, st.integers(1, 40), elements=st.floats(-1, 1, width=32))


def standings(values: np.ndarray, languages: np.ndarray | None = None) -> np.ndarray:
    """Of scores by the scale that is taken of themselves."""
    of = np.zeros(len(values), dtype=np.int32)
    if languages is not None:
        of = np.unique(languages, return_inverse=True)[1].astype(np.int32)
    return fusion.scale_of(values, of, 2, apart=languages is not None).standings(values, of)


def test_standings_by_hand() -> None:
    found = standings(np.array([1, 2, 3, 4, 5], dtype=np.float32))
    np.testing.assert_allclose(found, np.array([-2, -1, 0, 1, 2]) / np.sqrt(2), rtol=1e-6)


def test_equal_scores_and_missing_ones_stand_at_the_mean() -> None:
    assert not standings(np.full(4, 0.3, dtype=np.float32)).any()
    assert not standings(np.full(4, np.nan, dtype=np.float32)).any()
    found = standings(np.array([0, np.nan, 1], dtype=np.float32))
    assert found[1] == 0 and found[0] == -found[2] == -1


@given(scores)
def test_standings_equal_scipy_and_do_not_depend_on_scale(values: np.ndarray) -> None:
    from scipy.stats import zscore

    if np.std(values) < 1e-3:
        return
    found = standings(values)
    np.testing.assert_allclose(found, zscore(values.astype(np.float64)), atol=1e-3)
    np.testing.assert_allclose(standings(values * 4 + 7), found, atol=1e-2)


def test_a_language_is_measured_from_its_own_mean() -> None:
    many = 500
    languages = np.array(["en"] * many + ["fr"] * many)
    english = np.linspace(0.70, 0.80, many, dtype=np.float32)
    values = np.concatenate([english, english + 0.1]).astype(np.float32)
    found = standings(values, languages)
    np.testing.assert_allclose(found[:many], found[many:], atol=0.02)
    assert standings(values)[:many].max() < standings(values)[many:].max()


def test_few_of_a_language_are_drawn_towards_the_mean_of_all() -> None:
    # Centred: -1, -1, 2. English goes up by 2/4 of 1, French down by 1/3 of 2; then all over their spread.
    found = standings(np.array([0, 0, 3], dtype=np.float32), np.array(["en", "en", "fr"]))
    spread = np.sqrt((0.5**2 + 0.5**2 + (4 / 3) ** 2) / 3)
    np.testing.assert_allclose(found, np.array([-0.5, -0.5, 4 / 3]) / spread, rtol=1e-5)


@given(st.lists(st.tuples(st.floats(-1, 1, width=32), st.integers(0, 2), st.integers(1, 4)), min_size=2, max_size=20))
def test_a_weighted_score_counts_as_so_many_equal_ones(rows: list[tuple[float, int, int]]) -> None:
    values = np.array([value for value, _, _ in rows], dtype=np.float32)
    languages = np.array([language for _, language, _ in rows], dtype=np.int32)
    times = [count for _, _, count in rows]
    weighed = fusion.scale_of(values, languages, 3, np.array(times, dtype=np.float64))
    repeated = fusion.scale_of(np.repeat(values, times), np.repeat(languages, times), 3)
    np.testing.assert_allclose(weighed.means, repeated.means, atol=1e-9)
    np.testing.assert_allclose(weighed.spread, repeated.spread, atol=1e-7)


def among(values: np.ndarray, all_: np.ndarray) -> np.ndarray:
    """Standings of scores by the scale that is taken of others."""
    scale = fusion.scale_of(all_, np.zeros(len(all_), dtype=np.int32), 1, apart=False)
    return scale.standings(values, np.zeros(len(values), dtype=np.int32))


def test_standings_among_others_by_hand() -> None:
    all_ = np.array([0, 0, 2, 2], dtype=np.float32)
    assert among(np.array([1, 3, 0], dtype=np.float32), all_).tolist() == [0, 2, -1]
    found = among(np.array([np.nan, 2], dtype=np.float32), all_)
    assert found.tolist() == [0, 1] and found.dtype == np.float32


def test_among_none_or_equals_nothing_is_ahead() -> None:
    few = np.array([0.5, 0.7], dtype=np.float32)
    assert among(few, np.array([], dtype=np.float32)).tolist() == [0, 0]
    assert among(few, np.full(5, 0.25, dtype=np.float32)).tolist() == [0, 0]


@given(scores, scores)
def test_standings_among_others_are_measured_by_them_alone(values: np.ndarray, all_: np.ndarray) -> None:
    spread = float(np.std(all_.astype(np.float64)))
    if spread < 1e-3:
        return
    expected = (values.astype(np.float64) - all_.astype(np.float64).mean()) / spread
    np.testing.assert_allclose(among(values, all_), expected, rtol=1e-2, atol=1e-2)


def test_beyond_counts_only_what_is_clearly_ahead() -> None:
    found = fusion.beyond(np.array([-3, 1.5, 2, 2.5, np.nan, 6], dtype=np.float32), 2.0)
    assert found.tolist() == [0, 0, 0, 0.5, 0, 4] and found.dtype == np.float32


@given(scores, st.floats(-2, 2, width=32))
def test_beyond_is_never_less_than_nothing_and_keeps_the_order(values: np.ndarray, least: float) -> None:
    found = fusion.beyond(values, least)
    assert (found >= 0).all() and ((found > 0) == (values > np.float32(least))).all()
    assert (np.diff(found[np.argsort(values)]) >= 0).all()


def test_fuse_weighs_and_leaves_out() -> None:
    a, b = np.array([1, 0], dtype=np.float32), np.array([0, 3], dtype=np.float32)
    assert fusion.fuse([(a, 2.0), (b, 1.0)]).tolist() == [2, 3]
    assert fusion.fuse([(a, 2.0), (b, 0.0)]).tolist() == [2, 0]


@given(scores, st.integers(1, 45))
def test_leading_holds_the_best_and_every_tie(values: np.ndarray, k: int) -> None:
    rows = fusion.leading(values.astype(np.float64), k)
    kth = sorted(values.tolist(), reverse=True)[min(k, len(values)) - 1]
    assert rows.tolist() == [row for row, value in enumerate(values.tolist()) if value >= kth]
