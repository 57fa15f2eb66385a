"""Adapters that come with the program: by them, questions that mean the same come together.

An adapter is a safetensors file of a low-rank change (LoRA, Hu et al. 2021) for each of some linear layers of one
model: "<layer>.A" (r, in) and "<layer>.B" (out, r), float16, added to the layer's weight as B·A·alpha/r. Its metadata
name the weights it was trained on, and it is used with no others. How it is made: eval/training/likeness.py.
"""

import copy
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from advicehub.errors import ModelError

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

FOLDER = Path(__file__).with_name("likeness")


def adapter_for(name: str, weights_hash: str) -> Path | None:
    """The adapter for the model `name` with these weights; None when there is none, or it is for other weights."""
    from safetensors import safe_open

    file = FOLDER / f"{Path(name).name}.safetensors"
    if not file.is_file():
        return None
    with safe_open(file, "np") as tensors:
        return file if tensors.metadata()["base"] == weights_hash else None


def space_of(space: str, adapter: Path) -> str:
    """The name of the vector space that a model of `space` has with `adapter`."""
    return f"{space}+{sha256(adapter.read_bytes()).hexdigest()[:16]}"


def adapted(model: "SentenceTransformer", adapter: Path) -> "SentenceTransformer":
    """`model` with `adapter`; it shares every weight that the adapter leaves alone. Raises `ModelError`."""
    import torch
    from safetensors import safe_open
    from safetensors.torch import load_file

    tensors = load_file(adapter)
    with safe_open(adapter, "pt") as opened:
        about = opened.metadata()
    scale = float(about["alpha"]) / float(about["rank"])
    layers = {name.removesuffix(".A") for name in tensors if name.endswith(".A")}
    changed = {f"{layer}.weight" for layer in layers}
    inner: Any = model[0].model
    shared = {id(weight): weight for name, weight in inner.named_parameters() if name not in changed}
    other: Any = copy.deepcopy(model, dict(shared))
    weights = dict(other[0].model.named_parameters())
    if missing := changed - set(weights):
        raise ModelError(f"the adapter {adapter.name} has a layer that the model has not ({min(missing)})")
    with torch.no_grad():
        for layer in layers:
            change = tensors[f"{layer}.B"].float() @ tensors[f"{layer}.A"].float() * scale
            weights[f"{layer}.weight"] += change
    made: SentenceTransformer = other.eval()
    return made
