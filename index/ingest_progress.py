"""What a person sees while files are ingested: files and pages done, pages a second, the time left."""

import time

from advicehub.terminal import Count


class IngestProgress:
    """Implements `index.told.Told` on the bars of `count`; remembers what it was told, for the summary."""

    def __init__(self, count: Count) -> None:
        self._count = count
        self._started = time.perf_counter()
        self._seconds = 0.0
        self.pages_read = 0

    def files(self, done: int, total: int) -> None:
        """See `Told.files`."""
        self._seconds = time.perf_counter() - self._started
        self._count("reading files", done, total)

    def pages(self, done: int, known: int) -> None:
        """See `Told.pages`."""
        self.pages_read = done
        self._count("reading pages", done, known)

    def embedded(self, model: str, done: int, total: int) -> None:
        """See `Told.embedded`."""
        self._count(f"embedding ({model})", done, total)

    @property
    def speed(self) -> str:
        """ "240 pages in 12.0 s, 20.0 a second"; '' when no page was read."""
        if not self.pages_read or not self._seconds:
            return ""
        return f"{self.pages_read:,} pages in {self._seconds:,.1f} s, {self.pages_read / self._seconds:,.1f} a second"
