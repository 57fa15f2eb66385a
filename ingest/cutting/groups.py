"""Groups: the blocks of a document that may share passages, such as a numbered paragraph with its items."""

import re
from collections.abc import Iterator

from ingest.block import Block
from ingest.document import Document
from ingest.labels import label_of

Group = list[tuple[int, Block]]
"""Blocks with their indexes in the document, in order: headings first, if any, then what stands below them."""

_PILE = 4
"""So many headings in a row may lead what follows; of more, as in a list of contents, only those above it do."""

_COLON = re.compile(r"[:：](?:[⁰¹²³⁴-⁹*†‡§]+|\[\^?\w{1,4}\])*$")
"""A colon, with a footnote's marker after it or not."""

_MARKED = 12
_PHRASE = 80
_SHORT = 300
_FIRST = frozenset("1١a")
_LETTER = re.compile(r"[^\W\d_]")
_SIGNS = 20

_TELLING = 60
"""A shorter block that is marked with no language may be in any."""


def groups_of(document: Document) -> Iterator[Group]:
    """The groups of `document`, in order: together they hold every body block once.

    A heading belongs to what comes next. A box is a group, and so is a table with its caption and the
    paragraph that leads to it. A numbered paragraph begins a group, its items belong to it; short ones
    that are counted from 1 after a lead belong to the lead. No group holds two languages, roles,
    countries or heading paths, but for a box, which may hold several headings.
    """
    body = [(index, block) for index, block in enumerate(document.blocks) if block.kind != "footnote"]
    group: _Open | None = None
    for place, (index, block) in enumerate(body):
        following = body[place + 1][1] if place + 1 < len(body) else None
        if group and not group.takes(block, following):
            yield from group.closed()
            group = None
        group = group or _Open(document)
        group.add(index, block)
    if group:
        yield from group.closed()


def leads_on(block: Block, text: str) -> bool:
    """Whether `block` leads to what comes next: it ends with a colon, or is a phrase that ends with a comma."""
    if _COLON.search(text, max(block.start, block.end - _MARKED), block.end):
        return True
    return block.end - block.start < _PHRASE and text.endswith((",", "，", "،"), block.start, block.end)


def numbered(block: Block) -> bool:
    """Whether `block` is a paragraph with a number of its own: a passage by itself."""
    if block.kind not in ("paragraph", "box") or not block.label:
        return False
    return label_of(block.label + " x").kind not in ("item", "bullet")


def _box_of(block: Block) -> int:
    """The box `block` stands in, 0 for none; -1 where its reader counts no boxes."""
    return block.box or (-1 if block.kind == "box" else 0)


class _Open:
    """A group that may still grow. What it holds is kept in mind, so that a long list takes no longer a block."""

    def __init__(self, document: Document) -> None:
        self._text = document.text
        self._usual = document.about.language
        self._blocks: Group = []
        self._language = ""
        self._headings = 0
        self._table = self._number = self._counting = False

    def add(self, index: int, block: Block) -> None:
        """Take `block`, which comes next."""
        if numbered(block):
            first = not self._number and len(self._blocks) > self._headings and block.label.strip("().") in _FIRST
            self._counting = (first or self._counting) and block.end - block.start < _SHORT
            self._number = True
        self._headings += block.kind == "heading" and self._headings == len(self._blocks)
        self._table = self._table or block.kind == "table"
        self._language = self._language or self._language_of(block)
        self._blocks.append((index, block))

    def takes(self, block: Block, following: Block | None) -> bool:
        """Whether `block` may share a passage with the blocks held, which come right before it."""
        last = self._blocks[-1][1]
        if self._language and self._language_of(block) not in ("", self._language):
            return False
        if self._headings == len(self._blocks):
            return _box_of(last) in (0, _box_of(block))
        if _box_of(last) != _box_of(block) or (last.role, last.country) != (block.role, block.country):
            return False
        if _box_of(block):
            return True
        if block.kind == "heading" or last.path != block.path:
            return False
        return self._goes_on(last, block, following)

    def closed(self) -> Iterator[Group]:
        """The group; before it, as one of their own, headings that pile up and head nothing in it."""
        keep = self._headings
        if _PILE < keep < len(self._blocks):
            below = self._blocks[keep][1].path
            while keep and self._title(self._blocks[keep - 1][1]) in below:
                keep -= 1
            if keep:
                yield self._blocks[:keep]
                yield self._blocks[keep:]
                return
        yield self._blocks

    def _goes_on(self, last: Block, block: Block, following: Block | None) -> bool:
        """Whether `block`, no heading, goes on with what stands under the same headings."""
        led = leads_on(last, self._text)
        if block.kind == "table":
            return led or last.kind == "caption"
        if block.kind == "caption" and following is not None and following.kind == "table":
            return led
        if self._table:
            return block.kind == "caption"
        if numbered(block):
            return led or (self._counting and block.end - block.start < _SHORT)
        return block.kind == "list item" or led or not self._number or self._is_sign(block, following)

    def _is_sign(self, block: Block, following: Block | None) -> bool:
        """Whether `block` has no letter ("[…]", "* * *") and nothing comes next that it could stand before."""
        if block.end - block.start >= _SIGNS or _LETTER.search(self._text, block.start, block.end):
            return False
        return following is None or following.kind == "heading" or numbered(following)

    def _title(self, heading: Block) -> str:
        return " ".join(self._text[heading.start : heading.end].strip("*_ ").split())

    def _language_of(self, block: Block) -> str:
        """The language `block` is in, '' when it is too short to say."""
        if block.language or block.end - block.start < _TELLING:
            return block.language
        return self._usual
