"""A page of a document as text: what a reader who does not see its picture is given."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from index.ocr_words import ocr_in_words
from ingest.block import BlockKind
from ingest.document import Document
from ingest.page import Page
from ingest.passage import Passage
from web.paragraphs import Piece

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class PagePart:
    """A block, or the part of one that stands on the page; the quotation's words in it are marked."""

    kind: BlockKind
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class PageView:
    """Page `number` of `count`, printed `label`; `ocr` tells how it was read by OCR, or is ''.

    `parts` are its text in reading order. The quotation stands on the pages `marked_on`, ascending; `label_of` is
    the printed label of each page of the document, from the first.
    """

    number: int
    count: int
    label: str
    ocr: str
    parts: tuple[PagePart, ...]
    marked_on: tuple[int, ...]
    label_of: tuple[str, ...]
    ratio: float
    """The page's height by its width."""
    mark: int
    """How far down the page the first mark is, in steps of a twentieth; -1 without one."""

    @property
    def marked(self) -> bool:
        """Whether any of the quotation stands on this page."""
        return self.number in self.marked_on


def page_view(document: Document, number: int, span: Span) -> PageView:
    """Page `number` (1-based, in the document) with [start, end) of the document's text marked; (0, 0) for nothing."""
    page = document.pages[number - 1]
    marked_on = sorted({run.page for run in document.runs if run.start < span[1] and span[0] < run.end})
    return PageView(
        number=number,
        count=len(document.pages),
        label=page.label,
        ocr=ocr_in_words((page.confidence,)) if page.text_layer == "ocr" else "",
        parts=tuple(_parts(document, number, span)),
        marked_on=tuple(marked_on),
        label_of=tuple(each.label for each in document.pages),
        ratio=page.height / page.width if page.width > 0 and page.height > 0 else 1.4142,
        mark=_mark(document, page, span),
    )


def passage_at(passages: Sequence[tuple[Passage, str]], offset: int) -> Passage | None:
    """The passage that holds the `offset`-th code point of its document, if any does."""
    return next((passage for passage, _ in passages if passage.start <= offset < passage.end), None)


def _mark(document: Document, page: Page, span: Span) -> int:
    tops = [r.box[1] for r in document.runs if r.page == page.number and r.start < span[1] and span[0] < r.end]
    return max(0, min(19, int(20 * min(tops) / page.height))) if tops and page.height > 0 else -1


def _parts(document: Document, number: int, span: Span) -> list[PagePart]:
    starts = [block.start for block in document.blocks]
    shares: dict[int, Span] = {}
    for run in document.runs:
        if run.page == number:
            block = bisect_right(starts, run.start) - 1
            first, last = shares.get(block, (run.start, run.end))
            shares[block] = (min(first, run.start), max(last, run.end))
    return [
        PagePart(document.blocks[block].kind, _pieces(document.text, *shares[block], span))
        for block in sorted(shares)
        if block >= 0
    ]


def _pieces(text: str, start: int, end: int, span: Span) -> tuple[Piece, ...]:
    first, last = (max(start, min(end, offset)) for offset in span)
    pieces = (Piece(text[start:first], False), Piece(text[first:last], True), Piece(text[last:end], False))
    return tuple(piece for piece in pieces if piece.text)
