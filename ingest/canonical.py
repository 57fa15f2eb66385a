"""The one way to the canonical text: drafts in reading order become text, runs, blocks and repairs."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace

from ingest.block import Block
from ingest.document import BLOCK_SEPARATOR, FOOTNOTE_SEPARATOR
from ingest.draft import Draft, Piece
from ingest.link import Link
from ingest.repair import Repair
from ingest.repairs import clean, lstrip, rstrip
from ingest.run import Run


@dataclass(frozen=True, slots=True)
class Canonical:
    """The text of a document with its runs, blocks, repairs and links, each ordered by start."""

    text: str
    runs: tuple[Run, ...]
    blocks: tuple[Block, ...]
    repairs: tuple[Repair, ...]
    links: tuple[Link, ...] = ()


def build(drafts: Iterable[Draft], ligatures: bool = True) -> Canonical:
    """Build the canonical text of `drafts`: the body in order, then a form feed and the footnotes in order.

    Blocks that hold no visible character are left out. Heading paths follow from the drafts' levels.
    Without `ligatures` they are not spelled out.
    """
    builder = _Builder(ligatures)
    kept = [trimmed for draft in drafts if (trimmed := _trimmed(draft)).pieces]
    body = [draft for draft in kept if draft.kind != "footnote"]
    notes = [draft for draft in kept if draft.kind == "footnote"]
    for number, draft in enumerate(body):
        builder.separate(BLOCK_SEPARATOR if number else "")
        builder.add(draft)
    builder.headings.clear()
    for number, draft in enumerate(notes):
        builder.separate(BLOCK_SEPARATOR if number else FOOTNOTE_SEPARATOR)
        builder.add(draft)
    return builder.finished()


def _trimmed(draft: Draft) -> Draft:
    """`draft` with white space taken off both ends; with no pieces when nothing visible is left."""
    pieces = _whole_clusters(draft.pieces)
    shown = [index for index, piece in enumerate(pieces) if _visible(piece)]
    if not shown:
        return replace(draft, pieces=())
    first, last = shown[0], shown[-1]
    before = [piece for piece in pieces[:first] if not piece.text and piece.kind]
    after = [piece for piece in pieces[last + 1 :] if not piece.text and piece.kind]
    middle = pieces[first : last + 1]
    if (head := lstrip(middle[0].text)) != middle[0].text:
        middle[0] = replace(middle[0], text=head)
    if (tail := rstrip(middle[-1].text)) != middle[-1].text:
        middle[-1] = replace(middle[-1], text=tail)
    return replace(draft, pieces=(*before, *middle, *after))


def _visible(piece: Piece) -> bool:
    return bool(piece.text.strip()) and bool(clean(piece.text).text.strip())


def _whole_clusters(pieces: Iterable[Piece]) -> list[Piece]:
    """Move combining marks at the head of a piece to the piece before, so that pieces normalise alone."""
    out: list[Piece] = []
    for piece in pieces:
        text = piece.text
        while out and out[-1].text and text and _combines(out[-1].text[-1], text[0]):
            out[-1] = replace(out[-1], text=out[-1].text + text[0])
            text = text[1:]
        out.append(replace(piece, text=text) if text != piece.text else piece)
    return out


def _combines(before: str, char: str) -> bool:
    return unicodedata.category(char)[0] == "M" or "\u1160" <= char <= "\u11ff"


class _Builder:
    def __init__(self, ligatures: bool) -> None:
        self.ligatures = ligatures
        self.parts: list[str] = []
        self.length = 0
        self.runs: list[Run] = []
        self.blocks: list[Block] = []
        self.repairs: list[Repair] = []
        self.links: list[Link] = []
        self.headings: list[tuple[int, str]] = []
        self.box = 0
        self.outside: list[tuple[int, str]] = []

    def separate(self, separator: str) -> None:
        self._write(separator)

    def add(self, draft: Draft) -> None:
        start, first = self.length, len(self.parts)
        self._enter(draft.box)
        for piece in draft.pieces:
            self._add_piece(piece)
        text = "".join(self.parts[first:]) if draft.kind == "heading" else ""
        if draft.kind == "heading":
            self._close(draft.level)
        path = tuple(title for _, title in self.headings)
        if draft.kind == "heading" and draft.level:
            self.headings.append((draft.level, " ".join(text.strip("*_ ").split())))
        self.blocks.append(
            Block(
                draft.kind, start, self.length, draft.label, path,
                draft.role, draft.country, draft.language, draft.box,
            )
        )  # fmt: skip

    def finished(self) -> Canonical:
        repairs = sorted(self.repairs, key=lambda repair: (repair.start, repair.end))
        return Canonical("".join(self.parts), tuple(self.runs), tuple(self.blocks), tuple(repairs), tuple(self.links))

    def _enter(self, box: int) -> None:
        """Headings inside a box are forgotten where it ends."""
        if box == self.box:
            return
        if self.box:
            self.headings = self.outside
        self.box, self.outside = box, list(self.headings)

    def _close(self, level: int) -> None:
        while self.headings and self.headings[-1][0] >= level:
            self.headings.pop()

    def _add_piece(self, piece: Piece) -> None:
        start = self.length
        self._write_piece(piece, start)
        if piece.link and self.length > start:
            last = self.links[-1] if self.links else None
            if last and (last.end, last.address) == (start, piece.link):
                self.links[-1] = replace(last, end=self.length)
            else:
                self.links.append(Link(start, self.length, piece.link))

    def _write_piece(self, piece: Piece, start: int) -> None:
        if piece.kind:
            self._write(piece.text)
            self.repairs.append(Repair(piece.kind, start, self.length, piece.page, piece.before, piece.text))
            self._run(piece, start)
            return
        cleaned = clean(piece.text, self.ligatures)
        self._write(cleaned.text)
        self.repairs += [
            Repair(c.kind, start + c.start, start + c.end, piece.page, c.before, c.after) for c in cleaned.changes
        ]
        self._run(piece, start)

    def _run(self, piece: Piece, start: int) -> None:
        if piece.page is None or piece.box is None or self.length == start:
            return
        last = self.runs[-1] if self.runs else None
        if last and (last.end, last.page, last.box) == (start, piece.page, piece.box):
            self.runs[-1] = replace(last, end=self.length)
        else:
            self.runs.append(Run(start, self.length, piece.page, piece.box))

    def _write(self, text: str) -> None:
        self.parts.append(text)
        self.length += len(text)
