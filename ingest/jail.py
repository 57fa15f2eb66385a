"""Reads files in limited child processes, one file each, so that a hostile file costs only itself.

Children are forked from a server that has imported the readers and nothing heavy. Each has a limit
on memory, processor time and wall-clock time; its answer is length-capped JSON. A page that crashes
its reader or never ends costs only itself: the file is read again without it. See `ingest.jailed.jail_child`.
"""

import os
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path

from advicehub.errors import SourceError
from ingest import wire
from ingest.collect import Refused
from ingest.document import Document
from ingest.extraction_cache import ExtractionCache
from ingest.jailed.child_process import Cause, ChildProcess, Target, warm
from ingest.jailed.limits import STANDARD, Limits
from ingest.jailed.messages import DOCUMENT, END, PAGES, PART, REST, STEP
from ingest.jailed.page_count import PageCount, PagesDone
from ingest.jailed.task import Argument, Broken, Task
from ingest.watch import Step

__all__ = ["Limits", "Read", "Refused", "call_limited", "read_all", "read_file", "warm"]

_OVER_TIME = "reading it takes longer than is allowed"
_OVER_MEMORY = "reading it takes more memory than is allowed"
_BROKE = "the reader broke down on it; the file is damaged or hostile"
_CAUSES: Mapping[Cause, str] = {
    "page time": _OVER_TIME, "file time": _OVER_TIME, "memory": _OVER_MEMORY, "crash": _BROKE
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Read:
    """`path` was read as `document`."""

    path: Path
    document: Document


@dataclass(frozen=True, slots=True)
class _Broken:
    """`step` on page `number` ended the child, for `reason`."""

    number: int
    step: Step
    reason: str


def read_all(
    files: Iterable[Path],
    workers: int | None = None,
    cache: ExtractionCache | None = None,
    limits: Limits = STANDARD,
    pages_done: PagesDone | None = None,
) -> Iterator[Read | Refused]:
    """Read `files`, `workers` at a time (one per CPU when None), and yield the results in their order.

    A file that is wrong, crashes its reader, takes too much or never ends is `Refused` with the
    reason; the others go on. What `cache` holds is not read again, so a reading that was interrupted
    goes on where it was. `pages_done` is told of every page. When the caller stops, or is
    interrupted, the children are killed.
    """
    count = workers or os.cpu_count() or 1
    jail = _Jail(limits, cache, PageCount(pages_done))
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


def call_limited(
    function: str, path: Path, arguments: Mapping[str, Argument] | None = None, limits: Limits = STANDARD
) -> Iterator[bytes]:
    """Run "package.module:function" in a limited child on the file at `path`, and yield the bytes it yields.

    In the child it is called as function(path, **arguments) and returns an iterable of bytes, each of
    at most `limits.answer`; they pass on as they come, so that many large parts never lie in memory
    together. What the function raises as `SourceError`, and every limit it meets, is a `SourceError`
    here. Close the iterator to end the child early.
    """
    child = ChildProcess(_call, (function, str(path.absolute()), dict(arguments or {}), limits))
    try:
        child.start()
        child.allow_file(limits.patience * limits.seconds)
        while (message := _message(child, path, limits))[:1] != END:
            if message[:1] != PART:
                raise SourceError(path.name, message[1:].decode("utf-8", "replace"))
            yield message[1:]
    finally:
        child.close()


def _message(child: ChildProcess, path: Path, limits: Limits) -> bytes:
    try:
        return child.message(limits.answer)
    except EOFError:
        raise SourceError(path.name, _CAUSES[child.cause()]) from None
    except OSError:
        raise SourceError(path.name, "what is in it is longer than is allowed") from None


class _Jail:
    def __init__(
        self, limits: Limits, cache: ExtractionCache | None, pages: PageCount, target: Target | None = None
    ) -> None:
        self._limits = limits
        self._target = target or _read
        self._cache = cache
        self._pages = pages
        self._children: set[ChildProcess] = set()
        self._lock = threading.Lock()
        self._closed = False

    def read(self, path: Path) -> Read | Refused:
        found = self._cache.get(path) if self._cache else None
        result = Read(path, found) if found is not None else self._read(path)
        if isinstance(result, Read):
            self._pages.finished(path, result.document.ledger.pages)
            if self._cache and found is None:
                self._cache.put(path, result.document)
        return result

    def close(self) -> None:
        """Kill every child that still runs, and start none any more."""
        with self._lock:
            self._closed = True
            for child in self._children:
                child.kill()

    def _read(self, path: Path) -> Read | Refused:
        """Read `path`, again and again without the steps that broke down, until there are too many."""
        broken: dict[tuple[int, Step], str] = {}
        while True:
            result = self._try(path, broken)
            if not isinstance(result, _Broken):
                return result
            broken[result.number, result.step] = result.reason
            if len(broken) > self._limits.broken_pages:
                return Refused(path, f"the reader broke down on {len(broken)} of its pages; it is damaged or hostile")

    def _try(self, path: Path, broken: Broken) -> Read | Refused | _Broken:
        task = Task(str(path.absolute()), self._limits, dict(broken))
        child = ChildProcess(self._target, (task,))
        with self._running(child) as runs:
            if not runs:
                return Refused(path, "reading was stopped")
            return _Wait(path, child, self._limits, self._pages).result()

    @contextmanager
    def _running(self, child: ChildProcess) -> Iterator[bool]:
        with self._lock:
            if not self._closed:
                child.start()
                self._children.add(child)
        try:
            yield child in self._children
        finally:
            with self._lock:
                self._children.discard(child)
            child.close()


class _Wait:
    """Waits for one child's document, and follows it from page to page."""

    def __init__(self, path: Path, child: ChildProcess, limits: Limits, pages: PageCount) -> None:
        self._path = path
        self._child = child
        self._limits = limits
        self._pages = pages
        self._count = self._ocr = 0
        self._at: tuple[int, Step] | None = None
        self._heard: Mapping[bytes, Callable[[bytes], None]] = {
            PAGES: self._opened,
            STEP: self._begins,
            REST: self._rest,
        }

    def result(self) -> Read | Refused | _Broken:
        self._allow()
        try:
            while (message := self._child.message(self._limits.answer))[:1] in self._heard:
                self._heard[message[:1]](message[1:])
            if message[:1] == DOCUMENT:
                return Read(self._path, wire.load(message[1:]))
            return Refused(self._path, message[1:].decode("utf-8", "replace"))
        except EOFError:
            return self._broken()
        except OSError:
            return Refused(self._path, "its text is longer than is allowed")
        except ValueError as error:
            return Refused(self._path, f"the reader's answer cannot be used ({error})")

    def _broken(self) -> Refused | _Broken:
        cause = self._child.cause()
        if self._at is None or cause == "file time":
            return Refused(self._path, _CAUSES[cause])
        late = f"reading it took longer than {self._limits.page:g} seconds"
        reasons: Mapping[Cause, str] = {
            "page time": late if self._at[1] != "ocr" else "drawing it for OCR takes too long",
            "memory": _OVER_MEMORY,
            "crash": "the reader broke down on it",
        }
        return _Broken(*self._at, reasons[cause])

    def _opened(self, body: bytes) -> None:
        self._count = int(body)
        self._pages.opened(self._path, self._count)
        self._allow()

    def _begins(self, body: bytes) -> None:
        number, _, name = body.partition(b" ")
        step: Step = "ocr" if name == b"ocr" else "second" if name == b"second" else "read"
        self._at = int(number), step
        self._pages.reached(self._path, int(number))
        seconds = self._limits.page
        if step == "ocr":
            seconds += self._limits.ocr
            self._ocr += 1
            self._allow()
        self._child.allow_page(self._limits.patience * seconds)

    def _rest(self, body: bytes) -> None:
        self._at = None
        self._child.allow_page()

    def _allow(self) -> None:
        """The whole file's time on the clock, from now: it grows with the pages, and with OCR."""
        seconds = self._limits.of_file(self._count) + self._ocr * (self._limits.page + self._limits.ocr)
        self._child.allow_file(self._limits.patience * seconds)


def _read(task: Task, answers: Connection) -> None:
    # Imported here, in the child: the parent needs none of the readers to start one.
    from ingest.jailed.jail_child import read_one

    read_one(task, answers)


def _call(function: str, path: str, arguments: Mapping[str, Argument], limits: Limits, answers: Connection) -> None:
    from ingest.jailed.jail_child import call_one

    call_one(function, path, arguments, limits, answers)
