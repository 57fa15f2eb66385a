"""Documents that were read and wait for their edition: in memory while they are few, else in a file aside."""

from collections.abc import Callable
from pathlib import Path

from index.shelf import Held
from index.text_store import Entry, Listed
from index.text_writer import TextWriter

IN_MEMORY = 10_000_000
"""Characters of text that wait in memory; with their runs and blocks they take some twenty bytes each."""


class Incoming:
    """Keeps entries; thirty years of documents that come at once need not fit in memory.

    `aside` gives a folder for the files when there is need of one; it must outlast every `Held` that came from here.
    """

    def __init__(self, aside: Callable[[], Path]) -> None:
        self._aside = aside
        self._characters = 0
        self._folder: Path | None = None
        self._writers: dict[str, TextWriter] = {}

    def keep(self, group: str, entry: Entry) -> Held:
        """The document for a shelf of `group`. What was put aside can be read once `close` was called."""
        self._characters += len(entry.document.text)
        if self._characters <= IN_MEMORY:
            return Held.of(group, entry)
        file = self._file(group)
        if group not in self._writers:
            self._writers[group] = TextWriter(file)
        self._writers[group].add(entry)
        return Held.stored(group, Listed.of(entry), file)

    def close(self) -> None:
        """Nothing more comes."""
        while self._writers:
            self._writers.popitem()[1].finish([])

    def _file(self, group: str) -> Path:
        if self._folder is None:
            self._folder = self._aside()
        return self._folder / f"{group}.db"
