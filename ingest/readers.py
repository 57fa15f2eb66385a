"""Which reader reads which kind of file."""

from dataclasses import dataclass, replace
from pathlib import Path

from advicehub.errors import SourceError
from ingest import eml, markdown, text
from ingest.document import Document
from ingest.docx import reader as docx
from ingest.html import reader as html
from ingest.kind import NAMES, SUFFIXES, Kind, kind_of
from ingest.odt import reader as odt
from ingest.pdf import reader as pdf
from ingest.reader import Reader
from ingest.watch import NO_WATCH, Watch

_READERS: dict[Kind, tuple[Reader, str]] = {
    "docx": (docx.DocxReader(), docx.EXTRACTOR),
    "eml": (eml.EmlReader(), eml.EXTRACTOR),
    "html": (html.HtmlReader(), html.EXTRACTOR),
    "markdown": (markdown.MarkdownReader(), markdown.EXTRACTOR),
    "odt": (odt.OdtReader(), odt.EXTRACTOR),
    "pdf": (pdf.PdfReader(), pdf.EXTRACTOR),
    "text": (text.TextReader(), text.EXTRACTOR),
}


def reader_for(path: Path) -> Reader:
    """The reader for the file at `path`, chosen by its content; raise `SourceError` when it cannot be read."""
    kind = kind_of(path)
    reader = _found(path, kind)[0]
    named = SUFFIXES.get(path.suffix.lower(), kind)
    return reader if named == kind else _Misnamed(reader, f"its name ends in {path.suffix}, but it is {NAMES[kind]}")


def extractor_for(path: Path) -> str:
    """The name and versions of the reader for `path`; raise `SourceError` for a kind that cannot be read.

    A PDF's names the OCR that is installed: with another, or none, a file may read differently.
    """
    kind = kind_of(path)
    return pdf.extractor_with_ocr() if kind == "pdf" else _found(path, kind)[1]


@dataclass(frozen=True, slots=True)
class _Misnamed:
    """Reads a file whose name promises another kind, and says so in the ledger."""

    reader: Reader
    note: str

    def read(self, path: Path, watch: Watch = NO_WATCH) -> Document:
        document = self.reader.read(path, watch)
        ledger = replace(document.ledger, notes=(self.note, *document.ledger.notes))
        return replace(document, ledger=ledger)


def _found(path: Path, kind: Kind) -> tuple[Reader, str]:
    try:
        return _READERS[kind]
    except KeyError:
        raise SourceError(path.name, f"it is {NAMES[kind]}, which is read only through its members") from None
