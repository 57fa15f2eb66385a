"""How many pages have been read, over all the files that are read at once."""

import threading
from collections.abc import Callable
from pathlib import Path

PagesDone = Callable[[int, int], None]
"""Called with (pages read so far, pages of the files opened so far); from any thread, never from two at once."""


class PageCount:
    """Counts pages and tells `done`; a page that is read again because its neighbour broke counts once."""

    def __init__(self, done: PagesDone | None) -> None:
        self._done = done
        self._lock = threading.Lock()
        self._counts: dict[Path, tuple[int, int]] = {}
        self._read = self._known = 0

    def opened(self, path: Path, pages: int) -> None:
        """`path` has `pages` pages."""
        self._set(path, 0, pages)

    def reached(self, path: Path, number: int) -> None:
        """Page `number` (1-based) of `path` begins."""
        self._set(path, number - 1, 0)

    def finished(self, path: Path, pages: int) -> None:
        """All `pages` pages of `path` are read."""
        self._set(path, pages, pages)

    def _set(self, path: Path, read: int, known: int) -> None:
        if self._done is None:
            return
        with self._lock:
            before = self._counts.get(path, (0, 0))
            after = max(before[0], read), max(before[1], known)
            if after != before:
                self._counts[path] = after
                self._read += after[0] - before[0]
                self._known += after[1] - before[1]
                self._done(self._read, self._known)
