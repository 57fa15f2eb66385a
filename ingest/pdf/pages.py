"""The pages of a PDF, one by one: which reader reads each.

pdfium reads every page. Where it has no text, or only a few words over a picture, the second reader is
asked, and then OCR. Each of these steps is announced, so that one that hangs or crashes is left out when
the file is read again, and the others still give what they can.
"""

from collections.abc import Iterator
from dataclasses import replace

import pypdfium2 as pdfium

from ingest.draft import Piece
from ingest.page import Page
from ingest.pdf.agreement import cross_checked
from ingest.pdf.gutters import Gutters
from ingest.pdf.line import Line
from ingest.pdf.links import links_of
from ingest.pdf.opening import Opened
from ingest.pdf.page_text import read_text
from ingest.pdf.raw_page import RawPage
from ingest.pdf.regions import regions_of
from ingest.pdf.scanned import Scans
from ingest.pdf.shapes import shapes_of
from ingest.pdf.steps import ALL, Steps
from ingest.watch import Watch

_MEMORY = "it takes more memory than is allowed"


def pages_of(file: Opened, watch: Watch, steps: Steps = ALL, language: str = "") -> Iterator[RawPage]:
    """The pages of `file` in order; a page that cannot be read has a trouble and the others go on.

    `language` (ISO 639-1) is what the document is declared to be in, or ''.
    """
    labels = file.says.labels
    scans = Scans(watch, language)
    gutters = Gutters()
    watch.pages(file.count)
    for number in range(1, file.count + 1):
        label = labels[number - 1] if len(labels) >= number and labels[number - 1] else str(number)
        page = _compared(file, _first(file, number, label, watch, steps, gutters), watch)
        # What nobody can see must not come in by the other reader, which cannot tell.
        if not page.lines and not page.hidden:
            page = _second(file, page, watch)
        if file.first is not None:
            page = scans.read(file.first, page)
        yield page
    watch.rest()


def _first(file: Opened, number: int, label: str, watch: Watch, steps: Steps, gutters: Gutters) -> RawPage:
    """The page as pdfium reads it; without lines and with a trouble where it cannot."""
    nothing = RawPage(Page(number, label, 0.0, 0.0, "none"), "none")
    if file.first is None:
        return nothing
    if reason := watch.page(number):
        return replace(nothing, trouble=reason)
    try:
        return _read(file.first, number, label, steps, gutters)
    except MemoryError:
        return replace(nothing, trouble=_MEMORY)
    except Exception as error:  # one bad page must not cost the file
        return replace(nothing, trouble=f"it could not be read ({_short(error)})")


def _read(pdf: pdfium.PdfDocument, number: int, label: str, steps: Steps, gutters: Gutters) -> RawPage:
    page = pdf[number - 1]
    try:
        shapes, links = shapes_of(page), links_of(page)
        text = read_text(page, number, steps, regions_of(shapes, *page.get_size()), gutters)
    finally:
        page.close()
    width, height = round(text.width, 2), round(text.height, 2)
    if not text.lines:
        return RawPage(Page(number, label, width, height, "none"), "none", hidden=text.hidden)
    shown = Page(number, label, width, height, "ocr" if text.ocr_layer else "text")
    return RawPage(shown, "pdfium", text.lines, shapes, links, text.hidden, trouble=_nameless(text.nameless))


def _nameless(count: int) -> str:
    if not count:
        return ""
    signs, are, carry = ("sign", "is", "carries") if count == 1 else ("signs", "are", "carry")
    return f"{count} {signs} on this page {carry} no character and {are} missing from its text"


def _compared(file: Opened, page: RawPage, watch: Watch) -> RawPage:
    """`page` compared with the second reader, where it is asked and an earlier try did not break down on it."""

    def second() -> str:
        return "" if watch.page(page.page.number, "second") else file.second.text(page.page.number - 1)

    return cross_checked(page, file.count, second)


def _second(file: Opened, page: RawPage, watch: Watch) -> RawPage:
    """`page`, for which pdfium gave no text, as pypdf reads it; what it finds is noted."""
    number = page.page.number
    if reason := watch.page(number, "second"):
        return replace(page, trouble=page.trouble or reason)
    rows = [row for row in file.second.text(number - 1).splitlines() if row.strip()]
    if not rows:
        return page
    box = (0.0, 0.0, page.page.width, page.page.height)
    lines = tuple(
        Line((Piece(row, number, box),), number, box, 14.0 * n, 10.0, False, 0.0, float(len(row)))
        for n, row in enumerate(rows)
    )
    why = page.trouble or ("the first reader found no text" if file.first else "the first reader cannot open the file")
    trouble = f"{why}; its text is from the second reader, without places"
    return RawPage(replace(page.page, text_layer="text"), "pypdf", lines, hidden=page.hidden, trouble=trouble)


def _short(error: Exception) -> str:
    return " ".join(str(error).split())[:120] or type(error).__name__
