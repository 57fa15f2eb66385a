"""Adapters that come with the program, for questions: to reach passages, and to find questions that mean the same.

An adapter is a safetensors file of a low-rank change (LoRA, Hu et al. 2021) for each of some linear layers of one
model: "<layer>.A" (r, in) and "<layer>.B" (out, r), float16, added to the layer's weight as B·A·alpha/r. Its metadata
name the weights it was trained on, and it is used with no others. How they are made: eval/training/reach.py and
likeness.py.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from math import isfinite
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from advicehub.errors import ModelError
from index.models.tensor_file import TensorFile

REACH = Path(__file__).with_name("reach")
LIKENESS = Path(__file__).with_name("likeness")

Weight = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class LowRank:
    """A change of one layer's weight, `b` (out, r) times `a` (r, in), both float32; the scale is in `b`."""

    a: Weight
    b: Weight


def adapter_for(folder: Path, name: str, weights_hash: str) -> Path | None:
    """The adapter in `folder` for the model `name` with these weights; None where there is none, or one for others.

    Raises `ModelError` for a file that is not an adapter.
    """
    file = folder / f"{Path(name).name}.safetensors"
    if not file.is_file():
        return None
    try:
        return file if TensorFile(file).about["base"] == weights_hash else None
    except (ModelError, KeyError):
        raise _not_an_adapter(file) from None


def space_of(space: str, adapter: Path) -> str:
    """The name of what a model of `space` is with `adapter`: of a vector space, where all its texts are embedded so."""
    return f"{space}+{sha256(adapter.read_bytes()).hexdigest()[:16]}"


def changes(adapter: Path) -> Mapping[str, LowRank]:
    """What `adapter` adds, by the layer's name. Raises `ModelError` for a file that is not an adapter."""
    try:
        opened = TensorFile(adapter)
        scale = float(opened.about["alpha"]) / float(opened.about["rank"])
        names = set(opened.names())
        layers = sorted({name.removesuffix(".A").removesuffix(".B") for name in names})
        if not isfinite(scale) or names != {f"{layer}.{half}" for layer in layers for half in "AB"}:
            raise ValueError("halves")
        found = {layer: _low_rank(opened, layer, scale) for layer in layers}
    except (ModelError, KeyError, ValueError, ZeroDivisionError):
        raise _not_an_adapter(adapter) from None
    return found


def _low_rank(opened: TensorFile, layer: str, scale: float) -> LowRank:
    a, b = (opened.tensor(f"{layer}.{half}").astype(np.float32) for half in "AB")
    if a.ndim != 2 or b.ndim != 2 or a.shape[0] != b.shape[1]:
        raise ValueError("shapes")
    return LowRank(a, b * np.float32(scale))


def _not_an_adapter(file: Path) -> ModelError:
    return ModelError(f"{file.name} is damaged or not an adapter: install the program again")
