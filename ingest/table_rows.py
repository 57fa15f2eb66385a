"""Tables written with pipes: rows of cells become the canonical form of a table."""

import re
from collections.abc import Sequence

from ingest.draft import Piece
from ingest.run import Box

_RULE = re.compile(r"^\s*\|?(?:\s*:?-{2,}:?\s*\|)+\s*(?::?-{2,}:?)?\s*$")
_EDGE = re.compile(r"(?<!\\)\|")
_NOWHERE: Box = (0.0, 0.0, 0.0, 0.0)


def table_pieces(rows: Sequence[tuple[str, int | None]]) -> tuple[Piece, ...]:
    """The pieces of a table from its lines with their pages: cells joined by " | ", rows by one line feed.

    The rule under the head is dropped, and every joint is recorded.
    """
    out: list[Piece] = []
    for line, page in rows:
        if _RULE.match(line):
            out.append(Piece("", page, None, "markup", line.strip() + "\n"))
            continue
        if any(not piece.kind for piece in out):
            out.append(Piece("\n", page, None, "cell", "|\n|"))
        out += _cells(line, page)
    return tuple(out)


def _cells(line: str, page: int | None) -> list[Piece]:
    cells = [cell.strip() for cell in _EDGE.split(line.strip().strip("|"))]
    out: list[Piece] = []
    for number, cell in enumerate(cells):
        if number:
            out.append(Piece(" | ", page, None, "cell", "|"))
        out.append(Piece(cell, page, None if page is None else _NOWHERE))
    return out
