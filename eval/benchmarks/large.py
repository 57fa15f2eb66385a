"""A million passages: `python -m eval.benchmarks.large HOME FOLDER [PASSAGES]`.

The documents of HOME (a library of the shipped notes) stand among made-up ones, whose words are drawn by Zipf's law and
whose vectors are drawn around 2,000 centres: what is found among them means nothing, how long it takes does. FOLDER
becomes a library, built part by part as any other; it is kept, and used again when it is there. Printed: how long it
took to build and what it weighs, and in a new process how long the check of every file, the first answer and the next
ones take, with what is in memory.
"""

import resource
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from statistics import median

import numpy as np

from advicehub.settings import Settings
from index import chunking, integrity
from index.access import PUBLIC, PUBLIC_GROUP
from index.edition_files import publish
from index.library import Library
from index.models import registry
from index.models.embedder import Embedder, Parts, Progress
from index.only import Only
from index.question import question
from index.shelf import Held, shelf_of
from index.text_store import Entry
from index.vector_cache import Halves, VectorCache
from ingest.block import Block
from ingest.description import Description
from ingest.document import Document
from ingest.ledger import Ledger
from ingest.passage import Passage, passage_id

A_DOCUMENT = 250
WORDS = 24
CENTRES = 2000
_MADE_UP = "Qz"
"""Every made-up passage begins so, and no other: its vectors are drawn."""

QUESTIONS = (
    "When must the family of an arrested person be told where he is?",
    "Can we shoot in the air to scare people off?",
    "Which powers must a national preventive mechanism have at least?",
    "Is a statement made under torture evidence?",
    "May a detained person be searched by a guard of the other sex?",
    "How often should places of detention be visited?",
)
FILTERS = (Only(), Only(language="fr"), Only(issuer="Office 7"), Only(topic="tenth"), Only(topic="half"))


class Drawn(VectorCache):
    """A cache that draws the vectors of made-up passages instead of having them embedded or remembered."""

    def __init__(self, folder: Path, embedder: Embedder) -> None:
        super().__init__(folder, embedder)
        drawn = np.random.default_rng(0).standard_normal((CENTRES, embedder.dimension))
        self._centres = (drawn / np.linalg.norm(drawn, axis=1, keepdims=True)).astype(np.float32)

    def passages(self, passages: Sequence[Parts], done: Progress | None = None) -> list[Halves]:
        """See `VectorCache.passages`."""
        real = [each for each in passages if not each.text.startswith(_MADE_UP)]
        known = iter(super().passages(real, done))
        drawn = iter(self._drawn([each for each in passages if each.text.startswith(_MADE_UP)]))
        return [next(drawn) if each.text.startswith(_MADE_UP) else next(known) for each in passages]

    def _drawn(self, passages: Sequence[Parts]) -> Iterator[Halves]:
        for begin in range(0, len(passages), 4096):
            some = passages[begin : begin + 4096]
            seeds = [int.from_bytes(sha256(each.text.encode()).digest()[:8], "big") for each in some]
            random = np.random.default_rng(seeds[0])
            rows = self._centres[[seed % CENTRES for seed in seeds]] * 1.2
            rows = rows + random.standard_normal(rows.shape, dtype=np.float32) / np.sqrt(rows.shape[1])
            rows /= np.linalg.norm(rows, axis=1, keepdims=True)
            for row, each in zip(rows.astype(np.float16), some, strict=True):
                yield np.broadcast_to(row, (1 + len(each.spans), len(row)))


def main() -> None:
    """Build unless it is there, ask in a new process, print."""
    home, folder = Path(sys.argv[1]), Path(sys.argv[2])
    if home == Path("--ask"):
        _ask(folder)
        return
    passages = int(sys.argv[3]) if len(sys.argv) > 3 else 1_000_000
    if not (folder / "current").is_file():
        _build(home, folder, passages)
    subprocess.run([sys.executable, "-m", "eval.benchmarks.large", "--ask", str(folder)], check=True)


def _build(home: Path, folder: Path, passages: int) -> None:
    settings = Settings(home=home)
    own, library = Library(home), Library(folder)
    notes = shelf_of(own, own.current(), settings).groups()[PUBLIC_GROUP]
    held = sorted([*notes, *map(_made_up, range(passages // A_DOCUMENT))], key=lambda each: each.listed.id)
    embedders = [registry.load(choice, settings) for choice in registry.available(settings)]
    caches = [Drawn(own.vectors, embedder) for embedder in embedders]
    started = time.perf_counter()
    with library.writing():
        shutil.copytree(own.sources, library.sources, dirs_exist_ok=True)
        made = publish(library, {PUBLIC_GROUP: held}, caches, chunking.name(settings), None, lambda *_: None)
        library.use(made.id)
    size = sum(segment.passages for segment in made.segments)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    print(f"{size:,} passages in {len(made.segments)} parts, built in {time.perf_counter() - started:.0f} s,", end=" ")
    print(f"{peak:.1f} GB in memory at most")
    for record in made.nearest:
        print(f"  index of space {record.space}: {record.parameters}; recall@10 {record.recall:.3f}")
    disk = sum(file.stat().st_size for file in library.folder(made.id).rglob("*") if file.is_file())
    print(f"  on disk {disk / size:.0f} bytes a passage")


def _made_up(number: int) -> Held:
    """A document that is made each time it is read: a million of them in memory would measure something else."""
    about = Description(
        f"made-up-{number}", f"Made up {number}", issuer=f"Office {number % 1000}", date=str(1990 + number % 30),
        type="report", language="en", topics=("half", "tenth")[: 1 + (number % 10 == 0)] if number % 2 == 0 else (),
    )  # fmt: skip
    entry = _entry(number, about)
    return Held(PUBLIC_GROUP, Held.of(PUBLIC_GROUP, entry).listed, lambda: _entry(number, about))


def _entry(number: int, about: Description) -> Entry:
    random = np.random.default_rng(number)
    places = np.minimum(random.zipf(1.3, (A_DOCUMENT, WORDS)), 200_000)
    version = sha256(str(number).encode()).hexdigest()
    text, cut = "", []
    for row in places.tolist():
        body = " ".join([_MADE_UP, *(f"w{place}x" for place in row)]) + "."
        start, end = len(text), len(text) + len(body)
        id_ = passage_id(version, start, end)
        cut.append(Passage(id_, about.work, start, end, start, "", (), (), "en", "", "", ()))
        text += body + "\n\n"
    document = Document(
        about.work, version, "benchmark", about, text, (), (), (Block("paragraph", 0, len(text)),), (), Ledger()
    )
    return Entry(document, f"{about.work}.txt", version, tuple(cut))


def _ask(folder: Path) -> None:
    """In a process of its own: check, open, ask."""
    started = time.perf_counter()
    from assistant.opening import assistant_over
    from index.opening import open_searcher

    settings = Settings(home=folder, hash_limit_gb=0)
    library = Library(folder)
    imported = time.perf_counter()
    hashed = integrity.check(library.folder(library.current()), library.manifest(library.current()))
    checked = time.perf_counter()
    searcher = open_searcher(settings, PUBLIC)
    assistant = assistant_over(searcher, settings)
    first = assistant.answer(question(QUESTIONS[0]), PUBLIC)
    answered = time.perf_counter()
    print(
        f"check of {hashed / 1e9:.1f} GB {checked - imported:.1f} s; then the first answer ({first.outcome})", end=" "
    )
    print(f"{answered - checked + imported - started:.2f} s after, imports and models included")
    for only in FILTERS:
        _timed(
            f"search, {only or 'no filter'}",
            lambda text, only=only: searcher.search(question(text), PUBLIC, 10, "fused", only),
        )
    _timed("answer", lambda text: assistant.answer(question(text), PUBLIC))
    print(f"in memory: {', '.join(_memory())}")


def _memory() -> list[str]:
    """What Linux says of the process: its own memory, and the pages of mapped files, which can be had again."""
    status = Path("/proc/self/status")
    lines = status.read_text().splitlines() if status.is_file() else []
    return [" ".join(line.split()) for line in lines if line.startswith(("RssAnon", "RssFile"))]


def _timed(name: str, ask: object) -> None:
    seconds = []
    for round_ in range(4):
        for text in QUESTIONS:
            started = time.perf_counter()
            ask(f"{text} {round_}")  # type: ignore[operator]
            if round_:
                seconds.append(time.perf_counter() - started)
    print(f"{name}: median {1000 * median(seconds):.0f} ms, slowest {1000 * max(seconds):.0f} ms (n={len(seconds)})")


if __name__ == "__main__":
    main()
