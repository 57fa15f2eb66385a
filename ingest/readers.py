"""Which reader reads which kind of file, by suffix."""

from pathlib import Path

from advicehub.errors import SourceError

from ingest.reader import Reader
from ingest.text import TextReader

_READERS: dict[str, Reader] = {".txt": TextReader()}

SUPPORTED = frozenset(_READERS)
"""Suffixes that can be read, in lower case with their dot."""


def reader_for(path: Path) -> Reader:
    """The reader for `path`, chosen by its suffix; raise `SourceError` for a kind that cannot be read."""
    try:
        return _READERS[path.suffix.lower()]
    except KeyError:
        kind = path.suffix or "no suffix"
        raise SourceError(path.name, f"it is not a kind of file that can be read ({kind})") from None
