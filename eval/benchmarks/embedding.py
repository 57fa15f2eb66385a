"""Passages embedded a second, beside sentence-transformers: `python -m eval.benchmarks.embedding [PASSAGES]`.

Passages are those of the shipped notes, as they are cut for the library, so of all lengths and languages; and
passages of 200 tokens. Plain is `SentenceTransformer.encode` with its defaults, one vector a passage; ours are with
sentence vectors. The limit is what a matrix product of the models' size reaches here: a passage of t tokens costs
t·layers·(2·(4·h² + 2·h·4h) + 4·h·t) operations, h = 384 (products of the layers' weights, then attention):
4.6·10⁹ for 200 tokens and six layers. Questions are timed as they are asked: by both models, in all their ways.
"""

import os
import sys
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from importlib import import_module
from statistics import median

import numpy as np

from advicehub.settings import Settings
from eval.benchmarks.plain import PlainSearch
from index import chunking
from index.embedded import embedded
from index.encoder import QuestionEncoder
from index.models import registry
from index.models.bert_weights import BertWeights
from index.models.bulk_bert import PRECISIONS, quicker
from index.models.compiled_bert import Precision, options
from index.models.embedder import Embedder, Parts
from index.models.openvino_core import core, openvino
from index.models.tokens import WholeTokenizer
from index.question import question
from ingest.cut import cut
from ingest.readers import reader_for

HIDDEN = 384
ROUNDS = 2
QUESTIONS = (
    question("Can we shoot in the air to scare people off?", "en"),
    question("When must the family of an arrested person be told where he is?", "en"),
    question("Quand faut-il prévenir la famille de la personne arrêtée ?", "fr"),
    question("Is a statement made under torture evidence?", "en"),
)


def main() -> None:
    """Measure, print."""
    most = int(sys.argv[1]) if len(sys.argv) > 1 else 512
    settings = Settings()
    mixed = _mixed(settings, most)
    kinds = {"mixed": mixed, "200 tokens": [Parts(" ".join(["custody"] * 198))] * min(128, most)}
    choices = registry.available(settings)
    embedders = [registry.load(choice, settings) for choice in choices]
    limits = {precision: _limit(precision) for precision in PRECISIONS}
    sentences = sum(len(passage.spans) for passage in mixed)
    print(f"{len(mixed)} passages of the notes, {sentences} sentences; the better of {ROUNDS} rounds, in turn")
    print("limit of both cores: " + ", ".join(f"{name} {each:.0f} GFLOP/s" for name, each in limits.items()))
    seconds = 0.0
    for choice, embedder in zip(choices, embedders, strict=True):
        folder = registry.model_folder(choice, settings)
        weights, plain = BertWeights(folder), PlainSearch(folder)
        for name, passages in kinds.items():
            texts = [choice.passage_prefix + passage.text for passage in passages]
            ours, theirs = _in_turn([partial(embedder.embed_passages, passages), partial(plain.encode, texts)])
            seconds += ours if passages is mixed else 0
            lengths = [len(each.numbers) for each in WholeTokenizer(folder / "tokenizer.json", 256)(texts)]
            share = sum(_gflop(length, weights.shape.layers) for length in lengths) / ours / limits[quicker(weights)]
            print(
                f"{choice.name:20} {name:10} {quicker(weights):4} {len(passages) / ours:6.1f} passages/s   plain "
                f"{len(passages) / theirs:6.1f}   {theirs / ours:5.2f} times   {share:4.0%} of the limit"
            )
    print(f"both models, one after the other, mixed {len(mixed) / seconds:6.1f} passages/s")
    _ask(embedders)


def _ask(embedders: Sequence[Embedder]) -> None:
    encoder = QuestionEncoder(embedders, remember=0)
    encoder.warm()
    times = []
    for number in range(40):
        started = time.perf_counter()
        encoder.vectors(QUESTIONS[number % len(QUESTIONS)])
        times.append(1000 * (time.perf_counter() - started))
    print(f"a question by all models, in all their ways: median {median(times):.1f} ms, least {min(times):.1f} ms")
    asked = QUESTIONS * 20
    with ThreadPoolExecutor(8) as pool:
        started = time.perf_counter()
        list(pool.map(encoder.vectors, asked))
        print(f"eight asking at once: {len(asked) / (time.perf_counter() - started):.0f} questions/s")


def _mixed(settings: Settings, most: int) -> list[Parts]:
    """Passages of the notes as the library has them, drawn with a fixed seed."""
    counter = chunking.counter(settings)
    found = []
    for note in sorted((settings.corpus / "notes").glob("*.md")):
        document = reader_for(note).read(note)
        found += [embedded(each, document.text[each.start : each.end]).parts for each in cut(document, counter)]
    random = np.random.default_rng(0)
    return [found[place] for place in random.permutation(len(found))[:most]]


def _in_turn(ways: Sequence[Callable[[], object]]) -> list[float]:
    """Seconds of each, the least of some rounds; the first call of each makes it ready and is not counted."""
    seconds = [float("inf")] * len(ways)
    for round_ in range(1 + ROUNDS):
        for place, way in enumerate(ways):
            started = time.perf_counter()
            way()
            if round_:
                seconds[place] = min(seconds[place], time.perf_counter() - started)
    return seconds


def _gflop(tokens: int, layers: int) -> float:
    return tokens * layers * (2 * 12 * HIDDEN**2 + 4 * HIDDEN * tokens) / 1e9


def _limit(precision: Precision) -> float:
    """GFLOP/s of a product 3200x384x1536 as the engine computes it, on all cores."""
    ov, op = openvino(), import_module("openvino.opset13")
    cores = os.cpu_count() or 1
    states = op.parameter([3200, HIDDEN], ov.Type.f32)
    weights = op.constant(np.random.default_rng(0).standard_normal((4 * HIDDEN, HIDDEN)).astype(np.float32))
    # Several in a row, and a narrow result: else what comes and goes is measured along.
    made = states
    for _ in range(8):
        made = op.matmul(op.matmul(made, weights, False, True), weights, False, False)
    graph = ov.Model([op.result(op.reduce_max(made, np.array([1]), False))], [states])
    model = core().compile_model(graph, "CPU", options(precision, cores))
    feed, rounds = np.ones((3200, HIDDEN), dtype=np.float32), 6
    requests = [model.create_infer_request() for _ in range(cores)]
    for request in requests:
        request.infer([feed])
    started = time.perf_counter()
    for _ in range(rounds):
        for request in requests:
            request.start_async([feed])
        for request in requests:
            request.wait()
    return cores * rounds * 16 * 2 * 3200 * HIDDEN * 4 * HIDDEN / 1e9 / (time.perf_counter() - started)


if __name__ == "__main__":
    main()
