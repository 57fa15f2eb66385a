"""Who hears how far an ingestion has come."""

from typing import Protocol


class Told(Protocol):
    """Hears how far an ingestion has come; a progress display."""

    def files(self, done: int, total: int) -> None:
        """`done` of `total` files that had to be read are read."""
        ...

    def pages(self, done: int, known: int) -> None:
        """`done` pages are read of the `known` pages of the files opened so far. Called from other threads."""
        ...

    def embedded(self, model: str, done: int, total: int) -> None:
        """`model` has embedded `done` of `total` passages of a segment."""
        ...


class Silent:
    """Tells nobody."""

    def files(self, done: int, total: int) -> None: ...

    def pages(self, done: int, known: int) -> None: ...

    def embedded(self, model: str, done: int, total: int) -> None: ...


SILENT = Silent()
