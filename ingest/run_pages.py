"""The pages a stretch of text stands on."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from ingest.run import Run


class RunPages:
    """Looks pages up in runs ordered by start."""

    def __init__(self, runs: Sequence[Run]) -> None:
        self._runs = runs
        self._starts = [run.start for run in runs]
        self._ends = [run.end for run in runs]

    def of(self, start: int, end: int) -> tuple[int, ...]:
        """The 1-based pages on which text in [start, end) stands, ascending."""
        first, last = bisect_right(self._ends, start), bisect_left(self._starts, end)
        return tuple(sorted({run.page for run in self._runs[first:last]}))
