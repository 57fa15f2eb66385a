"""A process's steps on the file system, counted; at a chosen one it kills itself as `kill -9` would.

A step is any call by which the disk may change, or its beginning: a file opened, a rename, a link, a folder made, a
removal, a lock, a write, a flush, an `fsync`, each statement given to SQLite, each file that NumPy or FAISS writes.
"""

import os
import signal
import sys
from types import FrameType
from typing import Any

_EVENTS = {
    "open", "os.rename", "os.link", "os.symlink", "os.mkdir", "os.remove", "os.rmdir", "os.truncate", "os.chmod",
    "sqlite3.connect", "fcntl.flock",
}  # fmt: skip
"""What Python's audit tells of, before it is done, in whatever thread."""

_CALLS = {
    "write", "writelines", "flush", "close", "fsync", "fdatasync", "ftruncate", "pwrite", "tofile", "execute",
    "executemany", "executescript", "commit",
}  # fmt: skip
_CALLS_IN = "write_index"
"""Calls into C, of which the profile tells before and after."""


class Steps:
    """Counts from 1; `last` is the step at which to die, 0 for none."""

    def __init__(self, last: int = 0) -> None:
        self.count = 0
        self._last = last

    def begin(self) -> None:
        """Count from here on. There is no end to it: only a process that is to end should begin."""
        sys.addaudithook(self._audited)
        sys.setprofile(self._profiled)

    def _audited(self, event: str, arguments: tuple[Any, ...]) -> None:
        if event in _EVENTS:
            self._step()

    def _profiled(self, frame: FrameType, event: str, called: Any) -> None:
        if event in ("c_call", "c_return"):
            name = getattr(called, "__name__", "")
            if name in _CALLS or _CALLS_IN in name:
                self._step()

    def _step(self) -> None:
        self.count += 1
        if self.count == self._last:
            os.kill(os.getpid(), signal.SIGKILL)
