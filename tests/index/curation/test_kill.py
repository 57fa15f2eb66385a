"""SIGKILL of a real process between the steps of a change: the old or the new edition, and a truthful history."""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from advicehub.settings import Settings
from index import history, integrity
from index.access import PUBLIC
from index.curation import report
from index.curation.start import start_from
from index.curation.undoing import plan_undo
from index.ingestion import Report
from index.library import Library
from index.opening import open_searcher
from index.question import question
from tests.index.curation.killed import DONE, STEPS

Ingest = Callable[..., Report]
Files = Callable[..., Path]

ARREST = "Whoever is arrested must be told the reasons for the arrest at once."
LAWYER = "Access to a lawyer must be possible from the very start of custody."
DOCTOR = "A detained person may ask for a medical examination by a doctor."


def _run(settings: Settings, step: str, action: str, *rest: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "tests.index.curation.killed", str(settings.home), str(settings.corpus)]
    root = Path(__file__).parents[3]
    return subprocess.run(
        [*command, step, action, *rest], capture_output=True, text=True, timeout=300, cwd=root, env=dict(os.environ)
    )


@pytest.mark.slow
@pytest.mark.parametrize("action", ["add", "withdraw", "ingest", "undo"])
def test_a_killed_change_leaves_one_whole_edition_and_no_lie(
    ingest: Ingest, files: Files, settings: Settings, action: str
) -> None:
    ingest(files(folder="one", a=ARREST))
    ingest(files(folder="two", b=LAWYER))
    file = files(folder="three", c=DOCTOR) / "c.txt"
    rest = {"withdraw": ["a.txt"], "undo": []}.get(action, [str(file)])
    library = Library(settings.home)
    before, known = library.current(), history.of_library(library)
    for step in STEPS:
        run = _run(settings, step, action, *rest)
        if action == "undo" and step == "built":
            # An undo builds nothing, and so is not killed there; it is taken back.
            assert (run.returncode, run.stdout.strip()) == (0, DONE), run.stderr
            assert _run(settings, "", "undo").returncode == 0
            known = history.of_library(library)
            continue
        assert (run.returncode, run.stdout) == (-signal.SIGKILL, ""), run.stderr
        _is_whole(library, settings)
        changes = history.of_library(library)
        if step == "swapped":
            assert library.current() != before and [each.action for each in changes[len(known) :]] == [action]
            assert changes[-1].after == library.current() and changes[-1].before == before
        else:
            assert library.current() == before and changes == known
    # What the killed command did is known and can be taken back.
    assert plan_undo(start_from(settings)).last.before == before
    assert _run(settings, "", "undo").stdout.strip() == DONE
    assert library.current() == before
    _is_whole(library, settings)
    assert [row.id for row in report.rows(library)] == ["a.txt", "b.txt"]


KILLS = int(os.environ.get("ADVICEHUB_KILLS", "10"))
"""How often the process that changes the library is killed; each start takes seconds."""


@pytest.mark.slow
def test_killed_at_any_moment_nothing_acknowledged_is_lost(ingest: Ingest, files: Files, settings: Settings) -> None:
    ingest(files(folder="one", a=ARREST))
    ingest(files(folder="two", b=LAWYER))
    library, chance = Library(settings.home), random.Random(20)
    known = len(history.of_library(library))
    for _ in range(KILLS):
        acknowledged = _killed_toggling(settings, chance.randrange(1, 4), chance.random() * 0.15)
        _is_whole(library, settings)
        changes = [change.action for change in history.of_library(library)][known:]
        # The last one may have been made and not been acknowledged yet.
        assert changes[: len(acknowledged)] == acknowledged and len(changes) - len(acknowledged) in (0, 1)
        known += len(changes)
        withdrawn = len(history.of_library(library)) % 2 == 1
        assert {row.id: row.status for row in report.rows(library)}["a.txt"] == (
            "withdrawn" if withdrawn else "current"
        )
    assert not list(settings.home.glob(".new-*")) or _run(settings, "", "undo").stdout.strip() == DONE
    assert not list(settings.home.glob(".new-*"))


def _killed_toggling(settings: Settings, after: int, seconds: float) -> list[str]:
    """What a process acknowledged that was killed so many `seconds` after so many acknowledgements."""
    command = [sys.executable, "-m", "tests.index.curation.killed", str(settings.home), str(settings.corpus)]
    running = subprocess.Popen(
        [*command, "", "toggle", "a.txt"], stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[3]
    )
    assert running.stdout is not None
    heard = [running.stdout.readline().strip() for _ in range(after)]
    time.sleep(seconds)
    running.kill()
    rest, _ = running.communicate(timeout=60)
    return heard + rest.split()


def _is_whole(library: Library, settings: Settings) -> None:
    edition = library.current()
    integrity.check(library.folder(edition), library.manifest(edition))
    hits = open_searcher(settings, PUBLIC).search(question("access to a lawyer"), PUBLIC, 1)
    # The undo of "two" takes the lawyer away; every other change leaves him.
    assert hits and (hits[0].passage.document == "b.txt" or "b.txt" not in {r.id for r in report.rows(library)})
