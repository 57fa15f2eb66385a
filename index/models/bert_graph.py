"""The arithmetic of BERT (Devlin et al. 2018) as an OpenVINO graph, from the states of the words to those of the text.

The words' own vectors are looked up outside: their table is nine tenths of a multilingual model, and of it a question
needs a few rows. Queries, keys and values are one product, since one large is quicker than three small. Each text of
a batch may take an adapter of its own (S-LoRA, Sheng et al. 2023), so that a question that is embedded in three ways
is one batch of three.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib import import_module
from pathlib import Path
from typing import Any, Protocol

import numpy as np

from index.models.adapter import LowRank, Weight
from index.models.bert_weights import BertShape, BertWeights, fitting, stacked
from index.models.openvino_core import openvino

GRAPH_VERSION = "1"
"""Raised whenever the same weights would give another graph."""

STATES, MASK, WAY = "states", "mask", "way"
"""The inputs: float32 (n, t, d) words and places added; float32 (n, 1, 1, t), 0 for a token and `HIDDEN` for padding;
and of a graph with adapters int32 (n,), the number of each text's adapter from 1, or 0 for none."""

HIDDEN = -1e9
"""Added to the attention that padding gets: nothing is left of it."""


class Weights(Protocol):
    """What a graph is made of."""

    shape: BertShape

    def tensor(self, name: str) -> Weight: ...


def plain_graph(weights: Weights, layers: int | None = None) -> Any:
    """The graph without adapters, of the first `layers` (all when None); its output is float32 (n, t, d), the tokens'
    states."""
    return _Graph(weights, ()).made(layers)


def adapting_graph(weights: BertWeights, adapters: Sequence[Path]) -> Any:
    """The graph whose input `WAY` chooses among `adapters`. Raises `ModelError` for one that does not fit."""
    return _Graph(weights, [fitting(weights, each) for each in adapters]).made(None)


@dataclass
class _Graph:
    """A graph in the making."""

    weights: Weights
    changes: Sequence[dict[str, LowRank]]

    @cached_property
    def _op(self) -> Any:
        openvino()
        return import_module("openvino.opset13")

    @cached_property
    def _way(self) -> Any:
        return self._input(WAY, [-1], openvino().Type.i32)

    def made(self, layers: int | None) -> Any:
        ov, shape = openvino(), self.weights.shape
        states = self._input(STATES, [-1, -1, shape.hidden], ov.Type.f32)
        mask = self._input(MASK, [-1, 1, 1, -1], ov.Type.f32)
        read = self._norm(states, "embeddings.LayerNorm")
        for number in range(shape.layers if layers is None else layers):
            read = self._layer(read, mask, f"encoder.layer.{number}.")
        inputs = [states, mask, *([self._way] if self.changes else [])]
        return ov.Model([self._op.result(read)], inputs, "bert")

    def _layer(self, states: Any, mask: Any, layer: str) -> Any:
        op, shape = self._op, self.weights.shape
        size = shape.hidden // shape.heads
        both = self._linear(states, *(f"{layer}attention.self.{name}" for name in ("query", "key", "value")))
        heads = op.reshape(both, _whole(0, 0, 3, shape.heads, size), True)
        query, key, value = (
            op.transpose(op.squeeze(part, _whole(2)), _whole(0, 2, 1, 3))
            for part in op.split(heads, np.int64(2), 3).outputs()
        )
        scale = op.constant(np.float32(size**-0.5))
        seen = op.scaled_dot_product_attention(query, key, value, mask, scale, causal=False)
        joined = op.reshape(op.transpose(seen, _whole(0, 2, 1, 3)), _whole(0, 0, shape.hidden), True)
        attended = op.add(self._linear(joined, f"{layer}attention.output.dense"), states)
        middle = self._norm(attended, f"{layer}attention.output.LayerNorm")
        wide = op.gelu(self._linear(middle, f"{layer}intermediate.dense"), "erf")
        return self._norm(op.add(self._linear(wide, f"{layer}output.dense"), middle), f"{layer}output.LayerNorm")

    def _linear(self, states: Any, *layers: str) -> Any:
        """The layers' outputs side by side."""
        op, weights = self._op, [self.weights.tensor(f"{layer}.weight") for layer in layers]
        bias = np.concatenate([self.weights.tensor(f"{layer}.bias") for layer in layers])
        made = op.add(op.matmul(states, self._constant(np.concatenate(weights)), False, True), self._constant(bias))
        if not any(layer in each for each in self.changes for layer in layers):
            return made
        down, up = stacked(self.changes, layers, [len(weight) for weight in weights])
        narrow = op.matmul(states, self._own(down), False, False)
        return op.add(made, op.matmul(narrow, self._own(up), False, False))

    def _own(self, table: Weight) -> Any:
        """Each text's row of `table`."""
        return self._op.gather(self._constant(table), self._way, np.int64(0))

    def _norm(self, states: Any, layer: str) -> Any:
        op = self._op
        normed = op.mvn(states, _whole(-1), True, self.weights.shape.epsilon, "inside_sqrt")
        scaled = op.multiply(normed, self._constant(self.weights.tensor(f"{layer}.weight")))
        return op.add(scaled, self._constant(self.weights.tensor(f"{layer}.bias")))

    def _input(self, name: str, shape: list[int], kind: Any) -> Any:
        made = self._op.parameter(shape, kind, name=name)
        made.output(0).set_names({name})
        return made

    def _constant(self, values: Weight) -> Any:
        return self._op.constant(np.ascontiguousarray(values, dtype=np.float32))


def _whole(*numbers: int) -> Any:
    return np.array(numbers, dtype=np.int64)
