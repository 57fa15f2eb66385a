"""Reads PDF files: pdfium for the text and its places, pypdf for what the file says of itself and as second
reader.
"""

import logging
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path

import pypdf
import pypdfium2 as pdfium

from ingest.assemble import assemble, read_bytes
from ingest.declared import declared_type, read_sidecar
from ingest.description import Description
from ingest.document import Document
from ingest.draft import Draft
from ingest.ledger import Ledger, PageAccount, PageTrouble
from ingest.pdf.anchors import linked
from ingest.pdf.body import body_of
from ingest.pdf.cover import uncovered
from ingest.pdf.furniture import Cleared, cleared
from ingest.pdf.heading_levels import plain
from ingest.pdf.inset_drafts import with_insets
from ingest.pdf.line import Line
from ingest.pdf.metadata import Metadata
from ingest.pdf.ocr_repairs import with_ocr_repairs
from ingest.pdf.opening import opened
from ingest.pdf.order_opinion import order_notes
from ingest.pdf.pages import pages_of
from ingest.pdf.paragraphs import measure_of, paragraphs_of
from ingest.pdf.raw_page import RawPage
from ingest.pdf.shape import Shape
from ingest.pdf.steps import ALL, Steps
from ingest.pdf.structure import drafts_of, note_drafts
from ingest.pdf.tesseract import tesseract
from ingest.roles import with_roles
from ingest.vocabulary import Vocabulary
from ingest.watch import NO_WATCH, Watch

EXTRACTOR = f"advicehub-pdf 3; pypdfium2 {pdfium.version.PYPDFIUM_INFO.version}; pypdf {pypdf.__version__}"


def extractor_with_ocr() -> str:
    """The extractor of a document of which OCR may have read pages: tesseract's version belongs to it."""
    engine = tesseract()
    return f"{EXTRACTOR}; {engine.name}" if engine else EXTRACTOR


_TITLE_WORDS = 4
"""A declared title of fewer words is as often a working title."""

logging.getLogger("pypdf").setLevel(logging.CRITICAL)


@dataclass(frozen=True, slots=True)
class PdfReader:
    """Reads `.pdf` files. A page that cannot be read is named in the ledger, and the file is read on.

    `steps` are the repairs it makes.
    """

    steps: Steps = ALL

    def read(self, path: Path, watch: Watch = NO_WATCH) -> Document:
        """The document in `path`; `SourceError` when it is no PDF, protected by a password, or broken."""
        data = read_bytes(path)
        language = str(read_sidecar(path).fields.get("language", ""))
        with opened(data, path.name, watch) as file:
            pages = tuple(pages_of(file, watch, self.steps, language))
            says = replace(file.says, notes=(*file.notes, *file.says.notes))
        return _document(path, data, pages, says, self.steps)


def _document(path: Path, data: bytes, pages: tuple[RawPage, ...], says: Metadata, steps: Steps) -> Document:
    lines = [linked(page.lines, page.links) for page in pages]
    kept = cleared(lines, [page.page.height for page in pages] if steps.furniture else [])
    drafts, title = uncovered(_drafts(kept.pages, [page.shapes for page in pages], says, steps))
    drafts = with_roles(drafts, declared_type(path))
    about = Description("", _best_title(says.title, title), language=_language(says, drafts))
    listed = tuple(page.page for page in pages)
    extractor = extractor_with_ocr() if any(page.how == "tesseract" for page in pages) else EXTRACTOR
    says = replace(says, notes=(*says.notes, *order_notes(path, lines)))
    ledger = _ledger(pages, kept, says)
    return with_ocr_repairs(
        assemble(path, data, extractor, drafts, found=about, pages=listed, ledger=ledger, ligatures=steps.ligatures)
    )


def _ledger(pages: tuple[RawPage, ...], kept: Cleared, says: Metadata) -> Ledger:
    # A page without a trouble is blank; one that OCR looked through without finding a word needs it no more.
    without = tuple(page.page.number for page in pages if page.how == "none" and page.trouble)
    notes = says.notes
    if not any(page.lines for page in pages):
        notes = (*notes, "no page carries text")
    troubles = tuple(PageTrouble(page.page.number, page.trouble) for page in pages if page.trouble)
    accounts = tuple(PageAccount(p.page.number, p.how, _characters(p.lines), p.agreement) for p in pages)
    hidden = tuple(chain.from_iterable(page.hidden for page in pages))
    return Ledger(len(pages), without, troubles, kept.count, notes, accounts, (*hidden, *kept.removed))


def _characters(lines: tuple[Line, ...]) -> int:
    return sum(len("".join(line.text.split())) for line in lines)


def _best_title(declared: str, seen: str) -> str:
    """The file's own title when it is one, not a file's or a template's name; else what its first page
    shows.
    """
    return declared if len(declared.split()) >= _TITLE_WORDS or not seen else seen


def _language(says: Metadata, drafts: list[Draft]) -> str:
    # Word processors declare their own language whatever the text is in: the text decides when it can.
    return "" if sum(len(draft.text) for draft in drafts) > 200 else says.language


def _drafts(
    pages: Sequence[Sequence[Line]], shapes: Sequence[Sequence[Shape]], says: Metadata, steps: Steps
) -> list[Draft]:
    measure = measure_of(pages)
    vocabulary = Vocabulary((line.text for line in chain.from_iterable(pages)), steps.hyphens, steps.cjk)
    body = body_of(zip(pages, shapes, strict=True), measure.size, steps.footnotes)
    bookmarks = zip(says.outline, says.outline_depths, strict=True)
    outline = {key: depth for title, depth in bookmarks if len(key := plain(title)) > 3}
    paragraphs = paragraphs_of(body.lines, measure, steps.page_breaks, body.insets)
    drafts = drafts_of(paragraphs, measure, vocabulary, outline)
    return [*with_insets(drafts, paragraphs, body.insets, vocabulary), *note_drafts(body.notes, vocabulary)]
