"""Groups: the blocks of a document that may share passages, such as a numbered paragraph with its items."""

import re
from collections.abc import Iterator, Sequence

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

_TELLING = 60
"""A shorter block that is marked with no language may be in any."""


def groups_of(document: Document) -> Iterator[Group]:
    """The groups of `document`, in order: together they hold every body block once.

    A heading belongs to what comes next. A box is a group, and so is a table with its caption and the
    paragraph that leads to it. A numbered paragraph begins a group, its items belong to it. No group
    holds two languages, roles, countries or heading paths, but for a box, which may hold several headings.
    """
    body = [(index, block) for index, block in enumerate(document.blocks) if block.kind != "footnote"]
    group: Group = []
    for place, (index, block) in enumerate(body):
        following = body[place + 1][1] if place + 1 < len(body) else None
        if group and not _belongs(group, block, following, document):
            yield from _without_pile(group, document.text)
            group = []
        group.append((index, block))
    if group:
        yield from _without_pile(group, document.text)


def _without_pile(group: Group, text: str) -> Iterator[Group]:
    """`group`; or first the headings that pile up before it and head nothing in it."""
    first = next((place for place, (_, block) in enumerate(group) if block.kind != "heading"), len(group))
    if first > _PILE and first < len(group):
        below = group[first][1].path
        keep = first
        while keep and _title(group[keep - 1][1], text) in below:
            keep -= 1
        if keep:
            yield group[:keep]
            group = group[keep:]
    yield group


def _title(heading: Block, text: str) -> str:
    return " ".join(text[heading.start : heading.end].strip("*_ ").split())


def _belongs(group: Group, block: Block, following: Block | None, document: Document) -> bool:
    """Whether `block` may share a passage with the blocks of `group`, which come right before it."""
    last = group[-1][1]
    if not _same_language(group, block, document):
        return False
    if all(member.kind == "heading" for _, member in group):
        return box_of(last) in (0, box_of(block))
    if box_of(last) != box_of(block) or (last.role, last.country) != (block.role, block.country):
        return False
    if box_of(block):
        return True
    if block.kind == "heading" or last.path != block.path:
        return False
    return _goes_on(group, block, following, document.text)


def _goes_on(group: Group, block: Block, following: Block | None, text: str) -> bool:
    """Whether `block`, no heading, goes on with a group under the same headings."""
    last = group[-1][1]
    led = leads_on(last, text)
    if block.kind == "table":
        return led or last.kind == "caption"
    if block.kind == "caption" and following is not None and following.kind == "table":
        return led
    if any(member.kind == "table" for _, member in group):
        return block.kind == "caption"
    if numbered(block):
        return led or _goes_on_counting(group, block)
    return block.kind == "list item" or led or not any(numbered(member) for _, member in group)


def _goes_on_counting(group: Group, block: Block) -> bool:
    """Whether `block` is a short one in a list of numbered paragraphs that began with 1 after a lead."""
    first = next((place for place, (_, member) in enumerate(group) if numbered(member)), 0)
    counted = [member for _, member in group[first:] if numbered(member)]
    return (
        first > 0
        and group[first - 1][1].kind != "heading"
        and counted[0].label.strip("().") in _FIRST
        and all(member.end - member.start < _SHORT for member in (*counted, block))
    )


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


def box_of(block: Block) -> int:
    """The box `block` stands in, 0 for none; -1 where its reader counts no boxes."""
    return block.box or (-1 if block.kind == "box" else 0)


def _same_language(group: Sequence[tuple[int, Block]], block: Block, document: Document) -> bool:
    own = _language(block, document)
    others = (_language(member, document) for _, member in reversed(group))
    return not own or next(filter(None, others), own) == own


def _language(block: Block, document: Document) -> str:
    """The language `block` is in, '' when it is too short to say."""
    if block.language or block.end - block.start < _TELLING:
        return block.language
    return document.about.language
