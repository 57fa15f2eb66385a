"""Graphs for many texts at once: one way of embedding, on all cores, in the number type that is quicker here."""

import os
import time
from functools import lru_cache
from pathlib import Path

import numpy as np

from index.models.bert_graph import Weights, plain_graph
from index.models.bert_weights import AdaptedWeights, BertWeights
from index.models.compiled_bert import CompiledBert, Precision, options
from index.models.openvino_core import core
from index.models.tokens import Tokens

_LAYERS = 2
_MEASURED = Tokens(np.full(128, 1000, dtype=np.int32), np.zeros((128, 2), dtype=np.int32))
_WORTH = 0.8
"""bfloat16 is taken where it needs less than this share of float32's time: it is less exact."""

PRECISIONS: tuple[Precision, ...] = ("f32", "bf16")
_found: list[Precision] = []


class BulkBert:
    """The graphs of one model, each compiled when it is first wanted; the last two are kept: an ingestion uses two."""

    def __init__(self, weights: BertWeights) -> None:
        self._weights = weights
        self._graph = lru_cache(maxsize=2)(self._compiled)

    def graph(self, adapter: Path | None = None) -> CompiledBert:
        """The graph with `adapter` in its weights, for all texts alike. Raises `ModelError`."""
        return self._graph(adapter)

    def _compiled(self, adapter: Path | None) -> CompiledBert:
        weights = self._weights if adapter is None else AdaptedWeights(self._weights, adapter)
        return _compiled(self._weights, weights, quicker(self._weights), os.cpu_count() or 1, None)


def quicker(weights: BertWeights) -> Precision:
    """float32 or bfloat16, as two layers of the first model that asks say: once a process, in a quarter of a second."""
    if not _found:
        texts, seconds = [_MEASURED] * 16, {}
        for precision in PRECISIONS:
            graph = _compiled(weights, weights, precision, 1, _LAYERS)
            graph.states(texts)
            started = time.perf_counter()
            graph.states(texts)
            seconds[precision] = time.perf_counter() - started
        _found.append("bf16" if seconds["bf16"] < _WORTH * seconds["f32"] else "f32")
    return _found[0]


def _compiled(
    tables: BertWeights, weights: Weights, precision: Precision, at_once: int, layers: int | None
) -> CompiledBert:
    model = core().compile_model(plain_graph(weights, layers), "CPU", options(precision, at_once))
    return CompiledBert(tables, model, at_once)
