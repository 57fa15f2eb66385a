"""Cuts a document into passages: the units that are found, quoted and cited."""

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.block import Block
from ingest.cutting.atoms import Atom, atoms_of
from ingest.cutting.groups import Group, groups_of, numbered
from ingest.cutting.measured import Measured
from ingest.cutting.packing import packed
from ingest.document import Document
from ingest.footnote_markers import Footnotes
from ingest.labels import division_of
from ingest.passage import Passage, passage_id
from ingest.run_pages import RunPages
from ingest.tokens import TokenCounter

LIMIT = 220
"""The most tokens of a passage; MiniLM silently cuts what is longer than 256."""

_NEAR = 0.96
"""A passage whose parts count more than this share of LIMIT is counted again as a whole."""

_RULE_RANK = 40
"""The rank of labels such as "Article 3" and "Rule 43", which hold for all that stands below them."""


def cut(document: Document, counter: TokenCounter) -> tuple[Passage, ...]:
    """The passages of `document` in order: together they cover every body block once.

    None has more than LIMIT tokens by `counter`. A numbered paragraph is one passage when it fits,
    with the list items that follow it; short unnumbered neighbours under one heading share one; a
    heading belongs to the passage below it; a box is cut off from what stands around it, and a table
    is cut at rows. A passage ends inside a sentence only where the sentence alone is over the limit.
    """
    measured = Measured(document.text, document.about.language, counter)
    room = LIMIT - measured.overhead
    groups = [(group, measured.surely_fits(group, room)) for group in groups_of(document)]
    measured.learn(group for group, fits in groups if not fits)
    spans: list[_Span] = []
    for group, fits in groups:
        spans += [_whole(group)] if fits else _spans(group, measured, LIMIT)
    return _Finisher(document).finish(spans)


@dataclass(frozen=True, slots=True)
class _Span:
    start: int
    end: int
    blocks: tuple[int, ...]


def _whole(group: Group) -> _Span:
    return _Span(group[0][1].start, group[-1][1].end, tuple(index for index, _ in group))


def _spans(group: Group, measured: Measured, limit: int) -> list[_Span]:
    """The passages of one group; where a whole counts higher than its parts, with less room."""
    room = limit - measured.overhead
    while True:
        parts = packed(atoms_of(group, max(room, 1), measured), max(room, 1))
        spans = [_span(part) for part in parts]
        near = [
            (span.start, span.end)
            for span, part in zip(spans, parts, strict=True)
            if sum(atom.tokens for atom in part) > _NEAR * limit - measured.overhead
        ]
        if room <= 1 or all(count <= limit for count in measured.whole(near)):
            return spans
        room = room * 9 // 10


def _span(atoms: Sequence[Atom]) -> _Span:
    return _Span(atoms[0].start, atoms[-1].end, tuple(dict.fromkeys(atom.block for atom in atoms)))


class _Finisher:
    """Gives spans what a passage knows of itself."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._pages = RunPages(document.runs)
        self._footnotes = Footnotes(document, self._pages)
        self._labels = _rule_labels(document)
        self._leads = _leads(document)

    def finish(self, spans: Sequence[_Span]) -> tuple[Passage, ...]:
        return tuple(self._passage(span) for span in spans)

    def _passage(self, span: _Span) -> Passage:
        document = self._document
        blocks = [document.blocks[index] for index in span.blocks]
        place = next((n for n, block in enumerate(blocks) if block.kind != "heading"), len(blocks) - 1)
        body, lead = blocks[place], self._leads.get(span.blocks[place], "")
        begins = span.start if body.kind == "heading" else max(span.start, body.start)
        language = next((block.language for block in blocks if block.language), document.about.language)
        return Passage(
            passage_id(document.version, span.start, span.end), document.id, span.start, span.end, begins,
            self._label(lead, blocks, body), body.path, self._pages.of(span.start, span.end), language, body.role,
            body.country, self._footnotes.of(span.start, span.end),
        )  # fmt: skip

    def _label(self, lead: str, blocks: Sequence[Block], body: Block) -> str:
        """The body's own label, after that of the paragraph whose item it is; else that of the heading right
        above it, or of the article it stands in.
        """
        if lead:
            return f"{lead} {body.label}".strip()
        above = next((block for block in reversed(blocks) if block.kind == "heading"), None)
        counted = [block.label for block in blocks if numbered(block)]
        own = body.label or (counted[0] if len(counted) == 1 else "") or (above.label if above else "")
        paths = (body.path[:depth] for depth in range(len(body.path), 0, -1))
        return own or next((self._labels[path] for path in paths if path in self._labels), "")


def _leads(document: Document) -> dict[int, str]:
    """By the index of a list's item, the number of the paragraph it belongs to, whatever box stands between."""
    out: dict[int, str] = {}
    last: dict[int, str] = {}
    for index, block in enumerate(document.blocks):
        if block.kind == "list item":
            out[index] = last.get(block.box, "")
        elif block.kind != "footnote":
            last[block.box] = block.label if numbered(block) else ""
    return out


def _rule_labels(document: Document) -> dict[tuple[str, ...], str]:
    """The labels of articles and rules by the heading path of what stands right below them."""
    out: dict[tuple[str, ...], str] = {}
    for block in document.blocks:
        if block.kind == "heading" and block.label and division_of(block.label).rank >= _RULE_RANK:
            title = " ".join(document.text[block.start : block.end].strip("*_ ").split())
            out[(*block.path, title)] = block.label
    return out
