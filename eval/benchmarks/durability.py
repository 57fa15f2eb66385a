"""What damage FAISS alone notices, and what an edition does: `python -m eval.benchmarks.durability [HOME]`.

The same damages are done to files of vectors that FAISS wrote and to every sort of file of a copy of the library in
HOME. A file is damaged once, asked, and put back. A damage that changes nothing that is answered is counted apart.
With `--kills` the tests that kill processes and fill disks are run as well (from a checkout), and what they count is
told.
"""

import os
import random
import re
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from itertools import cycle, islice
from pathlib import Path

import click
import faiss
import numpy as np
from numpy.typing import NDArray

from advicehub.errors import AdviceHubError
from advicehub.settings import Settings
from advicehub.terminal import progress
from index.access import PUBLIC
from index.hit import Hit
from index.library import Library
from index.opening import load_encoder, load_widener, open_searcher
from index.question import question

_SEED = 7
_ROWS, _DIMENSION = 5_000, 64
_QUESTIONS = 50
_ASKED = ("who must be told of an arrest", "may officers shoot at the tyres of a car", "a doctor after every interview")

_KINDS = ("Flat", "IVF64,SQ8")
_MEMORY, _SECONDS = 8 << 30, 20
_AS_EVER, _OTHERWISE, _REFUSED = "answered as ever", "answered otherwise, without a word", "refused"
_ENDED = "ended the process"
_MARK = "durability: "

Numbers = NDArray[np.float32]
Damage = Callable[[bytes, random.Random], bytes]


def _flipped(content: bytes, dice: random.Random) -> bytes:
    place = dice.randrange(len(content))
    return content[:place] + bytes([content[place] ^ 1 << dice.randrange(8)]) + content[place + 1 :]


def _zeroed(content: bytes, dice: random.Random) -> bytes:
    begin = dice.randrange(len(content))
    end = min(len(content), begin + dice.choice((16, 512, 4096)))
    return content[:begin] + bytes(end - begin) + content[end:]


def _noisy(content: bytes, dice: random.Random) -> bytes:
    begin = dice.randrange(len(content))
    end = min(len(content), begin + dice.randrange(1, 64))
    return content[:begin] + dice.randbytes(end - begin) + content[end:]


DAMAGES: dict[str, Damage] = {
    "one bit turned": _flipped,
    "a block of zeros": _zeroed,
    "a stretch of noise": _noisy,
    "cut off": lambda content, dice: content[: dice.randrange(len(content))],
    "appended to": lambda content, dice: content + dice.randbytes(dice.randrange(1, 5000)),
}


def faiss_alone(kind: str, times: int, folder: Path) -> Counter[str]:
    """Damage the file of an index of this kind so many times, and ask what can still be read."""
    rows = np.random.default_rng(_SEED).standard_normal((_ROWS, _DIMENSION)).astype(np.float32)
    asked = np.random.default_rng(_SEED + 1).standard_normal((_QUESTIONS, _DIMENSION)).astype(np.float32)
    found: Counter[str] = Counter()
    index = faiss.index_factory(_DIMENSION, kind, faiss.METRIC_INNER_PRODUCT)
    index.train(rows)
    index.add(rows)
    file = folder / "vectors.faiss"
    faiss.write_index(index, str(file))
    whole, dice, truth = file.read_bytes(), random.Random(_SEED), _faiss_says(file, asked)
    for name in _named(times):
        file.write_bytes(_changed(whole, DAMAGES[name], dice))
        found[_in_a_child(file, asked, truth)] += 1
    return found


def _faiss_says(file: Path, asked: Numbers) -> bytes:
    scores, rows = faiss.read_index(str(file)).search(asked, 10)
    return bytes(scores.tobytes() + rows.tobytes())


def _in_a_child(file: Path, asked: Numbers, truth: bytes) -> str:
    """What FAISS makes of a damaged file, in a process of its own: it may end it, never end, or ask for any memory."""
    child = os.fork()
    if child == 0:
        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
        signal.alarm(_SECONDS)
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
        try:
            os._exit(0 if _faiss_says(file, asked) == truth else 1)
        except Exception:
            os._exit(2)
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    return {0: _AS_EVER, 1: _OTHERWISE, 2: _REFUSED}.get(status, _ENDED)


def edition(home: Path, times: int, folder: Path) -> Counter[str]:
    """Damage the files of a copy of the edition in use so many times, each sort of file as often as the others."""
    settings = Settings(home=Path(shutil.copytree(home, folder / "home", ignore=shutil.ignore_patterns("cache"))))
    library = Library(settings.home)
    encoder = load_encoder(settings)
    widener = load_widener(encoder)

    def says() -> list[Hit]:
        searcher = open_searcher(settings, PUBLIC, encoder=encoder, widener=widener)
        return [hit for text in _ASKED for hit in searcher.search(question(text, "en"), PUBLIC)]

    truth = says()
    in_use = library.folder(library.current())
    files = [settings.home / "current", *sorted(file for file in in_use.rglob("*") if file.is_file())]
    by_sort = {re.sub(r"[0-9a-f]{8,}", "#", file.name): file for file in files}
    found: Counter[str] = Counter()
    dice = random.Random(_SEED)
    for file, name in zip(cycle(by_sort.values()), progress(_named(times), times, "damages"), strict=False):
        whole = file.read_bytes()
        file.write_bytes(_changed(whole, DAMAGES[name], dice))
        try:
            found[_AS_EVER if says() == truth else _OTHERWISE] += 1
        except AdviceHubError:
            found[_REFUSED] += 1
        finally:
            file.write_bytes(whole)
    return found


def _named(times: int) -> list[str]:
    return list(islice(cycle(DAMAGES), times))


def _changed(whole: bytes, damage: Damage, dice: random.Random) -> bytes:
    """`whole`, damaged until it is another file: zeros put where zeros were are no damage."""
    while (changed := damage(whole, dice)) == whole:
        pass
    return changed


def told(name: str, found: Counter[str]) -> str:
    """One line of the table."""
    counts = ", ".join(f"{count} {what}" for what, count in found.most_common())
    return f"{name}: of {found.total()} damaged files {counts}"


def of_tests() -> list[str]:
    """What the tests that kill, damage and fill disks count: lines that begin with "durability: "."""
    command = [sys.executable, "-m", "pytest", "-q", "-s", "-m", "slow", "tests/durability"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    lines = [line[line.index(_MARK) + len(_MARK) :] for line in done.stdout.splitlines() if _MARK in line]
    return [*lines, done.stdout.strip().splitlines()[-1]]


@click.command()
@click.argument("home", type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.option("--times", default=500, show_default=True, help="How many damages to each.")
@click.option("--kills", is_flag=True, help="Run the tests that kill processes and fill disks too.")
def main(home: Path, times: int, kills: bool) -> None:
    """Damage files, ask, and tell what came of it."""
    faiss.omp_set_num_threads(1)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        lines = [told(f"FAISS alone, {kind}", faiss_alone(kind, times, folder)) for kind in _KINDS]
        lines.append(told("an edition", edition(home, times, folder)))
    for line in [*lines, *(of_tests() if kills else ())]:
        print(line)


if __name__ == "__main__":
    main()
