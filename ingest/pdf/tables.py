"""Tables: cells become one block, joined by " | ", its rows by line feeds."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from ingest.draft import Draft, Piece
from ingest.joining import join_lines
from ingest.pdf.line import Line, Part
from ingest.vocabulary import Vocabulary

_Cells = dict[int, list[Line]]
_NEAR_CHARS = 6


def table_of(lines: Sequence[Line], vocabulary: Vocabulary) -> Draft:
    """The table whose cells hold `lines`; each has its `cell`, and rows are counted anew on each page.

    A head that is printed again on the next page is dropped and recorded there.
    """
    head: tuple[Piece, ...] = ()
    out: list[Piece] = []
    width = max(line.cell[1] for line in lines if line.cell) + 1
    for cells in _rows(lines):
        row = _row(cells, width, vocabulary)
        page = next(iter(cells.values()))[0].page
        text = _text(row)
        if head and text == _text(head) and page != head[0].page:
            out.append(Piece("", page, None, "repeat", text))
            continue
        head = head or row
        out += [Piece("\n", page, None, "cell", "\n"), *row] if out else row
    return Draft("table", tuple(out))


def _rows(lines: Iterable[Line]) -> list[_Cells]:
    rows: dict[tuple[int, int], _Cells] = {}
    for line in lines:
        row, column = line.cell or (0, 0)
        rows.setdefault((line.page, row), {}).setdefault(column, []).append(line)
    return [rows[key] for key in sorted(rows)]


def _row(cells: _Cells, width: int, vocabulary: Vocabulary) -> tuple[Piece, ...]:
    """The pieces of one row of `width` cells; empty ones keep their place, those at its end do not."""
    page = next(iter(cells.values()))[0].page
    out: list[Piece] = []
    for column in range(min(width, max(cells) + 1)):
        if column:
            out.append(Piece(" | ", page, None, "cell", "\t"))
        lines = cells.get(column, ())
        out += join_lines([line.pieces for line in sorted(lines, key=lambda line: line.baseline)], vocabulary)
    return tuple(out)


def _text(pieces: Iterable[Piece]) -> str:
    return "".join(piece.text for piece in pieces)


def parts_of(line: Line) -> list[Line]:
    """`line` cut at its wide gaps: one line for each of its parts."""
    out: list[Line] = []
    rest = list(line.pieces)
    for part in line.parts:
        own = _taken(rest, sum(1 for char in part.text if not char.isspace()))
        out.append(_of(line, own, part))
    return out


def cut_at(line: Line, x: float) -> tuple[Line | None, Line]:
    """`line`, which has one part, cut at the space nearest to `x`; (None, line) where it has no space near."""
    part, text = line.parts[0], line.text
    place = (x - part.left) / max(part.right - part.left, 1.0) * len(text)
    spaces = [n for n, char in enumerate(text) if char == " " and abs(n - place) < _NEAR_CHARS]
    if not spaces:
        return None, line
    end = min(spaces, key=lambda n: abs(n - place))
    rest = list(line.pieces)
    first = _taken(rest, sum(1 for char in text[:end] if not char.isspace()))
    before, after = Part(text[:end].strip(), part.left, x), Part(text[end:].strip(), x, part.right)
    return _of(line, first, before), _of(line, rest, after)


def _of(line: Line, own: Sequence[Piece], part: Part) -> Line:
    box = (round(part.left, 2), line.box[1], round(part.right, 2), line.box[3])
    pieces = tuple(replace(piece, box=box) if piece.box else piece for piece in own)
    return replace(line, pieces=pieces, box=box, start=part.left, end=part.right, parts=(part,))


def _taken(rest: list[Piece], count: int) -> list[Piece]:
    """Take pieces that hold `count` visible characters off the head of `rest`."""
    own: list[Piece] = []
    while rest and count > 0:
        piece = rest.pop(0)
        shown = sum(1 for char in piece.text if not char.isspace())
        if shown <= count:
            own.append(piece)
            count -= shown
            continue
        end = 0
        while count:
            count -= not piece.text[end].isspace()
            end += 1
        own.append(replace(piece, text=piece.text[:end]))
        rest.insert(0, replace(piece, text=piece.text[end:]))
    return own
