"""A document as a page shows it: passages in their places, headings, page labels, footnotes at the end."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.block import Block
from ingest.document import Document
from ingest.page import Page
from ingest.passage import Passage
from ingest.run_pages import RunPages
from web import source_words
from web.addresses import passage_address
from web.parts import Text, parts

CONTENTS = 150
"""The most headings listed above a document; deeper ones are left out first."""


@dataclass(frozen=True, slots=True)
class BlockView:
    """A block, or the part of one that a passage holds. `level` is a heading's, 2 to 6, else 0.

    `pages` are (label, how it was read by OCR or '') of the pages that begin in or with it; `rows` are a
    table's cells.
    """

    kind: str
    level: int
    text: str
    pages: tuple[tuple[str, str], ...]
    rows: list[list[str]]


@dataclass(frozen=True, slots=True)
class PassageView:
    """A passage in its place, by `name` ("para. 14"); `footnotes` are their labels, each with its start."""

    id: str
    name: str
    role: str
    language: str
    blocks: list[BlockView]
    footnotes: list[tuple[str, int]]


@dataclass(frozen=True, slots=True)
class Footnote:
    """A footnote: the offset it starts at, which names it on the page, its label and its text."""

    start: int
    label: str
    text: str


@dataclass(frozen=True, slots=True)
class DocumentView:
    """One part of a document: `number` of `count`. `contents` are (level, heading, address) of the whole."""

    number: int
    count: int
    passages: list[PassageView]
    footnotes: list[Footnote]
    contents: list[tuple[int, str, str]]


def document_view(document: Document, passages: Sequence[Text], number: int) -> DocumentView | None:
    """Part `number` of `document`, which has these `passages` in reading order; None when there is none."""
    divided = parts(passages)
    if not 1 <= number <= len(divided):
        return None
    here = [passage for passage, _ in divided[number - 1]]
    shown = list(_Shown(document).passages(here, divided[number - 2][-1][0].end if number > 1 else 0))
    starts = {start for passage in shown for _, start in passage.footnotes}
    if number == len(divided):
        # Footnotes that no passage claims stand at the end of the document rather than nowhere.
        claimed = {note.start for passage, _ in passages for note in passage.footnotes}
        starts |= {block.start for block in _footnotes(document)} - claimed
    notes = [
        Footnote(block.start, block.label, document.text[block.start : block.end])
        for block in _footnotes(document)
        if block.start in starts
    ]
    return DocumentView(number, len(divided), shown, notes, _contents(document, divided))


class _Shown:
    """Makes the views of consecutive passages, and remembers which page it has come to."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._pages = RunPages(document.runs)
        self._body = [block for block in document.blocks if block.kind != "footnote"]
        self._starts = [block.start for block in self._body]

    def passages(self, passages: Sequence[Passage], before: int) -> Iterator[PassageView]:
        """The views of `passages`; the page that the text before offset `before` is on has its label already."""
        came_to = max(self._pages.of(max(0, before - 1), before), default=0)
        for passage in passages:
            blocks = []
            for block, start, end in self._inside(passage):
                new = tuple(page for page in self._pages.of(start, end) if page > came_to)
                came_to = max((came_to, *new))
                blocks.append(self._block(block, start, end, new))
            notes = [(note.label, note.start) for note in passage.footnotes]
            yield PassageView(
                passage.id,
                source_words.paragraph(passage.label),
                source_words.role(passage),
                passage.language,
                blocks,
                notes,
            )

    def _inside(self, passage: Passage) -> Iterator[tuple[Block, int, int]]:
        first = max(0, bisect_right(self._starts, passage.start) - 1)
        for block in self._body[first:]:
            if block.start >= passage.end:
                return
            start, end = max(block.start, passage.start), min(block.end, passage.end)
            if start < end:
                yield block, start, end

    def _block(self, block: Block, start: int, end: int, pages: tuple[int, ...]) -> BlockView:
        text = self._document.text[start:end]
        whole_table = block.kind == "table" and (start, end) == (block.start, block.end)
        rows = [line.split(" | ") for line in text.split("\n")] if whole_table else []
        labels = tuple(_named(self._document.pages[page - 1]) for page in pages)
        return BlockView(block.kind, _level(block), text, labels, rows)


def _named(page: Page) -> tuple[str, str]:
    return page.label, source_words.ocr((page.confidence,)) if page.text_layer == "ocr" else ""


def _level(block: Block) -> int:
    return min(6, 2 + len(block.path)) if block.kind == "heading" else 0


def _footnotes(document: Document) -> list[Block]:
    return [block for block in document.blocks if block.kind == "footnote"]


def _contents(document: Document, divided: Sequence[Sequence[Text]]) -> list[tuple[int, str, str]]:
    places = [(each.start, number, each.id) for number, part in enumerate(divided, 1) for each, _ in part]
    headings = [block for block in document.blocks if block.kind == "heading"]
    deepest = 6
    while deepest > 2 and sum(_level(block) <= deepest for block in headings) > CONTENTS:
        deepest -= 1
    found = []
    for block in [block for block in headings if _level(block) <= deepest][:CONTENTS]:
        at = bisect_right(places, (block.start, len(divided) + 1, "")) - 1
        if at >= 0:
            address = passage_address(document.id, places[at][1], places[at][2])
            found.append((_level(block), document.text[block.start : block.end], address))
    return found
