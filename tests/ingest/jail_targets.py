"""What hostile files do to a reader, for tests of the jail."""

import os
import signal
import time
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path

from ingest.assemble import assemble
from ingest.document import Document
from ingest.draft import Draft, Piece
from ingest.jailed.jail_child import limit, read_one
from ingest.jailed.task import Task
from ingest.ledger import Ledger, PageTrouble
from ingest.watch import NO_WATCH, Step, Watch


def hang(task: Task, answers: Connection) -> None:
    """Never answer."""
    time.sleep(600)


def toil(task: Task, answers: Connection) -> None:
    """Compute for ever."""
    limit(Path(task.path), task.limits)
    _spin()


def crash(task: Task, answers: Connection) -> None:
    """Die as a fault in a C library makes a process die."""
    os.kill(os.getpid(), signal.SIGSEGV)


def starve(task: Task, answers: Connection) -> None:
    """Die as the kernel makes a process die that takes the last memory of the machine."""
    os.kill(os.getpid(), signal.SIGKILL)


def hoard(task: Task, answers: Connection) -> None:
    """Take more memory than is allowed."""
    limit(Path(task.path), task.limits)
    data = bytearray(4 * 1024**3)
    answers.send_bytes(b"R" + str(len(data)).encode())


def babble(task: Task, answers: Connection) -> None:
    """Answer with something that is no document."""
    answers.send_bytes(b'D{"id": "x"}')


def flood(task: Task, answers: Connection) -> None:
    """Answer with more than is allowed."""
    answers.send_bytes(b"D" + b"x" * 5_000_000)


def connect(task: Task, answers: Connection) -> None:
    """Try to reach the network."""
    limit(Path(task.path), task.limits)
    import socket

    try:
        socket.socket().connect(("192.0.2.1", 80))
    except PermissionError as error:
        answers.send_bytes(b"R" + str(error).encode())


def write(task: Task, answers: Connection) -> None:
    """Try to write a file."""
    limit(Path(task.path), task.limits)
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    try:
        Path(task.path).with_name("written").write_bytes(b"x")
    except OSError as error:
        answers.send_bytes(b"R" + str(error.strerror).encode())


def modules(task: Task, answers: Connection) -> None:
    """Tell which modules a child holds."""
    import sys

    answers.send_bytes(b"R" + " ".join(sys.modules).encode())


def pages_that_hang(task: Task, answers: Connection) -> None:
    """A file of five pages; nobody can read the third, nor use the second reader on the fourth."""
    read_one(task, answers, _Pages(5, {(3, "read"), (4, "second")}, hang=True))


def pages_that_crash(task: Task, answers: Connection) -> None:
    """A file of five pages; the first crashes its reader."""
    read_one(task, answers, _Pages(5, {(1, "read")}))


def pages_that_all_crash(task: Task, answers: Connection) -> None:
    """A file whose every page crashes its reader."""
    read_one(task, answers, _Pages(20, {(number, "read") for number in range(1, 21)}))


def breaks_at_the_end(task: Task, answers: Connection) -> None:
    """A file that crashes its reader when all pages are read."""
    read_one(task, answers, _Pages(2, set(), end=True))


@dataclass(frozen=True)
class _Pages:
    """A reader of `count` pages that breaks down at the steps in `bad`, or at the `end`."""

    count: int
    bad: set[tuple[int, Step]]
    hang: bool = False
    end: bool = False

    def read(self, path: Path, watch: Watch = NO_WATCH) -> Document:
        drafts, troubles = [], []
        watch.pages(self.count)
        for number in range(1, self.count + 1):
            for step in ("read", "second"):
                if reason := watch.page(number, step):
                    troubles.append(PageTrouble(number, f"{step}: {reason}"))
                    continue
                if (number, step) in self.bad:
                    _spin() if self.hang else os.kill(os.getpid(), signal.SIGSEGV)
                drafts.append(Draft("paragraph", (Piece(f"{step} {number}"),)))
        watch.rest()
        if self.end:
            os.kill(os.getpid(), signal.SIGSEGV)
        ledger = Ledger(pages=self.count, troubles=tuple(troubles))
        return assemble(path, path.read_bytes(), "test 1", drafts, ledger=ledger)


def _spin() -> None:
    while True:
        pass
