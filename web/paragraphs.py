"""A passage's text as paragraphs with the quoted words marked. Joined again, they are the text."""

from collections.abc import Sequence
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
    """A paragraph of a passage; a "heading" is one that the passage's heading path names."""

    kind: Kind
    pieces: tuple[Piece, ...]


def paragraphs(text: str, path: Sequence[str], mark: tuple[int, int] = (0, 0)) -> list[Paragraph]:
    """The paragraphs of a passage's `text`; its code points in `mark`, [start, end), are marked."""
    found: list[Paragraph] = []
    start = 0
    leading = True
    for part in text.split(BLOCK_SEPARATOR):
        leading = leading and " ".join(part.split()) in path
        kind: Kind = "heading" if leading else "item" if _is_item(part) else "text"
        found.append(Paragraph(kind, _pieces(part, mark[0] - start, mark[1] - start)))
        start += len(part) + len(BLOCK_SEPARATOR)
    return found


def _is_item(part: str) -> bool:
    return part.startswith(("• ", "– ", "- ")) or (part.startswith("(") and ")" in part[:6])


def _pieces(part: str, start: int, end: int) -> tuple[Piece, ...]:
    a, b = (max(0, min(len(part), offset)) for offset in (start, end))
    pieces = (Piece(part[:a], False), Piece(part[a:b], True), Piece(part[b:], False))
    return tuple(piece for piece in pieces if piece.text)
