"""A passage's text as paragraphs with the quoted words marked. Joined again, they are the text."""

from dataclasses import dataclass
from typing import Literal

from ingest.document import BLOCK_SEPARATOR

Kind = Literal["heading", "item", "text"]


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text, marked as quoted or not."""

    text: str
    marked: bool


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of a passage; a "heading" stands above its words."""

    kind: Kind
    pieces: tuple[Piece, ...]


def paragraphs(text: str, body: int, mark: tuple[int, int] = (0, 0)) -> list[Paragraph]:
    """The paragraphs of a passage's `text`. Its headings end before `body`; `mark`, [start, end), is marked.

    Both count code points of `text`.
    """
    found: list[Paragraph] = []
    start = 0
    for part in text.split(BLOCK_SEPARATOR):
        kind: Kind = "heading" if start < body else "item" if _is_item(part) else "text"
        found.append(Paragraph(kind, _pieces(part, mark[0] - start, mark[1] - start)))
        start += len(part) + len(BLOCK_SEPARATOR)
    return found


def _is_item(part: str) -> bool:
    return part.startswith(("• ", "– ", "- ")) or (part.startswith("(") and ")" in part[:6])


def _pieces(part: str, start: int, end: int) -> tuple[Piece, ...]:
    a, b = (max(0, min(len(part), offset)) for offset in (start, end))
    pieces = (Piece(part[:a], False), Piece(part[a:b], True), Piece(part[b:], False))
    return tuple(piece for piece in pieces if piece.text)
