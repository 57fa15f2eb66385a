"""Cuts a document into passages: the units that are found, quoted and cited."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.atoms import Atom, Sizes, atoms_of
from ingest.block import Block
from ingest.document import Document
from ingest.footnote_markers import Footnotes
from ingest.labels import label_of
from ingest.packing import packed
from ingest.passage import Passage, passage_id
from ingest.run_pages import RunPages
from ingest.tokens import TokenCounter

LIMIT = 220
"""The most tokens of a passage; MiniLM silently cuts what is longer than 256."""

_Group = list[tuple[int, Block]]


def cut(document: Document, counter: TokenCounter) -> tuple[Passage, ...]:
    """The passages of `document` in order: together they cover every body block once.

    None has more than LIMIT tokens by `counter`. A numbered paragraph is one passage when it fits,
    with the list items that follow it; short unnumbered neighbours under one heading share one; a
    heading belongs to the passage below it. A passage ends inside a sentence only where the sentence
    alone is over the limit.
    """
    sizes = Sizes(document.text, counter)
    spans: list[_Span] = []
    for group in _groups(document):
        spans += _spans(document, group, sizes, LIMIT)
    return _Finisher(document).finish(spans)


@dataclass(frozen=True, slots=True)
class _Span:
    start: int
    end: int
    blocks: tuple[int, ...]


def _groups(document: Document) -> Iterator[_Group]:
    """Blocks that may share passages; headings without a body that follow each other share one."""
    bare: _Group = []
    for group in _body_groups(document):
        if all(block.kind == "heading" for _, block in group):
            bare += group
            continue
        if bare:
            yield bare
            bare = []
        yield group
    if bare:
        yield bare


def _body_groups(document: Document) -> Iterator[_Group]:
    """Blocks that belong together: a heading with what follows it, a numbered paragraph with its items."""
    group: _Group = []
    for index, block in enumerate(document.blocks):
        if block.kind == "footnote":
            continue
        if group and not _belongs(group, block, document.text):
            yield group
            group = []
        group.append((index, block))
    if group:
        yield group


def _belongs(group: _Group, block: Block, text: str) -> bool:
    last = group[-1][1]
    if last.kind == "heading":
        return _heads(last, block, text, first=group[-1][0] == 0)
    if block.kind == "heading":
        return False
    if (last.path, last.role, last.country, last.language) != (
        block.path,
        block.role,
        block.country,
        block.language,
    ):
        return False
    if _numbered(block):
        return False
    leads = next(member for _, member in group if member.kind != "heading")
    return block.kind == "list item" or not _numbered(leads)


def _heads(heading: Block, block: Block, text: str, first: bool) -> bool:
    """Whether `block`, which comes next, stands below `heading`; the document's title heads all."""
    title = " ".join(text[heading.start : heading.end].strip("*_ ").split())
    below = (*heading.path, title)
    return block.path[: len(below)] == below or (first and not heading.path)


def _numbered(block: Block) -> bool:
    return block.kind == "paragraph" and label_of(block.label + " x").kind == "number"


def _spans(document: Document, group: _Group, sizes: Sizes, limit: int) -> list[_Span]:
    """The passages of one group; when a counter counts a whole higher than its parts, with less room."""
    room = limit - sizes.overhead
    while True:
        atoms = atoms_of(document.text, group, document.about.language, max(room, 1), sizes)
        spans = [_span(part) for part in packed(atoms, max(room, 1))]
        counts = sizes.whole([(span.start, span.end) for span in spans])
        if room <= 1 or all(count <= limit for count in counts):
            return spans
        room = room * 9 // 10


def _span(atoms: Sequence[Atom]) -> _Span:
    return _Span(atoms[0].start, atoms[-1].end, tuple(dict.fromkeys(atom.block for atom in atoms)))


class _Finisher:
    """Gives spans what a passage knows of itself."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._pages = RunPages(document.runs)
        self._footnotes = Footnotes(document)

    def finish(self, spans: Sequence[_Span]) -> tuple[Passage, ...]:
        return tuple(self._passage(span) for span in spans)

    def _passage(self, span: _Span) -> Passage:
        document = self._document
        blocks = [document.blocks[index] for index in span.blocks]
        body = next((block for block in blocks if block.kind != "heading"), blocks[-1])
        label = body.label or next(
            (block.label for block in reversed(blocks) if block.kind == "heading" and block.label), ""
        )
        pages = self._pages.of(span.start, span.end)
        begins = span.start if body.kind == "heading" else max(span.start, body.start)
        return Passage(
            passage_id(document.version, span.start, span.end), document.id, span.start, span.end, begins,
            label, body.path, pages, body.language or document.about.language, body.role, body.country,
            self._footnotes.of(span.start, span.end, pages),
        )  # fmt: skip
