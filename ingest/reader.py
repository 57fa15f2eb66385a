"""What anything that reads a kind of file must be."""

from pathlib import Path
from typing import Protocol

from ingest.document import Document
from ingest.watch import NO_WATCH, Watch


class Reader(Protocol):
    """Reads one kind of file. Implementations pass `tests/contracts/reader.py`."""

    def read(self, path: Path, watch: Watch = NO_WATCH) -> Document:
        """Return the document in `path`; raise `SourceError`, naming file and reason, when it cannot be
        read.
        """
        ...
