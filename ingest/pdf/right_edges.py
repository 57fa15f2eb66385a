"""Where full lines end: at the edge of their column, or before a box that stands in it."""

from collections.abc import Iterable, Sequence

from ingest.pdf.insets import Inset
from ingest.pdf.line import Line
from ingest.pdf.regions import hull_of
from ingest.run import Box

_NEAR = 1.3
"""Font sizes above and below a box within which lines still go around it."""
_MARGIN = 2.5
_FULL = 0.85
_IN_COLUMN = 20.0
"""Points that a box and its column share at least."""


class Edges:
    """Where the full lines of running text end, as `end` of a `Line` counts.

    Lines that go around one of `insets` are shorter than those of the same column above and below.
    """

    def __init__(self, lines: Iterable[Line], insets: Iterable[Inset] = ()) -> None:
        columns: dict[tuple[int, int], list[Line]] = {}
        for line in lines:
            columns.setdefault((line.page, line.column), []).append(line)
        self._columns = {key: _most(own) for key, own in columns.items()}
        self._narrow: dict[int, float] = {}
        pages: dict[int, list[list[Line]]] = {}
        for (page, _), own in columns.items():
            pages.setdefault(page, []).append(own)
        for page, box in _boxes(insets):
            for own in pages.get(page, ()):
                self._go_around(own, box)

    def of(self, line: Line) -> float:
        """Where a line ends that is full at the place of `line`."""
        return self._narrow.get(id(line), self._columns[line.page, line.column])

    def differ(self, one: Line, other: Line) -> bool:
        """Whether only one of two lines goes around something."""
        return (id(one) in self._narrow) != (id(other) in self._narrow)

    def _go_around(self, lines: Sequence[Line], box: Box) -> None:
        left, right = min(line.box[0] for line in lines), max(line.box[2] for line in lines)
        if min(right, box[2]) - max(left, box[0]) < _IN_COLUMN:
            return
        for side in (True, False):
            beside = [line for line in lines if _is_beside(line, box, side, _NEAR)]
            if len(beside) < 2:
                continue
            edge = max(line.end for line in beside)
            # A box has a margin, too: full lines go around it some way above and below.
            beside += [
                line for line in lines if _is_beside(line, box, side, _MARGIN) and edge >= line.end > _FULL * edge
            ]
            self._narrow |= dict.fromkeys(map(id, beside), edge)


def _most(lines: Sequence[Line]) -> float:
    return sorted(line.end for line in lines)[int(len(lines) * 0.9)]


def _boxes(insets: Iterable[Inset]) -> list[tuple[int, Box]]:
    """(page, box) of each inset on each of its pages."""
    out: list[tuple[int, Box]] = []
    for inset in insets:
        for page in sorted({line.page for line in inset.lines}):
            out.append((page, hull_of(line.box for line in inset.lines if line.page == page)))
    return out


def _is_beside(line: Line, box: Box, left: bool, near: float) -> bool:
    """Whether `line` stands `left` of `box`, or right of it, at its height or `near` it (in font sizes)."""
    room = near * line.size
    level = line.box[3] > box[1] - room and line.box[1] < box[3] + room
    return level and (line.box[2] <= box[0] if left else line.box[0] >= box[2])
