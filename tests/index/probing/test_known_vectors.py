"""Vectors of probes are made once, and made anew when what was kept cannot be trusted."""

from pathlib import Path

import numpy as np
import pytest

from index.encoder import QuestionEncoder
from index.probing import probe
from index.probing.known_vectors import KnownEncoder
from index.question import Question
from tests.stub_embedder import StubEmbedder

PROBES = probe.shipped()[:7]


class Counting(StubEmbedder):
    """Counts the questions it is asked."""

    asked = 0

    def _vector(self, text: str) -> np.ndarray:
        self.asked += 1
        return super()._vector(text)


def _same(one: QuestionEncoder, other: QuestionEncoder, question: Question) -> bool:
    left, right = one.vectors(question), other.vectors(question)
    pairs = zip(
        (*left.passages, *left.sentences, *left.asked), (*right.passages, *right.sentences, *right.asked), strict=True
    )
    return all(np.array_equal(a, b) and a.dtype == b.dtype and a.shape == b.shape for a, b in pairs)


def test_they_are_those_of_the_encoder_and_embedded_once(tmp_path: Path) -> None:
    embedders = [Counting(), Counting("other", 8, adapter="abcd")]
    plain = QuestionEncoder(embedders)
    first = KnownEncoder(embedders, PROBES, tmp_path / "vectors")
    spent = embedders[0].asked
    second = KnownEncoder(embedders, PROBES, tmp_path / "vectors")
    assert embedders[0].asked - spent <= 3 < spent, "only the first one is looked at again"
    for each in PROBES:
        assert _same(first, plain, each.question) and _same(second, plain, each.question)
    other = Question("something else", "en")
    assert _same(second, plain, other)


def test_other_models_share_nothing(tmp_path: Path) -> None:
    KnownEncoder([StubEmbedder()], PROBES, tmp_path)
    adapted = [StubEmbedder(adapter="abcd")]
    assert _same(KnownEncoder(adapted, PROBES, tmp_path), QuestionEncoder(adapted), PROBES[3].question)
    assert len(list(tmp_path.iterdir())) == 2


@pytest.mark.parametrize("damage", [b"", b"PK\x03\x04 torn", None])
def test_a_damaged_cache_is_made_anew(tmp_path: Path, damage: bytes | None) -> None:
    embedders = [StubEmbedder()]
    KnownEncoder(embedders, PROBES, tmp_path)
    (file,) = tmp_path.iterdir()
    whole = file.read_bytes()
    file.write_bytes(whole[: len(whole) // 2] if damage is None else damage)
    assert _same(KnownEncoder(embedders, PROBES, tmp_path), QuestionEncoder(embedders), PROBES[1].question)
    assert len(file.read_bytes()) == len(whole)


def test_vectors_of_another_recipe_are_made_anew(tmp_path: Path) -> None:
    KnownEncoder([StubEmbedder()], PROBES, tmp_path)

    class Turned(StubEmbedder):
        """Gives other vectors under the same name, as after a change of how questions are embedded."""

        def _vector(self, text: str) -> np.ndarray:
            return np.roll(super()._vector(text), 1)

    turned = [Turned()]
    assert _same(KnownEncoder(turned, PROBES, tmp_path), QuestionEncoder(turned), PROBES[2].question)
