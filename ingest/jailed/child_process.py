"""One limited child process: started from the server that children are forked from, watched, and killed."""

import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from math import inf
from multiprocessing import forkserver, get_context
from types import ModuleType
from typing import Any, Literal

_CONTEXT = get_context("forkserver")
_FEW = ["ingest.jailed.jail_child", "ingest.jailed.one_reader"]
_MANY = [*_FEW, "ingest.jailed.all_readers"]
_CONTEXT.set_forkserver_preload(_MANY)
_START = threading.Lock()
_TICK = 0.25

Target = Callable[..., None]
"""What runs in a child: it gets the arguments given, and last the pipe for its answer."""

Cause = Literal["page time", "file time", "memory", "crash"]


def warm(few: bool = False) -> None:
    """Start the server that children are forked from, without waiting: it gets ready while the caller works.

    For a `few` files it is ready sooner, and a child that reads another kind than Markdown imports its reader. Nothing
    changes in a process that has started it before.
    """
    with _START, _no_main():
        _CONTEXT.set_forkserver_preload(_FEW if few else _MANY)
        _ensure_server()


class ChildProcess:
    """A child that runs `target`; use it in a `with` block, after which it is dead.

    The clock starts with no limit: `allow_file` and `allow_page` set when the child is killed.
    """

    def __init__(self, target: Target, arguments: tuple[Any, ...]) -> None:
        self._answers, self._theirs = _CONTEXT.Pipe(duplex=False)
        self._process = _CONTEXT.Process(target=target, args=(*arguments, self._theirs), daemon=True)
        self._ends = {"file": inf, "page": inf}
        self._started = time.monotonic()
        self._late: Literal["", "file", "page"] = ""
        self._over = threading.Event()
        self._clock = threading.Thread(target=self._watch, name="jail clock", daemon=True)

    def start(self) -> None:
        with _START, _no_main():
            _ensure_server()
            self._process.start()
        self._started = time.monotonic()
        self._theirs.close()
        self._clock.start()

    def message(self, most: int) -> bytes:
        """The next message; `EOFError` when the child has ended, `OSError` for one of more than `most` bytes."""
        return self._answers.recv_bytes(most)

    def allow_file(self, seconds: float) -> None:
        """The child may run for `seconds` from its start."""
        self._ends["file"] = self._started + seconds

    def allow_page(self, seconds: float = inf) -> None:
        """The page that begins now may take `seconds`; without a number there is no page."""
        self._ends["page"] = time.monotonic() + seconds

    def cause(self) -> Cause:
        """Why a child ended without an answer."""
        self._process.join(5)
        code = self._process.exitcode
        if self._late == "page" or code == -signal.SIGPROF:
            return "page time"
        if self._late == "file" or code == -signal.SIGXCPU:
            return "file time"
        # Killed, but not by us: the kernel ends what takes the machine's last memory.
        return "memory" if code == -signal.SIGKILL else "crash"

    def kill(self) -> None:
        """End the child now; what it had sent may still be read."""
        if self._process.is_alive():
            self._process.kill()

    def close(self) -> None:
        """Kill the child and wait for its end."""
        self._over.set()
        self._answers.close()
        self._theirs.close()
        if self._process.pid is None:
            return
        self.kill()
        self._process.join()
        if self._clock.ident is not None:
            self._clock.join()
        self._process.close()

    def _watch(self) -> None:
        while not self._over.is_set():
            now = time.monotonic()
            for name in ("page", "file"):
                if self._ends[name] <= now:
                    self._late = name
                    self.kill()
                    return
            self._over.wait(_TICK)


def _ensure_server() -> None:
    # A server interrupted while it starts would print a traceback of its own; the mask is inherited.
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        forkserver.ensure_running()
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


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
