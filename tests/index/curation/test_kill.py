"""SIGKILL of a real process between the steps of a change: the old or the new edition, and a truthful history."""

import os
import signal
import subprocess
import sys
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


def _is_whole(library: Library, settings: Settings) -> None:
    edition = library.current()
    integrity.check(library.folder(edition), library.manifest(edition))
    hits = open_searcher(settings, PUBLIC).search(question("access to a lawyer"), PUBLIC, 1)
    # The undo of "two" takes the lawyer away; every other change leaves him.
    assert hits and (hits[0].passage.document == "b.txt" or "b.txt" not in {r.id for r in report.rows(library)})
