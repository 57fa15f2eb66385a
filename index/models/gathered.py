"""Work of several threads done together: what waits while one batch runs is the next batch."""

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from threading import Lock
from typing import Generic, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")


class Gathered(Generic[Item, Result]):
    """Calls `work` with the items of all threads that wait, never with more than `most`, and gives each its result.

    Nobody waits for others to come: a lone item is worked on at once, by its own thread. Nothing of an item is kept.
    """

    def __init__(self, work: Callable[[Sequence[Item]], Sequence[Result]], most: int) -> None:
        self._work = work
        self._most = most
        self._waiting: list[tuple[Item, Future[Result]]] = []
        self._listed = Lock()
        self._working = Lock()

    def __call__(self, item: Item) -> Result:
        """What `work` makes of `item`. Raises what `work` raises, to everyone in the batch."""
        own: Future[Result] = Future()
        with self._listed:
            self._waiting.append((item, own))
        while not own.done():
            with self._working:
                # Whoever worked before may have taken it along.
                if not own.done():
                    self._next()
        return own.result()

    def _next(self) -> None:
        with self._listed:
            batch, self._waiting = self._waiting[: self._most], self._waiting[self._most :]
        try:
            results = self._work([item for item, _ in batch])
            for (_, future), result in zip(batch, results, strict=True):
                future.set_result(result)
        except BaseException as error:
            for _, future in batch:
                if not future.done():
                    future.set_exception(error)
