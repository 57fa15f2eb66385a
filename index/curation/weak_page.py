"""Pages that nobody should quote without looking: poorly read by OCR, or not read at all."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from index.text_store import Listed
from ingest.document import Document

BELOW = 0.8
"""Mean confidence of OCR below which a page is weak, unless another share is asked for."""


@dataclass(frozen=True, slots=True)
class WeakPage:
    """Page `page` (1-based, printed as `label`) of `document`. `confidence` (0 to 1) is that of OCR, None for a
    page that carries text nobody could read."""

    document: str
    title: str
    page: int
    label: str
    confidence: float | None

    def place(self) -> tuple[bool, float, str, int]:
        """Sorts pages without text first, then the worst; equal ones by document and page."""
        return self.confidence is not None, self.confidence or 0.0, self.document, self.page


def weak_pages_of(
    documents: Iterable[Listed], read: Callable[[str], Document | None], below: float = BELOW
) -> list[WeakPage]:
    """The pages of `documents` that OCR read with a confidence under `below`, and those without text.

    They are in order of `WeakPage.place`. `read` gives a document by
    its id: only of those with pages without text is it asked. A withdrawn document has no weak pages: it is
    quoted no more.
    """
    found = [page for listed in documents for page in _weak(listed, read, below) if listed.about.status != "withdrawn"]
    return sorted(found, key=WeakPage.place)


def _weak(listed: Listed, read: Callable[[str], Document | None], below: float) -> Iterator[WeakPage]:
    unread: tuple[int, ...] = ()
    if listed.coverage.without_text and (document := read(listed.id)) is not None:
        unread = document.ledger.without_text
    for page in unread:
        yield _page(listed, page, None)
    for page, confidence in listed.ocr.items():
        if confidence is not None and confidence < below and page not in unread:
            yield _page(listed, page, confidence)


def _page(listed: Listed, page: int, confidence: float | None) -> WeakPage:
    label = listed.page_labels[page - 1] if page <= len(listed.page_labels) else str(page)
    return WeakPage(listed.id, listed.about.title, page, label, confidence)
