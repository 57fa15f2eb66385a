"""Which reader reads which kind of file, by suffix."""

from pathlib import Path

from advicehub.errors import SourceError
from ingest import markdown, text
from ingest.pdf import reader as pdf
from ingest.reader import Reader

_READERS: dict[str, tuple[Reader, str]] = {
    ".md": (markdown.MarkdownReader(), markdown.EXTRACTOR),
    ".pdf": (pdf.PdfReader(), pdf.EXTRACTOR),
    ".txt": (text.TextReader(), text.EXTRACTOR),
}

SUPPORTED = frozenset(_READERS)
"""Suffixes that can be read, in lower case with their dot."""


def reader_for(path: Path) -> Reader:
    """The reader for `path`, chosen by its suffix; raise `SourceError` for a kind that cannot be read."""
    return _found(path)[0]


def extractor_for(path: Path) -> str:
    """The name and versions of the reader for `path`; raise `SourceError` for a kind that cannot be read."""
    return _found(path)[1]


def kind_of(path: Path) -> str:
    """The kind of a file in words for a person: its suffix, or "no suffix"."""
    return path.suffix or "no suffix"


def _found(path: Path) -> tuple[Reader, str]:
    try:
        return _READERS[path.suffix.lower()]
    except KeyError:
        raise SourceError(path.name, f"it is not a kind of file that can be read ({kind_of(path)})") from None
