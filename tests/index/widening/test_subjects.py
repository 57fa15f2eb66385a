"""Subjects: the two most alike questions of each, and how sure the program is that one is meant."""

from collections.abc import Sequence
from math import exp
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from index.widening import subjects as module
from index.widening.subjects import Near, Space, Subjects
from index.widening.widening import Subject
from tests.stub_embedder import StubEmbedder

STUB = StubEmbedder(dimension=2)


def vector(*values: float) -> Any:
    """A question's vector, float32 (1, d)."""
    return np.array([values], dtype=np.float32)


def space(cosines: Sequence[float], passages: Sequence[Sequence[float]] | None = None) -> Space:
    """A space where the question (1,) has these cosines with one question of each subject."""
    rows = passages if passages is not None else np.zeros((len(cosines), 1))
    owner = np.arange(len(cosines), dtype=np.int32)
    return Space(np.array(cosines, dtype=np.float32)[:, None], owner, np.array(rows, dtype=np.float32))


def subjects(*spaces: Space | None, count: int = 5) -> Subjects:
    """As many subjects, in these spaces."""
    return Subjects([(f"n:{number}", (f"term {number}",)) for number in range(count)], spaces)


def near(found: Subjects, language: str = "en", serving: Sequence[bool] = (True,)) -> Near:
    """What the question (1,) is near to, of which every model makes the same vector."""
    return found.near([vector(1)] * len(serving), serving, language)


def probability(cosine: float, line: tuple[float, float]) -> float:
    """By the logistic curve."""
    return 1 / (1 + exp(-(line[0] * cosine + line[1])))


@pytest.fixture(autouse=True)
def figures(monkeypatch: pytest.MonkeyPatch) -> None:
    """Figures of these tests' own: those in force are fitted anew at times."""
    for name, value in {
        "ENGLISH": (20.0, -10.0), "OTHER": (10.0, -6.0), "DOUBT": {"en": 0.2}, "DOUBT_ELSEWHERE": 0.1,
        "OF_THE_FIELD": 0.3, "MOST": 3,
    }.items():  # fmt: skip
        monkeypatch.setattr(module, name, value)


def test_two_most_alike_by_hand() -> None:
    questions = np.array([[1, 0], [0, 1], [0.6, 0.8], [0.8, 0.6], [-1, 0]], dtype=np.float32)
    owner = np.array([3, 0, 0, 0, 1], dtype=np.int32)
    made = Space(questions, owner, np.zeros((4, 2), dtype=np.float32))
    # Subject 0: 0.8 and 0.6 of (0, 0.6, 0.8); 1: its only one; 2: no question; 3: its only one.
    assert made.alike(vector(1, 0)) == pytest.approx([0.7, -1, -1, 1])
    assert made.alike(vector(0, 1)) == pytest.approx([0.9, 0, -1, 0])


units = arrays.arrays(np.float32, st.tuples(st.integers(1, 20), st.just(3)), elements=st.floats(-1, 1, width=32))


@given(questions=units, question=arrays.arrays(np.float32, (1, 3), elements=st.floats(-1, 1, width=32)),
       data=st.data())  # fmt: skip
def test_alike_equals_brute_force(questions: Any, question: Any, data: st.DataObject) -> None:
    count = data.draw(st.integers(1, 7))
    owner = data.draw(st.lists(st.integers(0, count - 1), min_size=len(questions), max_size=len(questions)))
    made = Space(questions, np.array(owner, dtype=np.int32), np.zeros((count, 3), dtype=np.float32))
    found = made.alike(question)
    assert found.shape == (count,) and found.dtype == np.float32
    for place in range(count):
        own = [float(row @ question[0]) for row, of in zip(questions, owner, strict=True) if of == place]
        best = sorted(own, reverse=True)[:2]
        assert found[place] == pytest.approx(sum(best) / len(best) if best else -1, abs=1e-5)


def test_probabilities_strength_and_field_by_hand() -> None:
    # English: 20·0.45-10 = -1 and 20·0.55-10 = 1; 0.4 gives -2, which is below a fifth.
    found = near(subjects(space([0.4, 0.45, 0.1, 0.55, -1])))
    assert found.places == (3, 1)
    assert found.probabilities == pytest.approx((1 / (1 + exp(-1)), 1 / (1 + exp(1))), rel=1e-5)
    assert found.strength == pytest.approx((1 / (1 + exp(-1)) - 0.2) / 0.8, rel=1e-5)
    assert found.field == 1


def test_in_doubt_there_is_no_subject_and_half_a_field() -> None:
    # 20·0.42-10 = -1.6: a probability of 0.168.
    found = near(subjects(space([0.42, 0.1, 0.1, 0.1, 0.1])))
    assert (found.places, found.probabilities, found.strength) == ((), (), 0)
    assert found.field == pytest.approx(1 / (1 + exp(1.6)) / 0.3, rel=1e-4) and 0.5 < found.field < 0.6


def test_other_languages_have_a_curve_and_a_doubt_of_their_own() -> None:
    # 10·0.42-6 = -1.8: 0.14 is above a tenth.
    made = subjects(space([0.42, 0.1, 0.1, 0.1, 0.1]))
    for language in ("fr", "ar", ""):
        found = near(made, language)
        assert found.places == (0,) and found.probabilities == pytest.approx((1 / (1 + exp(1.8)),), rel=1e-4)
        assert found.strength == pytest.approx((1 / (1 + exp(1.8)) - 0.1) / 0.9, rel=1e-3)


def test_at_the_very_doubt_a_subject_is_not_searched_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "DOUBT", {"en": 0.5})
    assert near(subjects(space([0.5, 0, 0, 0, 0]))).places == ()
    assert near(subjects(space([0.51, 0.5, 0, 0, 0]))).places == (0,)


def test_three_subjects_at_most_and_of_equal_ones_the_first() -> None:
    assert near(subjects(space([0.7, 0.9, 0.9, 0.8, 0.7]))).places == (1, 2, 3)
    assert near(subjects(space([0.9] * 5))).places == (0, 1, 2)


def test_the_cosines_of_the_models_that_serve_the_language_are_averaged() -> None:
    first, second = space([0.9, 0.1, 0, 0, 0]), space([0.1, 0.9, 0.7, 0, 0])
    both = subjects(first, second)
    assert near(both, serving=(True, False)).places == (0,)
    assert near(both, serving=(False, True)).places == (1, 2)
    averaged = near(both, serving=(True, True))
    assert averaged.places == (0, 1)
    assert averaged.probabilities == pytest.approx([0.5, 0.5], abs=1e-5)


def test_a_model_of_which_nothing_is_known_has_no_part() -> None:
    known = space([0.9, 0.1, 0, 0, 0])
    assert near(subjects(known, None), serving=(True, True)) == near(subjects(known))
    # With nothing to tell by, every question is of the field and touches no subject.
    for found in (near(subjects(None)), near(subjects(known), serving=(False,)), near(subjects(), serving=())):
        assert found == Near((), (), 0.0, 1.0)


@given(cosines=st.lists(st.floats(-1, 1, width=32), min_size=1, max_size=8), language=st.sampled_from(["en", "fr"]))
def test_what_is_near_by_its_properties(cosines: list[float], language: str) -> None:
    found = near(subjects(space(cosines), count=len(cosines)), language)
    line, doubt = ((20.0, -10.0), 0.2) if language == "en" else ((10.0, -6.0), 0.1)
    every = [probability(float(np.float32(cosine)), line) for cosine in cosines]
    assert sorted(found.probabilities, reverse=True) == list(found.probabilities)
    assert list(found.probabilities) == pytest.approx([every[place] for place in found.places], rel=1e-4)
    assert len(found.places) == min(3, sum(each > doubt for each in every))
    assert all(each > doubt for each in found.probabilities)
    assert found.strength == pytest.approx(max(0.0, (max(every) - doubt) / (1 - doubt)), abs=1e-5)
    assert (found.strength > 0) == bool(found.places)
    assert found.field == pytest.approx(min(1.0, max(every) / 0.3), abs=1e-5)


def test_they_are_named_in_their_order() -> None:
    found = Near((2, 0), (0.91234567, 0.3), 0.9)
    assert subjects().named(found) == (Subject("n:2", ("term 2",), 0.912346), Subject("n:0", ("term 0",), 0.3))
    assert subjects().named(Near()) == ()


def test_the_vector_is_a_mean_by_probability() -> None:
    made = subjects(space([0] * 3, [[1, 0], [0, 1], [0.5, -1]]), None)
    found = Near((2, 0), (0.6, 0.2), 0.5)
    weighed = made.vector(found, 0)
    assert weighed is not None and weighed.shape == (1, 2) and weighed.dtype == np.float32
    # Three parts of (0.5, -1) and one of (1, 0).
    assert weighed[0] == pytest.approx([0.625, -0.75])
    alone = made.vector(Near((1,), (0.3,)), 0)
    assert alone is not None and alone[0] == pytest.approx([0, 1])
    assert made.vector(found, 1) is None and made.vector(Near(), 0) is None
