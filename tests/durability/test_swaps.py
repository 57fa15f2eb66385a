"""kill -9 while editions are swapped, published and deleted, with readers at work: each sees one whole edition."""

import random
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from advicehub.settings import Settings
from index import history, integrity
from index.library import Library
from tests.durability.mortal import ROOT, Life, Mortals, Order
from tests.durability.places import Places, places
from tests.durability.said import everything, opened
from tests.durability.stubbed import settings_of

KILLS = 200
READERS = 2


@contextmanager
def reader(settings: Settings) -> Iterator[list[str]]:
    """What a process that reads all the while was answered, a line each; all of it once the block has ended."""
    command = [sys.executable, "-m", "tests.durability.reading", str(settings.home), str(settings.corpus)]
    lines: list[str] = []
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) as process:
        assert process.stdout is not None
        stream = process.stdout
        listening = threading.Thread(target=lambda: lines.extend(line.strip() for line in stream))
        listening.start()
        try:
            yield lines
        finally:
            process.kill()
            listening.join()


def orders(made: Places, home: Path, editions: list[str], dice: random.Random) -> Iterator[tuple[str, tuple[str, ...]]]:
    """What is done, for ever: swaps mostly, changes that publish an edition, and pruning."""
    while True:
        action = dice.choices(("use", "toggle", "prune"), (6, 3, 1))[0]
        if action == "use":
            there = [each for each in Library(home).edition_ids() if each in editions]
            yield "use", (dice.choice(there),)
        elif action == "toggle":
            yield "toggle", ("lawyer.txt", "1")
        else:
            yield "prune", ()


@pytest.mark.slow
def test_readers_see_one_whole_edition_whatever_is_killed(tmp_path: Path) -> None:
    made, dice = places(tmp_path), random.Random(200)
    settings = settings_of(tmp_path / "home", made.corpus)
    library, corpus = Library(settings.home), str(made.corpus)
    with Mortals() as mortals, ExitStack() as stack:

        def live(action: str, arguments: tuple[str, ...], step: int = 0) -> Life:
            return mortals.live(Order(str(settings.home), corpus, action, arguments, step))

        truth: dict[str, str] = {}
        steps: dict[str, int] = {}
        toggle = ["toggle", "lawyer.txt", "1"]
        for action, *arguments in (["ingest", str(made.first)], ["ingest", str(made.second)], toggle, toggle):
            life = live(action, tuple(arguments))
            assert not life.error, life
            steps[action] = life.steps
            truth[library.current()] = everything(opened(settings))
        assert len(set(truth.values())) == len(truth) == 3
        steps["use"] = live("use", (next(iter(truth)),)).steps
        steps["prune"] = steps["use"]
        heard = [stack.enter_context(reader(settings)) for _ in range(READERS)]
        kills = refused = 0
        for action, given in orders(made, settings.home, list(truth), dice):
            before = library.current()
            life = live(action, given, dice.randrange(1, steps[action] + 1))
            kills += life.killed
            # A reader may hold what was to be deleted; that is told, and nothing is lost.
            assert not life.error or "is being read" in life.error, life
            refused += bool(life.error)
            is_one_of(truth, before, life, library)
            if kills == KILLS:
                break
    lines = [line for each in heard for line in each]
    assert len(lines) >= 50
    assert {line for line in lines if line not in {f"{id_} {said}" for id_, said in truth.items()}} == set()
    assert len(set(lines)) > 1, "the readers never saw a swap"
    print(f"\ndurability: swaps: {kills} kills, {len(lines)} readings, {refused} deletions refused")


def is_one_of(truth: dict[str, str], before: str, life: Life, library: Library) -> None:
    """The edition in use is whole and one of the known; what was told as done was done."""
    current = library.current()
    assert current in truth
    assert not life.acknowledged or life.acknowledged[-1] == current
    integrity.check(library.folder(current), library.manifest(current))
    assert history.of_library(library)[-1].after == current or current == before
