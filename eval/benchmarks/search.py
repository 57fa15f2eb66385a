"""Warm search as a ratio to the plain set-up, in the same run: `python -m eval.benchmarks.search [PASSAGES]`.

Also questions a second when eight clients ask at once.

Passage vectors are random unit vectors: the time to search does not depend on where they point.
Questions are embedded for real. The two are timed in turn, so that a busy machine slows both. Run it with
OPENBLAS_NUM_THREADS=1, as `advicehub` sets it.
"""

import sys
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import numpy as np

from advicehub.settings import Settings
from eval.benchmarks.plain import PlainSearch
from index.access import PUBLIC, PUBLIC_GROUP
from index.edition_files import write_edition
from index.edition_searcher import EditionSearcher
from index.encoder import QuestionEncoder
from index.models import registry
from index.models.embedder import Embedder, Parts, Progress, Vectors
from index.opening import load_widener
from index.question import question
from index.shelf import Held
from index.text_store import Entry
from index.vector_cache import VectorCache
from ingest.block import Block
from ingest.description import Description
from ingest.document import Document
from ingest.ledger import Ledger
from ingest.passage import Passage, passage_id

QUESTIONS = (
    "Can we shoot in the air to scare people off?",
    "When must the family of an arrested person be told where he is?",
    "Which powers must a national preventive mechanism have at least?",
    "Is a statement made under torture evidence?",
)
ROUNDS = 25
CLIENTS = 8
TOGETHER = 160
_WORDS = ("police", "custody", "lawyer", "doctor", "force", "report", "arrest", "family", "record", "judge", "visit")


class RandomPassages:
    """An `Embedder` whose passages are random and whose questions are real."""

    def __init__(self, real: Embedder, seed: int) -> None:
        self.name, self.space, self.dimension = real.name, real.space, real.dimension
        self.questions_by = real.questions_by
        self.asked_space = real.asked_space
        self._real = real
        self._random = np.random.default_rng(seed)

    def embed_passages(self, passages: Sequence[Parts], done: Progress | None = None) -> list[Vectors]:
        return [self._unit(1 + len(passage.spans)) for passage in passages]

    def embed_questions(self, texts: Sequence[str]) -> Vectors:
        return self._real.embed_questions(texts)

    def embed_for_sentences(self, texts: Sequence[str]) -> Vectors:
        return self._real.embed_for_sentences(texts)

    def embed_asked(self, texts: Sequence[str]) -> Vectors:
        return self._real.embed_asked(texts)

    def embed_as(self, texts: Sequence[str], names: Sequence[str]) -> Vectors:
        return self._real.embed_as(texts, names)

    def _unit(self, rows: int) -> Vectors:
        vectors = self._random.standard_normal((rows, self.dimension)).astype(np.float32)
        return np.asarray(vectors / np.linalg.norm(vectors, axis=1, keepdims=True), dtype=np.float32)


def main() -> None:
    """Build, time, print."""
    passages = int(sys.argv[1]) if len(sys.argv) > 1 else 5000
    settings = Settings()
    choices = registry.available(settings)
    embedders = [registry.load(choice, settings) for choice in choices]
    plain = PlainSearch(registry.model_folder(choices[0], settings))
    plain.add_vectors(np.concatenate(RandomPassages(embedders[0], 1).embed_passages([Parts("")] * passages)))
    with TemporaryDirectory() as folder:
        caches = [VectorCache(Path(folder) / "v", RandomPassages(e, n)) for n, e in enumerate(embedders)]
        target = Path(folder) / "edition"
        target.mkdir()
        made = write_edition(
            target,
            {PUBLIC_GROUP: [Held.of(PUBLIC_GROUP, entry) for entry in _entries(passages)]},
            caches,
            "benchmark",
            None,
            lambda *_: None,
        )
        # Nothing is remembered between questions: each is embedded every time.
        encoder = QuestionEncoder(embedders, remember=0)
        searcher = EditionSearcher(target, made, encoder, choices, load_widener(encoder))
        ours = [question(text) for text in QUESTIONS]
        searches = [lambda n: plain.search(QUESTIONS[n]), lambda n: searcher.search(ours[n], PUBLIC)]
        times = _in_turn(searches, len(QUESTIONS))
        rates = _together(searches, len(QUESTIONS))
    baseline, fused = (1000 * median(each) for each in times)
    sentences = sum(segment.sentences for segment in made.segments)
    print(f"{passages} passages, {sentences} sentences, {ROUNDS * len(QUESTIONS)} searches each, median")
    print(f"plain sentence-transformers + FAISS flat  {baseline:6.1f} ms")
    print(f"advicehub search, all rankings fused      {fused:6.1f} ms   {fused / baseline:.2f} times the plain one")
    print(f"with {CLIENTS} clients at once: plain {rates[0]:.0f} questions a second, ours {rates[1]:.0f}, ", end="")
    print(f"{rates[1] / rates[0]:.2f} times the plain rate")


def _in_turn(searches: Sequence[Callable[[int], object]], questions: int) -> list[list[float]]:
    """Seconds of each search, after three unmeasured rounds."""
    times: list[list[float]] = [[] for _ in searches]
    for round_ in range(-3, ROUNDS):
        for n in range(questions):
            for search, seconds in zip(searches, times, strict=True):
                started = time.perf_counter()
                search(n)
                if round_ >= 0:
                    seconds.append(time.perf_counter() - started)
    return times


def _together(searches: Sequence[Callable[[int], object]], questions: int) -> list[float]:
    """Questions a second of each search when CLIENTS threads ask, the median of rounds taken in turn."""
    rates: list[list[float]] = [[] for _ in searches]
    with ThreadPoolExecutor(CLIENTS) as clients:
        for round_ in range(-1, 5):
            for search, found in zip(searches, rates, strict=True):
                started = time.perf_counter()
                list(clients.map(search, [n % questions for n in range(TOGETHER)]))
                if round_ >= 0:
                    found.append(TOGETHER / (time.perf_counter() - started))
    return [median(found) for found in rates]


def _entries(passages: int) -> list[Entry]:
    """One document of `passages` passages of four sentences each, words drawn at random."""
    random = np.random.default_rng(0)
    text = ""
    cut: list[Passage] = []
    for _ in range(passages):
        body = " ".join(" ".join(random.choice(_WORDS, 20)).capitalize() + "." for _ in range(4))
        start, end = len(text), len(text) + len(body)
        cut.append(Passage(passage_id("0", start, end), "d", start, end, start, "", (), (), "en", "", "", ()))
        text += body + "\n\n"
    document = Document(
        "d", "0", "benchmark", Description("d", "d"), text, (), (), (Block("paragraph", 0, len(text)),), (), Ledger()
    )
    return [Entry(document, "d.txt", "0", tuple(cut))]


if __name__ == "__main__":
    main()
