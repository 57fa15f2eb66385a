"""Nearest vectors at a million rows: `python -m eval.benchmarks.million [ROWS]`.

Builds our index and others of the same vectors, each in a process of its own on all cores, opens each in another one
and asks questions one by one on one core. Tells how long building and a search take, how many of the true ten nearest
are found, and the memory that opening and asking added: what the process holds itself, apart from what the system keeps
of mapped files (the float16 vectors, which a library has on disk in any case, are mapped). Then ours under filters.

Vectors and questions are made (made_vectors.py), or read: `--vectors rows.npy --questions questions.npy`.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

import click
import numpy as np
from numpy.typing import NDArray

from eval.benchmarks import contenders
from eval.benchmarks.made_vectors import DIMENSION, MadeVectors
from eval.interval import mean
from index.nearest.best import best
from index.nearest.halves import widened

QUESTIONS, FEW_QUESTIONS = 300, 60
SHARES = (0.001, 0.01, 0.1, 0.5)
_PART = 65_536
_WANTED = 10


@click.command()
@click.argument("rows", type=int, default=1_000_000)
@click.option("--vectors", type=click.Path(path_type=Path), help="float16 unit rows, .npy; made when not given.")
@click.option("--questions", type=click.Path(path_type=Path), help="float32 unit rows, .npy, with --vectors.")
@click.option("--hnsw", is_flag=True, help="Build HNSW32 too: many minutes.")
@click.option("--only", type=click.Choice(contenders.KINDS), help="One index alone.")
def million(rows: int, vectors: Path | None, questions: Path | None, hnsw: bool, only: str | None) -> None:
    """Build, ask, print."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        if vectors is None or questions is None:
            _make(rows, folder)
        else:
            np.save(folder / "vectors.npy", np.load(vectors, mmap_mode="r")[:rows])
            np.save(folder / "questions.npy", np.load(questions)[:QUESTIONS])
        kinds = [only] if only else [kind for kind in contenders.KINDS if kind != "hnsw32" or hnsw]
        _truth(folder)
        click.echo(
            f"{rows} rows; medians on one core; recall at 10 with 95 % interval; bytes a row of its own + mapped"
        )
        for kind in kinds:
            built, asked = _run("build", kind, folder), _run("ask", kind, folder)
            click.echo(
                f"{kind:8} built in {built['seconds']:6.1f} s; {_told(asked['plain'])}; "
                f"{asked['own'] / rows:5.0f} + {asked['mapped'] / rows:.0f} bytes; {built['said']}"
            )
            for line in asked["filters"]:
                click.echo(f"    {line['name']:22} {_told(line)}")


def _told(line: dict[str, Any]) -> str:
    found, times = mean(line["recall"]), line["ms"]
    return (
        f"median {np.median(times):6.2f} ms, 95th {np.quantile(times, 0.95):6.2f} ms, "
        f"recall {found.value:.3f} [{found.low:.3f}, {found.high:.3f}], n = {found.n}"
    )


def _make(rows: int, folder: Path) -> None:
    made = MadeVectors()
    file = np.lib.format.open_memmap(folder / "vectors.npy", mode="w+", dtype=np.float16, shape=(rows, DIMENSION))
    start = 0
    for part in made.rows(rows):
        file[start : start + len(part)] = part
        start += len(part)
    file.flush()
    np.save(folder / "questions.npy", made.questions(QUESTIONS))


def _filters(vectors: NDArray[np.float16]) -> Iterator[tuple[str, NDArray[np.bool_]]]:
    """Rows drawn at random; and rows that lie together, those nearest to three of them, as those of a document do."""
    n, random = len(vectors), np.random.default_rng(7)
    pivots = widened(vectors[np.sort(random.choice(n, 3, replace=False))])
    near = np.concatenate([(widened(vectors[s : s + _PART]) @ pivots.T).max(axis=1) for s in range(0, n, _PART)])
    drawn = random.random(n)
    for share in SHARES:
        yield f"{100 * share:g} % at random", drawn < share
        yield f"{100 * share:g} % together", near >= np.quantile(near, 1 - share)


def _truth(folder: Path) -> None:
    """Writes filters.json, names; filters.npy, bool (filters, rows); truth-N.npy, int64 (questions, 10): the ten
    nearest rows, exactly; N is 0 for all rows, then counts the filters."""
    vectors, questions = np.load(folder / "vectors.npy", mmap_mode="r"), np.load(folder / "questions.npy")
    names, masks = zip(*_filters(vectors), strict=True)
    (folder / "filters.json").write_text(json.dumps(names))
    np.save(folder / "filters.npy", np.array(masks))
    for place, mask in enumerate([None, *masks]):
        asked = questions if mask is None else questions[:FEW_QUESTIONS]
        rows = np.arange(len(vectors)) if mask is None else np.flatnonzero(mask)
        np.save(folder / f"truth-{place}.npy", _exact(vectors, rows, asked))


def _exact(vectors: NDArray[np.float16], rows: NDArray[np.int64], asked: NDArray[np.float32]) -> NDArray[np.int64]:
    found: list[tuple[NDArray[np.int64], NDArray[np.float32]]] = []
    for start in range(0, len(rows), _PART):
        part = rows[start : start + _PART]
        cosines = asked @ widened(vectors[part]).T
        kept = np.argpartition(-cosines, min(_WANTED, len(part)) - 1, axis=1)[:, :_WANTED]
        found.append((part[kept], np.take_along_axis(cosines, kept, axis=1)))
    joined = (np.concatenate(each, axis=1) for each in zip(*found, strict=True))
    return np.array([best(r, v, _WANTED)[0] for r, v in zip(*joined, strict=True)])


def _run(step: str, kind: str, folder: Path) -> dict[str, Any]:
    threads = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"} if step == "ask" else {}
    command = [sys.executable, "-c", f"from eval.benchmarks.million import {step}; {step}({kind!r}, {str(folder)!r})"]
    done = subprocess.run(command, env={**os.environ, **threads}, stdout=subprocess.PIPE, check=True, text=True)
    result: dict[str, Any] = json.loads(done.stdout)
    return result


def build(kind: str, folder: str) -> None:
    """Build the index `kind` in this process and print how long it took, as JSON."""
    vectors = np.load(Path(folder) / "vectors.npy", mmap_mode="r")
    begin = perf_counter()
    said = contenders.build(kind, vectors, Path(folder) / kind)
    print(json.dumps({"seconds": perf_counter() - begin, "said": said}))


def ask(kind: str, folder: str) -> None:
    """Open the index `kind` in this process, ask it, and print times, recalls and memory, as JSON."""
    where = Path(folder)
    vectors, questions = np.load(where / "vectors.npy", mmap_mode="r"), np.load(where / "questions.npy")
    masks, before = np.load(where / "filters.npy", mmap_mode="r"), _memory()
    search = contenders.opened(kind, vectors, where / kind)
    asked = questions[:FEW_QUESTIONS] if kind == "flat" else questions
    plain = _asked(search, asked, np.load(where / "truth-0.npy"), None)
    own, mapped = (after - first for after, first in zip(_memory(), before, strict=True))
    result: dict[str, Any] = {"plain": plain, "own": own, "mapped": mapped, "filters": []}
    if kind == "ours":
        for place, name in enumerate(json.loads((where / "filters.json").read_text())):
            right, mask = np.load(where / f"truth-{place + 1}.npy"), np.array(masks[place])
            result["filters"].append({"name": name, **_asked(search, questions[:FEW_QUESTIONS], right, mask)})
    print(json.dumps(result))


def _asked(
    search: contenders.Search, questions: NDArray[np.float32], right: NDArray[np.int64], mask: NDArray[np.bool_] | None
) -> dict[str, list[float]]:
    """Milliseconds and recall of each question, after ten unmeasured ones."""
    times, recall = [], []
    for place in (*range(-10, 0), *range(len(questions))):
        question = questions[place : place + 1] if place >= 0 else questions[:1]
        begin = perf_counter()
        found = search(question, mask)
        if place >= 0:
            times.append(1000 * (perf_counter() - begin))
            recall.append(len(np.intersect1d(found, right[place])) / max(1, right.shape[1]))
    return {"ms": times, "recall": recall}


def _memory() -> tuple[int, int]:
    """Bytes that this process holds itself, and of files that are mapped into it (Linux)."""
    lines = Path("/proc/self/status").read_text().splitlines()
    sizes = {name: value for name, _, value in (line.partition(":") for line in lines)}
    own, mapped = (1024 * int(sizes[name].split()[0]) for name in ("RssAnon", "RssFile"))
    return own, mapped


if __name__ == "__main__":
    million()
