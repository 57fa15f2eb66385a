"""A line of text on a page."""

from dataclasses import dataclass, field

from ingest.draft import Piece
from ingest.run import Box


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a line set apart by a wide gap: its text without outer white space, from `left` to `right`."""

    text: str
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class Line:
    """One line, or one column's share of a line, on `page` (1-based) inside `box`.

    `pieces` make its text. `size` is the font size of most of it, `bold` says that all of it is bold.
    `column` numbers the columns of a page in reading order. `start` and `end` are the distances of
    its two ends from the edge where reading begins, so that they mean the same in every script.
    `parts` are the stretches of a line that wide gaps divide, in reading order: the cells of a table's
    row; one part for an ordinary line. `zone` numbers the drawn regions of a page (a box or a table's
    grid) that its lines stand in, 0 for none, and `cell` is the (row, column) of a grid's cell.
    """

    pieces: tuple[Piece, ...]
    page: int
    box: Box
    baseline: float
    size: float
    bold: bool
    start: float
    end: float
    column: int = 0
    parts: tuple[Part, ...] = ()
    zone: int = 0
    cell: tuple[int, int] | None = None

    text: str = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        # Every step that follows asks for it, most of them more than once.
        object.__setattr__(self, "text", "".join([piece.text for piece in self.pieces]))
