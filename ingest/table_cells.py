"""Tables whose cells are known: the pieces of the cells become the canonical form of a table."""

from collections.abc import Sequence
from dataclasses import replace

from ingest.draft import Piece

Cell = Sequence[Piece]


def cell_pieces(rows: Sequence[Sequence[Cell]]) -> tuple[Piece, ...]:
    """The pieces of a table: cells joined by " | ", rows by one line feed, each joint recorded.

    Rows without any visible character are left out.
    """
    out: list[Piece] = []
    for row in rows:
        cells = [_stripped(cell) for cell in row]
        if not any(cells):
            continue
        if out:
            out.append(Piece("\n", kind="cell"))
        for number, cell in enumerate(cells):
            if number:
                # No block begins or ends with white space, and a first or last cell may be empty.
                first, last = number == 1 and not cells[0], number == len(cells) - 1 and not cell
                out.append(Piece("| " if first else " |" if last else " | ", kind="cell"))
            out += cell
    return tuple(out)


def _stripped(cell: Cell) -> list[Piece]:
    """The pieces of `cell` without white space at its ends; none when nothing can be seen."""
    pieces = [piece for piece in cell if piece.text or piece.before]
    if not any(piece.text.strip() for piece in pieces):
        return []
    while not pieces[0].text.strip():
        pieces.pop(0)
    while not pieces[-1].text.strip():
        pieces.pop()
    if not pieces[0].kind:
        pieces[0] = replace(pieces[0], text=pieces[0].text.lstrip())
    if not pieces[-1].kind:
        pieces[-1] = replace(pieces[-1], text=pieces[-1].text.rstrip())
    return pieces
