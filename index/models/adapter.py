"""Adapters that come with the program, for questions: to reach passages, and to find questions that mean the same.

An adapter is a safetensors file of a low-rank change (LoRA, Hu et al. 2021) for each of some linear layers of one
model: "<layer>.A" (r, in) and "<layer>.B" (out, r), float16, added to the layer's weight as B·A·alpha/r. Its metadata
name the weights it was trained on, and it is used with no others. How they are made: eval/training/reach.py and
likeness.py.
"""

import copy
from collections.abc import Mapping
from hashlib import sha256
from math import isfinite
from pathlib import Path
from typing import TYPE_CHECKING, Any

from advicehub.errors import ModelError

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer
    from torch import Tensor

REACH = Path(__file__).with_name("reach")
LIKENESS = Path(__file__).with_name("likeness")


def adapter_for(folder: Path, name: str, weights_hash: str) -> Path | None:
    """The adapter in `folder` for the model `name` with these weights; None where there is none, or one for others.

    Raises `ModelError` for a file that is not an adapter.
    """
    from safetensors import SafetensorError, safe_open

    file = folder / f"{Path(name).name}.safetensors"
    if not file.is_file():
        return None
    try:
        with safe_open(file, "np") as tensors:
            return file if tensors.metadata()["base"] == weights_hash else None
    except (OSError, SafetensorError, TypeError, KeyError):  # without metadata there is None in their place
        raise _not_an_adapter(file) from None


def space_of(space: str, adapter: Path) -> str:
    """The name of what a model of `space` is with `adapter`: of a vector space, where all its texts are embedded so."""
    return f"{space}+{sha256(adapter.read_bytes()).hexdigest()[:16]}"


def adapted(model: "SentenceTransformer", adapter: Path) -> "SentenceTransformer":
    """`model` with `adapter`; it shares every weight that the adapter leaves alone. Raises `ModelError`."""
    import torch

    changes = _changes(adapter)
    inner: Any = model[0].model
    shared: dict[int, Any] = {id(weight): weight for name, weight in inner.named_parameters() if name not in changes}
    # A quarter of a million pieces, which nobody changes: copying them takes seconds.
    tokenizer = getattr(model, "tokenizer", None)
    shared[id(tokenizer)] = tokenizer
    other: Any = copy.deepcopy(model, shared)
    weights = dict(other[0].model.named_parameters())
    for name, change in changes.items():
        if name not in weights or weights[name].shape != change.shape:
            raise ModelError(f"the adapter {adapter.name} has a layer that the model has not ({name})")
    with torch.no_grad():
        for name, change in changes.items():
            weights[name] += change
    made: SentenceTransformer = other.eval()
    return made


def _changes(adapter: Path) -> Mapping[str, "Tensor"]:
    """What `adapter` adds to each weight, by the weight's name."""
    from safetensors import SafetensorError, safe_open

    try:
        with safe_open(adapter, "pt") as opened:
            about = opened.metadata()
            tensors = {name: opened.get_tensor(name).float() for name in opened.keys()}  # noqa: SIM118  # no mapping
        scale = float(about["alpha"]) / float(about["rank"])
        layers = sorted({name.removesuffix(".A").removesuffix(".B") for name in tensors})
        changes = {f"{layer}.weight": tensors[f"{layer}.B"] @ tensors[f"{layer}.A"] * scale for layer in layers}
    except (OSError, SafetensorError, TypeError, KeyError, ValueError, ZeroDivisionError, RuntimeError):
        raise _not_an_adapter(adapter) from None
    if not isfinite(scale):
        raise _not_an_adapter(adapter)
    return changes


def _not_an_adapter(file: Path) -> ModelError:
    return ModelError(f"{file.name} is damaged or not an adapter: install the program again")
