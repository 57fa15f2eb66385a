"""A PDF opened by both readers, or by the one that can."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import pypdfium2 as pdfium

from advicehub.errors import SourceError
from ingest.pdf.metadata import Metadata, Second
from ingest.pdf.rescue import rescued
from ingest.watch import WHOLE_FILE, Watch

_HEADER = b"%PDF-"
_HEADER_WITHIN = 1024
"""pdfium looks for the header in so many bytes."""

_REPAIRED = "the file is damaged or cut off; what could be found of it was read"


@dataclass(frozen=True, slots=True)
class Opened:
    """A file that can be read: `first` is pdfium's, None when pdfium refuses it; `count` pages.

    `notes` are remarks for the ledger on how it was opened.
    """

    first: pdfium.PdfDocument | None
    second: Second
    says: Metadata
    count: int
    notes: tuple[str, ...] = ()


@contextmanager
def opened(data: bytes, file: str, watch: Watch) -> Iterator[Opened]:
    """Open the PDF `data`; `SourceError` naming `file` when neither reader can."""
    broke = watch.page(WHOLE_FILE, "second")
    second = Second(b"" if broke else data)
    says = second.metadata()
    notes = (f"the second reader was not asked: {broke}",) if broke else ()
    first, refusal = None, watch.page(WHOLE_FILE)
    if not refusal:
        first, refusal = _first(data)
        if first is None and not _is_locked(refusal) and (whole := rescued(data)):
            first = _better(_first(whole)[0], second)
            notes = (*notes, _REPAIRED) if first else notes
    try:
        count = len(first) if first else 0
        if not count and (count := second.pages()):
            notes = (*notes, f"its text is from the second reader, without places: the first says {refusal}")
        if not count:
            raise SourceError(file, _reason(refusal, data))
        yield Opened(first, second, says, count, notes)
    finally:
        if first:
            first.close()


def _first(data: bytes) -> tuple[pdfium.PdfDocument | None, str]:
    """pdfium's document, or why there is none."""
    at = data.find(_HEADER)
    if at >= _HEADER_WITHIN:
        data = data[at:]
    try:
        pdf = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        return None, str(error)
    if len(pdf):
        return pdf, ""
    pdf.close()
    return None, "that it has no pages"


def _better(first: pdfium.PdfDocument | None, second: Second) -> pdfium.PdfDocument | None:
    """pdfium's document of a repaired file, unless the second reader finds more pages in the file as it is."""
    if first and len(first) < second.pages():
        first.close()
        return None
    return first


def _is_locked(refusal: str) -> bool:
    return "assword" in refusal or "ecurity" in refusal


def _reason(refusal: str, data: bytes) -> str:
    if _is_locked(refusal):
        return "it is protected by a password; save a copy without one and try again"
    if _HEADER not in data:
        return "it is not a PDF file, whatever its name says"
    if "no pages" in refusal:
        return "it is a PDF without pages"
    return "it is damaged and cannot be opened as a PDF"
