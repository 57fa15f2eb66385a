"""Which reader reads which kind of file."""

from dataclasses import dataclass, replace
from importlib import import_module
from pathlib import Path
from typing import Any

from advicehub.errors import SourceError
from ingest.document import Document
from ingest.kind import NAMES, SUFFIXES, Kind, kind_of
from ingest.reader import Reader
from ingest.watch import NO_WATCH, Watch

_READERS: dict[Kind, str] = {
    "docx": "ingest.docx.reader:DocxReader",
    "eml": "ingest.eml:EmlReader",
    "html": "ingest.html.reader:HtmlReader",
    "markdown": "ingest.markdown:MarkdownReader",
    "odt": "ingest.odt.reader:OdtReader",
    "pdf": "ingest.pdf.reader:PdfReader",
    "text": "ingest.text:TextReader",
}
"""Where each is, as "module:class". They are imported when needed: all together take a second, and who asks one
question needs the one or two that its quotations are compared with."""


def load_all() -> None:
    """Import every reader now: for a process from which many files are read."""
    for kind in _READERS:
        _module(kind)


def reader_for(path: Path) -> Reader:
    """The reader for the file at `path`, chosen by its content; raise `SourceError` when it cannot be read."""
    kind = kind_of(path)
    reader: Reader = getattr(_found(path, kind), _READERS[kind].partition(":")[2])()
    named = SUFFIXES.get(path.suffix.lower(), kind)
    return reader if named == kind else _Misnamed(reader, f"its name ends in {path.suffix}, but it is {NAMES[kind]}")


def extractor_for(path: Path) -> str:
    """The name and versions of the reader for `path`; raise `SourceError` for a kind that cannot be read.

    A PDF's names the OCR that is installed: with another, or none, a file may read differently.
    """
    kind = kind_of(path)
    module = _found(path, kind)
    extractor: str = module.extractor_with_ocr() if kind == "pdf" else module.EXTRACTOR
    return extractor


@dataclass(frozen=True, slots=True)
class _Misnamed:
    """Reads a file whose name promises another kind, and says so in the ledger."""

    reader: Reader
    note: str

    def read(self, path: Path, watch: Watch = NO_WATCH) -> Document:
        document = self.reader.read(path, watch)
        ledger = replace(document.ledger, notes=(self.note, *document.ledger.notes))
        return replace(document, ledger=ledger)


def _found(path: Path, kind: Kind) -> Any:
    """The module of the reader for `kind`."""
    if kind not in _READERS:
        raise SourceError(path.name, f"it is {NAMES[kind]}, which is read only through its members")
    return _module(kind)


def _module(kind: Kind) -> Any:
    return import_module(_READERS[kind].partition(":")[0])
