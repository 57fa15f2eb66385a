"""Commands on a disk that has too little room: `unshare -Urm python -m tests.durability.full_disk FOLDER`.

A disk of memory is mounted on FOLDER in this process's own namespace. Each command is given so much room, from none to
enough. What must hold is asserted here; a line of JSON says how often the disk was full.
"""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from advicehub.command import main as command
from index.library import Library
from tests.durability.doing import ADDED
from tests.durability.places import Places, places
from tests.durability.said import everything, opened
from tests.durability.stubbed import settings_of, stub_everything

_SIZE = 64 << 20
_PAGE = 4096
POINTS = 6
"""How many amounts of room each command is given."""


@dataclass(frozen=True, slots=True)
class Ended:
    """How a command ended: its exit status, standard output and standard error."""

    status: int
    out: str
    err: str


@dataclass(frozen=True, slots=True)
class Task:
    """`words` of the command line turn a copy of the home `base` into something else; `makes` is a file it writes
    outside of the home, '' for none."""

    name: str
    base: Path
    words: tuple[str, ...]
    makes: str = ""


def run(words: Sequence[str]) -> Ended:
    """The command line in a process of its own, which is forked: no time goes into imports."""
    pipes = [os.pipe(), os.pipe()]
    if (child := os.fork()) == 0:
        for (_, writing), number in zip(pipes, (1, 2), strict=True):
            os.dup2(writing, number)
        sys.argv = ["advicehub", *words]
        status = 99
        try:
            command()
        except SystemExit as ended:
            status = ended.code if isinstance(ended.code, int) else 98
        finally:
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(status)
    said = []
    for reading, writing in pipes:
        os.close(writing)
        with os.fdopen(reading) as stream:
            said.append(stream.read())  # neither is longer than a pipe holds
    return Ended(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), said[0], said[1])


def free(disk: Path) -> int:
    """Bytes of room on `disk`."""
    return shutil.disk_usage(disk).free


class Disk:
    """A disk of memory that can be filled."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._ballast = folder / "ballast"
        subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={_SIZE},mode=700", "tmpfs", str(folder)], check=True)

    def leave(self, room: int) -> None:
        """Fill it up to so many bytes of room, a multiple of the page."""
        self._ballast.unlink(missing_ok=True)
        with self._ballast.open("wb") as stream:
            os.posix_fallocate(stream.fileno(), 0, free(self.folder) - room)

    def empty(self) -> None:
        """Take the filling away."""
        self._ballast.unlink(missing_ok=True)


def names(home: Path) -> set[str]:
    """The files of a home, but for caches, which may hold anything, and what a database has beside it."""
    return {str(each.relative_to(home)) for each in home.rglob("*") if each.is_file() and "cache" not in each.parts}


def fill(disk: Disk, task: Task, corpus: Path) -> dict[str, Any]:
    """Give `task` more and more room; every time the library is whole, and once there is room the command works."""
    home = disk.folder / "home"
    os.environ["ADVICEHUB_HOME"] = str(home)
    enough = _needed(disk, task, home)
    library, settings = Library(home), settings_of(home, corpus)
    before = after = before_said = after_said = ""
    full = 0
    rooms = sorted({enough.room * place // POINTS // _PAGE * _PAGE for place in range(POINTS)})
    for room in [*rooms, enough.room]:
        _fresh(task, home)
        before = library.current_or_none() or ""
        before_said = everything(opened(settings)) if before else ""
        before_names = names(home)
        disk.leave(room)
        ended = run(task.words)
        lines = ended.err.splitlines()
        # A child that is ended as it starts may still say its name.
        lines = [line for line in lines if not line.startswith("Process ForkServerProcess")]
        if ended.status:
            full += 1
            assert ended.status == 1 and lines[-1].startswith("advicehub: the disk is full: "), (task.name, room, ended)
            assert "Traceback" not in ended.err and len(lines) == 1, (task.name, room, ended)
            assert (library.current_or_none() or "") == before, (task.name, room)
            assert not before or everything(opened(settings)) == before_said, (task.name, room)
            left = names(home) - before_names
            assert not [each for each in left if _is_left_over(each)], (task.name, room, left)
            assert not task.makes or not Path(task.makes).exists(), (task.name, room)
        disk.empty()
        if ended.status:
            again = run(task.words)
            assert again.status == 0, (task.name, room, again)
        assert library.current_or_none() == enough.current, (task.name, room)
        after, after_said = enough.current, everything(opened(settings))
        assert after_said == enough.said and names(home) == enough.names, (task.name, room, names(home) ^ enough.names)
        assert lines_of(task) == enough.lines, (task.name, room)
    assert full >= 1, (task.name, "the disk was never full")
    return {"task": task.name, "full": full, "points": len(rooms) + 1, "needed": enough.room, "after": after}


def lines_of(task: Task) -> int:
    """How many lines the file that `task` makes has; its times of searching differ from run to run."""
    return len(Path(task.makes).read_text().splitlines()) if task.makes else 0


def _is_left_over(name: str) -> bool:
    """Whether a file is one that was only on its way."""
    return any(part.startswith((".new-", ".building-")) for part in Path(name).parts)


@dataclass(frozen=True, slots=True)
class Enough:
    """What the command does with all the room it wants, of which it takes `room` bytes at once."""

    room: int
    current: str
    said: str
    names: set[str]
    lines: int


def _needed(disk: Disk, task: Task, home: Path) -> Enough:
    _fresh(task, home)
    ended = run(task.words)
    assert ended.status == 0, (task.name, ended)
    current = Library(home).current()
    said = everything(opened(settings_of(home, Path(os.environ["ADVICEHUB_CORPUS"]))))
    found, lines = names(home), lines_of(task)
    room = _PAGE
    while True:  # doubled until it suffices: what is written for a while only counts too
        _fresh(task, home)
        disk.leave(room)
        ended = run(task.words)
        disk.empty()
        if ended.status == 0:
            return Enough(room, current, said, found, lines)
        room *= 2


def _fresh(task: Task, home: Path) -> None:
    """As it was before the task."""
    shutil.rmtree(home, ignore_errors=True)
    if task.base.exists():
        shutil.copytree(task.base, home)
    if task.makes:
        Path(task.makes).unlink(missing_ok=True)


def tasks(folder: Path, disk: Path, made: Places) -> list[Task]:
    """What is tried; the homes they start from are made in `folder`, which is on another disk."""
    nothing, once, twice = folder / "nothing", folder / "once", folder / "twice"
    assert run(["ingest", "--home", str(once), str(made.first)]).status == 0
    shutil.copytree(once, twice)
    assert run(["ingest", "--home", str(twice), str(made.second)]).status == 0
    first = next(each for each in Library(twice).edition_ids() if each != Library(twice).current())
    questions, out = folder / "questions.jsonl", disk / "out.jsonl"
    lines = (json.dumps({"id": number, "text": f"who is told of arrest {number}"}) for number in range(60))
    questions.write_text("\n".join(lines))
    said = [word for name, value in ADDED.items() for word in (f"--{name}", value)]
    batch = ("search", "--batch", str(questions), "--out", str(out), "-k", "3")
    return [
        Task("first ingestion", nothing, ("ingest", str(made.first))),
        Task("next ingestion", once, ("ingest", str(made.second))),
        Task("an archive", once, ("ingest", str(made.archive))),
        Task("addition", once, _corpus("add", str(made.single), *said)),
        Task("withdrawal", once, _corpus("withdraw", "lawyer.txt")),
        Task("undo", twice, _corpus("undo")),
        Task("choice of an edition", twice, ("editions", "use", first)),
        Task("batch", once, batch, str(out)),
    ]


def _corpus(command_: str, *rest: str) -> tuple[str, ...]:
    return ("corpus", command_, *rest, "--yes")


def main() -> None:
    """Try them all and print what came of it."""
    stub_everything()
    folder = Path(sys.argv[1])
    disk_folder, other = folder / "disk", folder / "other"
    disk_folder.mkdir()
    other.mkdir()
    disk, made = Disk(disk_folder), places(other)
    os.environ |= {"ADVICEHUB_CORPUS": str(made.corpus), "ADVICEHUB_PROBES": "off"}
    print(json.dumps([fill(disk, task, made.corpus) for task in tasks(other, disk.folder, made)]))


if __name__ == "__main__":
    main()
