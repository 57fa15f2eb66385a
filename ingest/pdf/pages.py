"""The pages of a PDF, one by one: which reader reads each."""

from collections.abc import Iterator

import pypdfium2 as pdfium

from ingest.draft import Piece
from ingest.page import Page
from ingest.pdf.line import Line
from ingest.pdf.links import links_of
from ingest.pdf.metadata import Second
from ingest.pdf.page_text import read_text
from ingest.pdf.raw_page import RawPage
from ingest.pdf.regions import regions_of
from ingest.pdf.shapes import shapes_of
from ingest.pdf.steps import ALL, Steps
from ingest.watch import Watch


def pages_of(
    pdf: pdfium.PdfDocument, labels: tuple[str, ...], second: Second, watch: Watch, steps: Steps = ALL
) -> Iterator[RawPage]:
    """The pages of `pdf` in order; a page that cannot be read has a trouble and the others go on."""
    watch.pages(len(pdf))
    for index in range(len(pdf)):
        label = labels[index] if index < len(labels) and labels[index] else str(index + 1)
        if reason := watch.page(index + 1):
            yield RawPage(Page(index + 1, label, 0.0, 0.0, "none"), "none", trouble=reason)
            continue
        try:
            yield _read_page(pdf, index, label, second, steps)
        except Exception as error:  # one bad page must not cost the file
            yield _second_page(index, label, (0.0, 0.0), second, f"it could not be read ({_short(error)})")
    watch.rest()


def _read_page(pdf: pdfium.PdfDocument, index: int, label: str, second: Second, steps: Steps) -> RawPage:
    page = pdf[index]
    try:
        shapes, links = shapes_of(page), links_of(page)
        text = read_text(page, index + 1, steps, regions_of(shapes, *page.get_size()))
    finally:
        page.close()
    width, height = round(text.width, 2), round(text.height, 2)
    if text.lines:
        shown = Page(index + 1, label, width, height, "text")
        return RawPage(shown, "pdfium", text.lines, shapes, links, text.hidden)
    return _second_page(index, label, (width, height), second, "")


def _second_page(index: int, label: str, size: tuple[float, float], second: Second, reason: str) -> RawPage:
    """Read a page that pdfium gave no text for with pypdf; what it finds is noted."""
    rows = [row for row in second.text(index).splitlines() if row.strip()]
    width, height = round(size[0], 2), round(size[1], 2)
    box = (0.0, 0.0, width, height)
    lines = tuple(
        Line((Piece(row, index + 1, box),), index + 1, box, 14.0 * n, 10.0, False, 0.0, float(len(row)))
        for n, row in enumerate(rows)
    )
    if rows:
        why = reason or "the first reader found no text"
        reason = f"{why}; its text is from the second reader, without places"
    page = Page(index + 1, label, width, height, "text" if rows else "none")
    return RawPage(page, "pypdf" if rows else "none", lines, trouble=reason)


def _short(error: Exception) -> str:
    return " ".join(str(error).split())[:120] or type(error).__name__
