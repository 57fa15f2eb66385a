"""Where requests that compute wait their turn: a few threads at once, and a queue that ends."""

from collections.abc import Callable
from typing import ParamSpec, TypeVar

from anyio import CapacityLimiter, to_thread

P = ParamSpec("P")
T = TypeVar("T")

THREADS = 4
WAITING = 64


class Busy(Exception):
    """Too many requests are waiting already."""


class Workers:
    """Runs blocking work beside the event loop, THREADS at once: more would only share the same cores."""

    def __init__(self, threads: int = THREADS, waiting: int = WAITING) -> None:
        self._limiter = CapacityLimiter(threads)
        self._waiting = waiting

    async def run(self, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """What `work(*args, **kwargs)` returns or raises. Raises `Busy` when the queue is full."""
        if self._limiter.statistics().tasks_waiting >= self._waiting:
            raise Busy
        return await to_thread.run_sync(lambda: work(*args, **kwargs), limiter=self._limiter)
