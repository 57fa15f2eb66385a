"""What the training of every adapter has in common: low-rank adapters on the attention of a model, and their file."""

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import save_file
from torch import Tensor

from advicehub.errors import ModelError

RANK, ALPHA = 16, 32
LINEAR = ("query", "key", "value", "attention.output.dense")


def with_adapter(model: Any) -> Any:
    """Give the sentence-transformers `model` adapters that change nothing yet, and return what holds them.

    Raises `ModelError` where peft is not installed.
    """
    # Here, and not above: it is in no default environment.
    try:
        from peft import LoraConfig, get_peft_model
    except ImportError:
        raise ModelError('training needs peft, from the extra "training": make train installs it') from None
    config = LoraConfig(r=RANK, lora_alpha=ALPHA, target_modules=list(LINEAR), lora_dropout=0.05)
    return get_peft_model(model[0].model, config)


def optimizer(adapted: Any, rate: float, steps: int) -> tuple[Any, Any]:
    """The optimizer of the adapters alone, and its schedule: up in a tenth of `steps`, then down to nothing."""
    weights = [weight for weight in adapted.parameters() if weight.requires_grad]
    chosen = torch.optim.AdamW(weights, lr=rate, weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        chosen, lambda step: min(1.0, 10 * (step + 1) / steps) * max(0.0, 1 - step / steps)
    )
    return chosen, schedule


def learn(loss: Tensor, optimizer: Any, schedule: Any) -> float:
    """Take one step down `loss`, a scalar with gradients, and return what it was."""
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    schedule.step()
    return float(loss.item())


def tensors(adapted: Any) -> dict[str, Tensor]:
    """The adapters by the name of the linear layer: "<layer>.A" (r, in) and "<layer>.B" (out, r)."""
    return {_layer(name): weight.detach() for name, weight in adapted.named_parameters() if weight.requires_grad}


def save(tensors: Mapping[str, Tensor], out: Path, base: str, seed: int, data: Any) -> None:
    """Write the adapter `out`. `base` is the hash of the weights it was trained on, `data` what it was trained on, as
    anything that JSON can hold: its SHA-256 is kept."""
    digest = hashlib.sha256(json.dumps(data).encode()).hexdigest()
    about = {"base": base, "rank": str(RANK), "alpha": str(ALPHA), "seed": str(seed), "data": digest}
    out.parent.mkdir(parents=True, exist_ok=True)
    save_file({name: tensor.half().contiguous() for name, tensor in tensors.items()}, out, metadata=about)


def _layer(name: str) -> str:
    """ "base_model.model.encoder.layer.0…query.lora_A.default.weight" as "encoder.layer.0…query.A"."""
    layer, _, side = name.removeprefix("base_model.model.").partition(".lora_")
    return f"{layer}.{side[0]}"
