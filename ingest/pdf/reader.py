"""Reads PDF files: pdfium for the text and its places, pypdf for what the file says of itself and as second
reader.
"""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

import pypdf
import pypdfium2 as pdfium

from advicehub.errors import SourceError
from ingest.assemble import assemble, read_bytes
from ingest.country_examples import with_countries
from ingest.description import Description
from ingest.document import Document
from ingest.draft import Draft, Piece
from ingest.joining import Vocabulary
from ingest.ledger import Ledger, PageTrouble
from ingest.page import Page
from ingest.pdf.chars import chars_of
from ingest.pdf.cover import uncovered
from ingest.pdf.footnotes import Note, split_notes
from ingest.pdf.furniture import cleared
from ingest.pdf.line import Line
from ingest.pdf.lines import lines_of
from ingest.pdf.metadata import Metadata, Second
from ingest.pdf.paragraphs import Measure, measure_of, paragraphs_of
from ingest.pdf.structure import drafts_of, note_drafts, plain

EXTRACTOR = f"advicehub-pdf 1; pypdfium2 {pdfium.version.PYPDFIUM_INFO.version}; pypdf {pypdf.__version__}"

_TITLE_WORDS = 4
"""A declared title of fewer words is as often a working title."""

logging.getLogger("pypdf").setLevel(logging.CRITICAL)


@dataclass(slots=True)
class _Raw:
    """What was read page by page."""

    pages: list[Page] = field(default_factory=list)
    lines: list[list[Line]] = field(default_factory=list)
    troubles: list[PageTrouble] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class PdfReader:
    """Reads `.pdf` files. A page that cannot be read is named in the ledger, and the file is read on."""

    def read(self, path: Path) -> Document:
        """The document in `path`; `SourceError` when it is no PDF, protected by a password, or broken."""
        data = read_bytes(path)
        second = Second(data)
        says = second.metadata()
        with _opened(data, path.name) as pdf:
            found = _read_pages(pdf, says, second)
        return _document(path, data, found, says)


@contextmanager
def _opened(data: bytes, file: str) -> Iterator[pdfium.PdfDocument]:
    try:
        pdf = pdfium.PdfDocument(data)
        count = len(pdf)
    except pdfium.PdfiumError as error:
        raise SourceError(file, _reason(str(error), data)) from None
    if not count:
        raise SourceError(file, "it is a PDF without pages")
    try:
        yield pdf
    finally:
        pdf.close()


def _reason(message: str, data: bytes) -> str:
    if "assword" in message or "ecurity" in message:
        return "it is protected by a password; save a copy without one and try again"
    if b"%PDF" not in data[:2048]:
        return "it is not a PDF file, whatever its name says"
    return "it is damaged and cannot be opened as a PDF"


def _read_pages(pdf: pdfium.PdfDocument, says: Metadata, second: Second) -> _Raw:
    found = _Raw()
    for index in range(len(pdf)):
        label = says.labels[index] if index < len(says.labels) and says.labels[index] else str(index + 1)
        try:
            _read_page(pdf, index, label, second, found)
        except Exception as error:  # one bad page must not cost the file
            found.pages = found.pages[:index]
            found.lines = found.lines[:index]
            _second_page(index, label, (0.0, 0.0), second, found, f"it could not be read ({_short(error)})")
    return found


def _read_page(pdf: pdfium.PdfDocument, index: int, label: str, second: Second, found: _Raw) -> None:
    page = pdf[index]
    try:
        width, height = page.get_size()
        lines = lines_of(chars_of(page), index + 1, width)
    finally:
        page.close()
    if lines:
        found.pages.append(Page(index + 1, label, round(width, 2), round(height, 2), "text"))
        found.lines.append(lines)
    else:
        _second_page(index, label, (width, height), second, found, "")


def _second_page(index: int, label: str, size: tuple[float, float], second: Second, found: _Raw, reason: str) -> None:
    """Read a page that pdfium gave no text for with pypdf; what it finds is noted."""
    rows = [row for row in second.text(index).splitlines() if row.strip()]
    width, height = round(size[0], 2), round(size[1], 2)
    found.pages.append(Page(index + 1, label, width, height, "text" if rows else "none"))
    box = (0.0, 0.0, width, height)
    found.lines.append(
        [
            Line((Piece(row, index + 1, box),), index + 1, box, 14.0 * n, 10.0, False, 0.0, float(len(row)))
            for n, row in enumerate(rows)
        ]
    )
    if rows:
        why = reason or "the first reader found no text"
        reason = f"{why}; its text is from the second reader, without places"
    if reason:
        found.troubles.append(PageTrouble(index + 1, reason))


def _short(error: Exception) -> str:
    return " ".join(str(error).split())[:120] or type(error).__name__


def _document(path: Path, data: bytes, found: _Raw, says: Metadata) -> Document:
    kept = cleared(found.lines, [page.height for page in found.pages])
    drafts, title = uncovered(_drafts(kept.pages, says))
    drafts = with_countries(drafts)
    without = tuple(page.number for page in found.pages if page.text_layer == "none")
    notes = says.notes
    if len(without) == len(found.pages):
        notes = (*notes, "no page carries a text layer: the file needs OCR")
    ledger = Ledger(len(found.pages), without, tuple(found.troubles), kept.removed, notes)
    about = Description("", _best_title(says.title, title), language=_language(says, drafts))
    return assemble(path, data, EXTRACTOR, drafts, found=about, pages=tuple(found.pages), ledger=ledger)


def _best_title(declared: str, seen: str) -> str:
    """The file's own title when it is one, not a file's or a template's name; else what its first page
    shows.
    """
    return declared if len(declared.split()) >= _TITLE_WORDS or not seen else seen


def _language(says: Metadata, drafts: list[Draft]) -> str:
    # Word processors declare their own language whatever the text is in: the text decides when it can.
    return "" if sum(len(draft.text) for draft in drafts) > 200 else says.language


def _drafts(pages: tuple[tuple[Line, ...], ...], says: Metadata) -> list[Draft]:
    measure: Measure = measure_of(pages)
    vocabulary = Vocabulary(line.text for line in chain.from_iterable(pages))
    body: list[Line] = []
    notes: list[Note] = []
    for page in pages:
        own, foot = split_notes(page, measure.size)
        body += own
        notes += foot
    outline = frozenset(key for title in says.outline if len(key := plain(title)) > 3)
    return drafts_of(paragraphs_of(body, measure), measure, vocabulary, outline) + note_drafts(notes, vocabulary)
