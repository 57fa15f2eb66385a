"""The training of the adapters by which questions reach passages: its data, and a small training end to end."""

from pathlib import Path

import pytest
import torch
from click.testing import CliRunner

from advicehub.errors import ModelError
from advicehub.settings import Settings
from eval.training import reach
from eval.training.families import FAMILIES, read_families
from eval.training.groups import ALSO, frozen_topics, groups
from eval.training.notes import NOTES
from index import chunking
from index.models import registry
from index.models.embedder import Parts


def test_the_data_are_lists_and_families_and_nothing_of_a_frozen_topic() -> None:
    found = reach.pairs((), chunking.counter(Settings()))
    lists = groups(NOTES, ALSO, frozen_topics())
    families = [passage for family in read_families(FAMILIES) for passage in family.passages]
    assert len(found.passages) == len(lists) + len(families)
    assert (
        len(found.questions)
        == len(found.answers)
        == sum(len(each.questions) for each in lists) + sum(len(passage.asked) for passage in families)
    )
    frozen = {each.name for each in groups(NOTES, ALSO, ())} - {each.name for each in lists}
    unseen = {asked.text for each in groups(NOTES, ALSO, ()) if each.name in frozen for asked in each.questions}
    assert frozen and unseen and not unseen & set(found.questions)
    answers = dict(zip(found.questions, found.answers, strict=True))
    for passage in (families[0], families[-1]):
        assert all(found.passages[answers[asked.text]] == passage.text for asked in passage.asked)


def test_a_model_for_english_has_english_questions_on_english_passages() -> None:
    found = reach.pairs(("en",), chunking.counter(Settings()))
    families = [family for family in read_families(FAMILIES) if family.language == "en"]
    texts = {passage.text for family in families for passage in family.passages}
    foreign = {asked.text for f in families for p in f.passages for asked in p.asked if asked.language != "en"} - {
        asked.text for f in families for p in f.passages for asked in p.asked if asked.language == "en"
    }
    assert texts <= set(found.passages) and foreign and not foreign & set(found.questions)


@pytest.mark.filterwarnings("ignore:`is_gradient_checkpointing` is deprecated:FutureWarning")  # peft's own call
def test_a_tiny_training_moves_every_layers_adapter() -> None:
    """End to end with peft: the smaller model, two passages, one seed."""
    pytest.importorskip("peft", reason='peft is not installed: it is in the extra "training"')
    from sentence_transformers import SentenceTransformer

    settings = Settings()
    choice = settings.models[0]
    folder = registry.model_folder(choice, settings)
    texts = ("Costs are borne by the State.", "Injuries are recorded by a doctor.")
    rows = registry.load(choice, settings).embed_passages([Parts(text) for text in texts])
    passages = torch.stack([torch.from_numpy(each[0]) for each in rows])
    model = SentenceTransformer(str(folder), device="cpu", local_files_only=True)
    pairs = reach.Pairs(("who writes the bruises down", "whose purse is it"), (1, 0), texts)
    tensors = reach._trained(model, choice.question_prefix, pairs, passages, 0)
    layers = {name.rpartition(".")[0] for name in tensors}
    assert tensors.keys() == {f"{layer}.{side}" for layer in layers for side in "AB"}
    assert all(float(tensor.abs().max()) > 0 for name, tensor in tensors.items() if name.endswith(".B"))


def test_a_model_that_is_none_of_the_settings_is_named(tmp_path: Path) -> None:
    found = CliRunner().invoke(reach.train, ["another", "--out", str(tmp_path / "x")], standalone_mode=False)
    assert isinstance(found.exception, ModelError) and "another is no model" in str(found.exception)
    assert not (tmp_path / "x").exists()
