"""The folder of a BERT sentence encoder: its shape, its weights, and what its adapters change of them.

Of the kind that the two shipped models are: a sentence's vector is the mean over its tokens' states, made a unit
vector; no token types but one.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from advicehub.errors import ModelError
from index.models.adapter import LowRank, Weight, changes
from index.models.tensor_file import TensorFile

_EMBEDDINGS = "embeddings."


@dataclass(frozen=True, slots=True)
class BertShape:
    """Sizes as counts; `epsilon` is the layer norms', `most_tokens` counts the two special ones of a text."""

    hidden: int
    layers: int
    heads: int
    epsilon: float
    most_tokens: int


class BertWeights:
    """The weights of one folder, mapped into memory; layers are named as in transformers' BertModel, without "bert.".

    Raises `ModelError` when the folder holds no such model.
    """

    def __init__(self, folder: Path) -> None:
        self.name = folder.name
        try:
            said = json.loads((folder / "config.json").read_text(encoding="utf-8"))
            limits = [
                json.loads((folder / file).read_text(encoding="utf-8")).get(key, said["max_position_embeddings"])
                for file, key in (
                    ("sentence_bert_config.json", "max_seq_length"),
                    ("tokenizer_config.json", "model_max_length"),
                )
            ]
            if (said["model_type"], said["hidden_act"]) != ("bert", "gelu"):
                raise ValueError("another architecture")
            self.shape = BertShape(
                said["hidden_size"],
                said["num_hidden_layers"],
                said["num_attention_heads"],
                said["layer_norm_eps"],
                min(limits),
            )
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            raise ModelError(f"the model {self.name} is no BERT model that can be read") from None
        self._file = TensorFile(folder / "model.safetensors")

    def tensor(self, name: str) -> Weight:
        """Weights float32, read-only. Raises `ModelError` where there are none of this name."""
        found: Weight = self._file.tensor(name)
        return found

    @property
    def words(self) -> Weight:
        """float32 (pieces, d): what each piece stands for before it is read; mapped, not read."""
        return self.tensor(f"{_EMBEDDINGS}word_embeddings.weight")

    @property
    def places(self) -> Weight:
        """float32 (places, d): what is added to a piece at each place of a text, the one token type in it."""
        places = self.tensor(f"{_EMBEDDINGS}position_embeddings.weight")
        types = self.tensor(f"{_EMBEDDINGS}token_type_embeddings.weight")
        return np.asarray(places + types[0], dtype=np.float32)


class AdaptedWeights:
    """Weights with one adapter added into them, by the same names."""

    def __init__(self, weights: BertWeights, adapter: Path) -> None:
        """Raises `ModelError` when the adapter is none, or has a layer that the model has not."""
        self.shape = weights.shape
        self._weights = weights
        self._changes = fitting(weights, adapter)

    def tensor(self, name: str) -> Weight:
        """See `BertWeights.tensor`."""
        found = self._weights.tensor(name)
        change = self._changes.get(name.removesuffix(".weight"))
        return found if change is None or not name.endswith(".weight") else found + change.b @ change.a


def fitting(weights: BertWeights, adapter: Path) -> dict[str, LowRank]:
    """The adapter's changes, each of a layer that the model has, of its size. Raises `ModelError`."""
    found = dict(changes(adapter))
    for layer, change in found.items():
        try:
            fits = weights.tensor(f"{layer}.weight").shape == (change.b.shape[0], change.a.shape[1])
        except ModelError:
            fits = False
        if not fits:
            raise ModelError(f"the adapter {adapter.name} has a layer that the model has not ({layer}.weight)")
    return found


def stacked(found: Sequence[dict[str, LowRank]], layers: Sequence[str], sizes: Sequence[int]) -> tuple[Weight, Weight]:
    """Several adapters' changes of several layers that read the same states, as one table to look a row's up in.

    Returns A float32 (1 + adapters, in, r) and B (1 + adapters, r, sum of `sizes`), so that x·A[n]·B[n] is what adapter
    n adds to all layers, side by side; n = 0 adds nothing. `sizes` are the layers' numbers of outputs.
    """
    first = next(change for each in found for layer, change in each.items() if layer in layers)
    inputs, rank = first.a.shape[1], max(change.a.shape[0] for each in found for change in each.values())
    down = np.zeros((1 + len(found), inputs, rank * len(layers)), dtype=np.float32)
    up = np.zeros((1 + len(found), rank * len(layers), sum(sizes)), dtype=np.float32)
    for number, each in enumerate(found, 1):
        for place, layer in enumerate(layers):
            if layer not in each:
                continue
            change, begin, column = each[layer], place * rank, sum(sizes[:place])
            own = slice(begin, begin + change.a.shape[0])
            down[number, :, own] = change.a.T
            up[number, own, column : column + sizes[place]] = change.b.T
    return down, up
