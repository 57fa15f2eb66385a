"""Reads files in limited child processes, one file each, so that a hostile file costs only itself.

Children are forked from a server that has imported the readers and nothing heavy. Each has a limit
on memory, CPU time and wall-clock time; its answer is length-capped JSON. See `ingest.jail_child`.
"""

import math
import multiprocessing
import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import forkserver
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerProcess
from pathlib import Path
from types import ModuleType

from advicehub.errors import SourceError
from ingest import wire
from ingest.collect import Refused
from ingest.document import Document
from ingest.extraction_cache import ExtractionCache

__all__ = ["Limits", "Read", "Refused", "read_all", "read_file"]

_CHILD = "ingest.jail_child"
_CONTEXT = multiprocessing.get_context("forkserver")
_START = threading.Lock()

Target = Callable[[str, int, Connection], None]
"""What runs in a child: it gets the file's path, its CPU seconds and the pipe for its answer."""


@dataclass(frozen=True, slots=True)
class Read:
    """`path` was read as `document`."""

    path: Path
    document: Document


@dataclass(frozen=True, slots=True)
class Limits:
    """Wall-clock seconds a file has, and for each of its pages; bytes its answer may have."""

    seconds: float = 20.0
    seconds_per_page: float = 0.1
    answer: int = 128 * 1024 * 1024


def read_all(
    files: Iterable[Path],
    workers: int | None = None,
    cache: ExtractionCache | None = None,
    limits: Limits = Limits(),
) -> Iterator[Read | Refused]:
    """Read `files`, `workers` at a time (one per CPU when None), and yield the results in their order.

    A file that is wrong, crashes its reader, takes too much or never ends is `Refused` with the
    reason; the others go on. What `cache` holds is not read again. When the caller stops, or is
    interrupted, the children are killed.
    """
    count = workers or os.cpu_count() or 1
    jail = _Jail(limits, cache)
    waiting: deque[Future[Read | Refused]] = deque()
    pool = ThreadPoolExecutor(count, thread_name_prefix="jail")
    try:
        for path in files:
            waiting.append(pool.submit(jail.read, Path(path)))
            # No more than a few documents wait in memory for a slow caller.
            if len(waiting) > 4 * count:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    finally:
        jail.close()
        pool.shutdown(wait=True, cancel_futures=True)


def read_file(path: Path, cache: ExtractionCache | None = None) -> Document:
    """Read one file in the jail; raise `SourceError` when it is refused."""
    for result in read_all([path], 1, cache):
        if isinstance(result, Read):
            return result.document
        raise SourceError(path.name, result.reason)
    raise SourceError(path.name, "it was not read")


def warm() -> None:
    """Start the server that children are forked from, without waiting: it gets ready while the caller works."""
    with _START, _no_main():
        _ensure_server()


def _ensure_server() -> None:
    # A server interrupted while it starts would print a traceback of its own; the mask is inherited.
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        forkserver.ensure_running()
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


class _Jail:
    def __init__(self, limits: Limits, cache: ExtractionCache | None, target: Target | None = None) -> None:
        self._limits = limits
        self._target = target or _inside
        self._cache = cache
        self._children: set[ForkServerProcess] = set()
        self._lock = threading.Lock()
        self._closed = False

    def read(self, path: Path) -> Read | Refused:
        found = self._cache.get(path) if self._cache else None
        if found is not None:
            return Read(path, found)
        result = self._read(path)
        if self._cache and isinstance(result, Read):
            self._cache.put(path, result.document)
        return result

    def close(self) -> None:
        """Kill every child that still runs, and start none any more."""
        with self._lock:
            self._closed = True
            for child in self._children:
                child.kill()

    def _read(self, path: Path) -> Read | Refused:
        ours, theirs = _CONTEXT.Pipe(duplex=False)
        seconds = math.ceil(self._limits.seconds + self._limits.seconds_per_page * _most_pages(path))
        child = _CONTEXT.Process(target=self._target, args=(str(path.absolute()), seconds, theirs), daemon=True)
        try:
            if not self._start(child):
                return Refused(path, "reading was stopped")
            theirs.close()
            return _Wait(path, child, ours, self._limits).result()
        finally:
            ours.close()
            self._end(child)

    def _start(self, child: ForkServerProcess) -> bool:
        with self._lock:
            if self._closed:
                return False
            with _START, _no_main():
                _ensure_server()
                child.start()
            self._children.add(child)
            return True

    def _end(self, child: ForkServerProcess) -> None:
        with self._lock:
            if child not in self._children:
                return
            self._children.discard(child)
        if child.is_alive():
            child.kill()
        child.join()
        child.close()


class _Wait:
    """Waits for one child's answer; a timer kills a child that is over its time."""

    def __init__(self, path: Path, child: ForkServerProcess, answers: Connection, limits: Limits) -> None:
        self._path = path
        self._child = child
        self._answers = answers
        self._limits = limits
        self._late = False
        self._timer = threading.Timer(0, self._kill)

    def result(self) -> Read | Refused:
        self._allow(self._limits.seconds)
        try:
            return self._answer()
        except EOFError:
            return Refused(self._path, self._cause())
        except OSError:
            return Refused(self._path, "its text is longer than is allowed")
        except ValueError as error:
            return Refused(self._path, f"the reader's answer cannot be used ({error})")
        finally:
            self._timer.cancel()

    def _answer(self) -> Read | Refused:
        while True:
            message = self._answers.recv_bytes(self._limits.answer)
            kind, body = message[:1], message[1:]
            if kind == b"P":
                self._allow(self._limits.seconds + self._limits.seconds_per_page * int(body))
            elif kind == b"D":
                return Read(self._path, wire.load(body))
            else:
                return Refused(self._path, body.decode("utf-8", "replace"))

    def _allow(self, seconds: float) -> None:
        self._timer.cancel()
        self._timer = threading.Timer(seconds, self._kill)
        self._timer.daemon = True
        self._timer.start()

    def _kill(self) -> None:
        self._late = True
        if self._child.is_alive():
            self._child.kill()

    def _cause(self) -> str:
        """Why a child ended without an answer."""
        self._child.join(5)
        if self._late or self._child.exitcode in (-24, -9):  # SIGXCPU, or SIGKILL at the hard limit
            return "reading it takes longer than is allowed"
        return "the reader broke down on it; the file is damaged or hostile"


def _most_pages(path: Path) -> int:
    """A bound on the pages of `path`, from its size: no page takes less than 200 bytes."""
    try:
        return min(path.stat().st_size // 200, 100_000)
    except OSError:
        return 0


def _inside(path: str, seconds: int, answers: Connection) -> None:
    # Imported here, in the child: the parent needs none of the readers to start one.
    from ingest.jail_child import read_one

    read_one(path, seconds, answers)


@contextmanager
def _no_main() -> Iterator[None]:
    """Hide the program's main module: multiprocessing would import it, with all it imports, in
    every child.
    """
    main = sys.modules["__main__"]
    sys.modules["__main__"] = ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = main


_CONTEXT.set_forkserver_preload([_CHILD])
