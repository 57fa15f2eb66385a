"""What adapters are trained on, and how: groups of questions, batches, the loss by hand, and what training is worth."""

import random
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from click.testing import CliRunner

from advicehub.errors import DataError, ModelError, SourceError
from advicehub.settings import Settings
from eval.training import likeness, lora
from eval.training.groups import ALSO, Group, frozen_topics, groups
from eval.training.notes import NOTES
from index.models import registry
from ingest.asked import FIRST_LINE, Asked, asked_of

FIRST = "paragraph\talso answered by"


def note(folder: Path, name: str, topic: str, *asked: str) -> None:
    """A note on `topic` of two paragraphs, with the list of `asked` beside it, if any."""
    path = folder / f"{name}.md"
    path.write_text(f"---\nid: note-{name}\nlanguage: en\ntopics: [{topic}]\n---\n\n# {name}\n\n1. One.\n\n2. Two.\n")
    if asked:
        asked_of(path).write_text("\n".join([FIRST_LINE, *asked]) + "\n")


def also(folder: Path, *lines: str) -> Path:
    """A list of paragraphs that answer the same."""
    file = folder / "also.tsv"
    file.write_text("\n".join([FIRST, *lines]) + "\n")
    return file


def test_groups_are_read_by_paragraph_without_some_topics(tmp_path: Path) -> None:
    note(tmp_path, "b", "lawyer", "2\ten\twho pays", "1\ten\tmay I call one", "2\tfr\tqui paie ?")
    note(tmp_path, "a", "arrest", "1\ten\twhy me")
    note(tmp_path, "c", "vetting", "1\ten\tis he clean")
    note(tmp_path, "d", "women")
    pairs = also(tmp_path, "note-a:1\tnote-b:2", "note-b:1\tnote-a:1", "note-c:1\tnote-b:1")
    assert groups(tmp_path, pairs, {"vetting"}) == [
        Group("note-a:1", (Asked("1", "en", "why me"),), frozenset({"note-b:1", "note-b:2"})),
        Group("note-b:1", (Asked("1", "en", "may I call one"),), frozenset({"note-a:1", "note-c:1"})),
        Group("note-b:2", (Asked("2", "en", "who pays"), Asked("2", "fr", "qui paie ?")), frozenset({"note-a:1"})),
    ]


@pytest.mark.parametrize("line", ["note-a:1", "note-a:1\tnote-b:1\tnote-c:1", "", "note-a:1\t", "\tnote-a:1"])
def test_a_line_that_is_no_pair_is_named(tmp_path: Path, line: str) -> None:
    with pytest.raises(DataError, match=r"also.tsv, line 3: two paragraphs"):
        groups(tmp_path, also(tmp_path, "note-a:1\tnote-b:1", line), ())


def test_a_list_of_pairs_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"also.tsv: it cannot be read"):
        groups(tmp_path, tmp_path / "also.tsv", ())
    (tmp_path / "also.tsv").write_bytes(b"note-\xff\n")
    with pytest.raises(DataError, match=r"also.tsv: it cannot be read"):
        groups(tmp_path, tmp_path / "also.tsv", ())


def test_a_list_beside_a_note_that_is_wrong_is_named(tmp_path: Path) -> None:
    note(tmp_path, "a", "arrest", "9\ten\twhy me")
    with pytest.raises(SourceError, match="line 2 names paragraph 9"):
        groups(tmp_path, also(tmp_path), ())


def test_the_shipped_pairs_name_paragraphs_that_are_asked_of() -> None:
    found = groups(NOTES, ALSO, ())
    names = {group.name for group in found}
    assert len(found) > 400 and not {other for group in found for other in group.also} - names
    assert all(group.name in next(g for g in found if g.name == other).also for group in found for other in group.also)


def group(name: str, *texts: str, others: Sequence[str] = ()) -> Group:
    """A group of English questions."""
    return Group(name, tuple(Asked("1", "en", text) for text in texts), frozenset(others))


def test_every_group_is_in_one_batch_of_each_round_and_in_the_second_beside_its_note() -> None:
    found = [group(f"note-{letter}:{number}", "x") for number in range(6) for letter in "abcdefgh"]
    for turn in range(2):
        batches = likeness._batches(found, turn, random.Random(1))
        assert [len(batch) for batch in batches] == [24, 24]
        assert sorted(each.name for batch in batches for each in batch) == sorted(each.name for each in found)
    notes = [each.name.partition(":")[0] for batch in batches for each in batch]
    assert notes == sorted(notes)


class Given:
    """In place of a model: each text has the vector that is written down for it."""

    def __init__(self, **vectors: Sequence[float]) -> None:
        self.vectors = vectors

    def tokenizer(self, texts: Sequence[str], **options: Any) -> Any:
        return {"texts": texts}

    def __call__(self, features: Any) -> Any:
        rows = [self.vectors[text.removeprefix("query: ")] for text in features["texts"]]
        return {"sentence_embedding": torch.tensor(rows)}


def test_the_loss_by_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(likeness, "TEMPERATURE", 1.0)
    model = Given(a=[1.0, 0.0], b=[2.0, 0.0], c=[0.0, 3.0], d=[0.0, 1.0])
    batch = [group("one", "a", "b"), group("two", "c", "d")]
    # Each has a cosine of 1 with its fellow and of 0 with the two others.
    each = -np.log(np.e / (np.e + 2))
    assert float(likeness._loss(model, "query: ", batch, random.Random(0))) == pytest.approx(each, rel=1e-5)


def test_paragraphs_that_answer_the_same_are_not_pushed_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(likeness, "TEMPERATURE", 1.0)
    model = Given(a=[1.0, 0.0], b=[1.0, 0.0], c=[0.0, 1.0], d=[0.0, 1.0])
    batch = [group("one", "a", "b", others=["two"]), group("two", "c", "d")]
    assert float(likeness._loss(model, "", batch, random.Random(0))) == pytest.approx(0, abs=1e-5)


def test_a_paragraph_of_one_question_has_no_fellow_and_adds_nothing() -> None:
    model = Given(a=[1.0, 0.0], b=[0.0, 1.0])
    loss = likeness._loss(model, "", [group("one", "a"), group("two", "b")], random.Random(0))
    assert float(loss) == 0


@pytest.mark.filterwarnings("ignore:`is_gradient_checkpointing` is deprecated:FutureWarning")  # peft's own call
def test_a_tiny_training_brings_fellows_together() -> None:
    """End to end with peft: the smaller model, four questions, one seed."""
    pytest.importorskip("peft", reason='peft is not installed: it is in the extra "training"')
    from sentence_transformers import SentenceTransformer

    settings = Settings()
    folder = registry.model_folder(settings.models[0], settings)
    model = SentenceTransformer(str(folder), device="cpu", local_files_only=True)
    found = [group("note-a:1", "who pays", "what does it cost"), group("note-b:1", "is he ill", "he bleeds")]
    tensors = likeness._trained(model, "", found, 0)
    layers = {name.rpartition(".")[0] for name in tensors}
    assert tensors.keys() == {f"{layer}.{side}" for layer in layers for side in "AB"}
    plain: Any = SentenceTransformer(str(folder), device="cpu", local_files_only=True)
    weights = dict(plain[0].model.named_parameters())
    for layer in layers:
        change = tensors[f"{layer}.B"] @ tensors[f"{layer}.A"]
        assert change.shape == weights[f"{layer}.weight"].shape
    assert any(float(tensor.abs().max()) > 0 for name, tensor in tensors.items() if name.endswith(".B"))


def test_a_model_that_is_none_of_the_settings_is_named(tmp_path: Path) -> None:
    found = CliRunner().invoke(likeness.train, ["another", "--out", str(tmp_path / "x")], standalone_mode=False)
    assert isinstance(found.exception, ModelError) and "another is no model" in str(found.exception)
    assert not (tmp_path / "x").exists()


def test_only_the_languages_that_a_model_serves() -> None:
    both = Group("n:1", (Asked("1", "en", "who"), Asked("1", "fr", "qui")), frozenset({"n:2"}))
    assert likeness._only(both, ["en"]) == Group("n:1", (Asked("1", "en", "who"),), frozenset({"n:2"}))


@pytest.mark.parametrize(
    ("name", "layer"),
    [
        ("base_model.model.encoder.layer.0.attention.self.query.lora_A.default.weight", "query.A"),
        ("base_model.model.encoder.layer.0.attention.output.dense.lora_B.default.weight", "dense.B"),
    ],
)
def test_tensors_are_named_by_their_layer(name: str, layer: str) -> None:
    assert lora._layer(name).startswith("encoder.layer.0.attention.") and lora._layer(name).endswith(layer)


@pytest.mark.slow
def test_on_topics_that_it_has_not_seen_more_questions_are_nearest_to_a_fellow() -> None:
    seen = {each.name for each in groups(NOTES, ALSO, frozen_topics())}
    unseen = [each for each in groups(NOTES, ALSO, ()) if each.name not in seen][::3]
    asked = [(each, q.text) for each in unseen for q in each.questions if q.language == "en"]
    settings = Settings()
    embedder = registry.load(settings.models[0], settings)
    texts = [text for _, text in asked]

    def right(vectors: np.ndarray) -> float:
        cosines = vectors @ vectors.T
        np.fill_diagonal(cosines, -1)
        nearest = [asked[place][0].name for place in cosines.argmax(1)]
        return float(np.mean([name in {own.name, *own.also} for name, (own, _) in zip(nearest, asked, strict=True)]))

    assert len(texts) > 200
    assert right(embedder.embed_asked(texts)) > right(embedder.embed_for_sentences(texts))
