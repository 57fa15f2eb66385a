"""The inside of the jail: one limited process reads one file and answers in JSON.

Policy. A source file is hostile until read: it may crash the reader, fill the memory, never end, or
take the process over. So the process that reads it is limited before it opens the file (memory, CPU
time, no sockets, no core dumps, no writing of files, few open files), holds no vectors and no secrets,
and answers with bytes that the parent checks as JSON and never unpickles.

This module is imported once, in the server that children are forked from: it must stay light. A child imports the
reader of its file itself, unless `ingest.jailed.all_readers` has loaded them all.
"""

import gc
import importlib
import resource
import signal
from collections.abc import Callable, Iterable, Mapping
from multiprocessing.connection import Connection
from pathlib import Path

from advicehub import egress
from advicehub.errors import AdviceHubError
from ingest import identifier, wire
from ingest.jailed.child_watch import ChildWatch
from ingest.jailed.limits import Limits
from ingest.jailed.messages import DOCUMENT, END, PART, REFUSED
from ingest.jailed.task import Argument, Task
from ingest.reader import Reader
from ingest.readers import reader_for

_OPEN_FILES = 64
_LEAST_PAGE = 10
"""Bytes of a page in a file, at least: it bounds the processor time a file may ever ask for."""


def read_one(task: Task, answers: Connection, reader: Reader | None = None) -> None:
    """Read the file of `task` (with `reader`, if given) and send the document, or why there is none."""
    path = Path(task.path)

    def read() -> None:
        watch = ChildWatch(answers, task.limits, task.broken)
        document = (reader or reader_for(path)).read(path, watch)
        answers.send_bytes(DOCUMENT + wire.dump(document))

    _guarded(read, path, task.limits, answers)


def call_one(function: str, path: str, arguments: Mapping[str, Argument], limits: Limits, answers: Connection) -> None:
    """Send the parts (bytes) that "package.module:function" yields for the file at `path` and `arguments`."""

    def call() -> None:
        module, _, name = function.partition(":")
        made: Callable[..., Iterable[bytes]] = getattr(importlib.import_module(module), name)
        for part in made(Path(path), **arguments):
            answers.send_bytes(PART + part)
        answers.send_bytes(END)

    _guarded(call, Path(path), limits, answers)


def _guarded(work: Callable[[], None], path: Path, limits: Limits, answers: Connection) -> None:
    """Do `work` under `limits`; whatever it raises becomes a reason for a person."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides, and kills
    limit(path, limits)
    try:
        work()
    except MemoryError:
        gc.collect()
        answers.send_bytes(REFUSED + b"reading it takes more memory than is allowed")
    except AdviceHubError as error:
        answers.send_bytes(REFUSED + str(getattr(error, "reason", error)).encode("utf-8", "replace"))
    except RecursionError:
        answers.send_bytes(REFUSED + b"it is nested too deeply to be read")
    except Exception as error:
        name = type(error).__name__
        answers.send_bytes(REFUSED + f"the reader failed on it ({name}); please report the file".encode())


def limit(path: Path, limits: Limits) -> None:
    """Limit this process for good, to what reading the file at `path` may take."""
    egress.seal()
    pages = int(Path("/proc/self/statm").read_text().split()[0]) if Path("/proc/self/statm").exists() else 0
    _lower(resource.RLIMIT_AS, pages * resource.getpagesize() + limits.memory)
    _lower(resource.RLIMIT_CPU, int(limits.seconds) + 1, int(_most_seconds(path, limits)) + 3)
    _lower(resource.RLIMIT_CORE, 0)
    _lower(resource.RLIMIT_FSIZE, 0)
    _lower(resource.RLIMIT_NOFILE, _OPEN_FILES)


def _most_seconds(path: Path, limits: Limits) -> float:
    try:
        pages = min(path.stat().st_size // _LEAST_PAGE, 100_000)
    except OSError:
        pages = 0
    return limits.of_file(pages) + limits.page * pages


def _lower(kind: int, soft: int, hard: int | None = None) -> None:
    before = resource.getrlimit(kind)[1]
    hard = soft if hard is None else hard
    hard = hard if before == resource.RLIM_INFINITY else min(hard, before)
    resource.setrlimit(kind, (min(soft, hard), hard))


def _prepare() -> None:
    """What a child could not do under its limits, done once in the server they are forked from."""
    # Tables that had to be unpacked would be written first.
    identifier.prepare()
    gc.collect()
    gc.freeze()
    # A child reads one file and ends: looking for cycles as often as in a long life takes a tenth of its time.
    gc.set_threshold(50_000, 20, 20)


_prepare()
