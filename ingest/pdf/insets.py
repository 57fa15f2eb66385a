"""Insets: boxes and tables, which the running text of a page goes around."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cmp_to_key
from typing import Literal

from ingest.headings import capitals
from ingest.pdf.line import Line
from ingest.pdf.regions import hull_of
from ingest.pdf.right_to_left import is_rtl
from ingest.run import Box
from ingest.text_lines import ends_sentence

_SAME_EDGE = 6.0
_LEAST_CHARS = 30
_MOST_IN_CELL = 160


@dataclass(frozen=True, slots=True)
class Inset:
    """A box or table: its lines in reading order, which may go over pages.

    `after` counts the body lines that stand before it in the whole document.
    """

    kind: Literal["box", "table"]
    lines: tuple[Line, ...]
    after: int = 0

    @property
    def box(self) -> Box:
        """Where it stands on its last page."""
        last = self.lines[-1].page
        return hull_of(line.box for line in self.lines if line.page == last)


def apart(lines: Sequence[Line], before: Inset | None = None) -> tuple[list[Line], list[Inset]]:
    """(running text, insets) of one page's `lines`; `before` is the inset that ends the page before, if any.

    A drawn region that holds no more than a line or two of capitals or the like is no box but the
    ground that a heading is set on: its lines go back to where they stand in the running text.
    """
    zones: dict[int, list[Line]] = {}
    for line in lines:
        zones.setdefault(line.zone, []).append(line)
    flow = zones.pop(0, [])
    insets: list[Inset] = []
    for own in zones.values():
        if _is_table(own):
            insets.append(Inset("table", tuple(own)))
            continue
        for lines in _boxes(own):
            rest = before and _goes_on(before, Inset("box", tuple(lines), before.after))
            if _is_box(lines) or rest:
                insets.append(Inset("box", tuple(replace(line, cell=None) for line in lines)))
            else:
                for line in lines:
                    _put_back(replace(line, zone=0, cell=None), flow)
    return flow, insets


def _is_table(lines: Sequence[Line]) -> bool:
    """Whether a grid is a table: one row of two cells that hold much is two boxes side by side."""
    cells: dict[tuple[int, int], int] = {}
    for line in lines:
        if line.cell:
            cells[line.cell] = cells.get(line.cell, 0) + len(line.text)
    rows, columns = len({row for row, _ in cells}), len({column for _, column in cells})
    return columns > 1 and (rows > 1 or columns > 2 or max(cells.values()) < _MOST_IN_CELL)


def _boxes(lines: Sequence[Line]) -> list[list[Line]]:
    """The boxes of a region that is no table: all of it, or the cells of its one row.

    A grid with one column of text is a box with a strip down its side, and read from top to bottom.
    """
    rows = {line.cell[0] for line in lines if line.cell}
    columns = sorted({line.cell[1] for line in lines if line.cell})
    if len(rows) == 1 and len(columns) > 1:
        return [[line for line in lines if line.cell and line.cell[1] == column] for column in columns]
    if len(columns) < 2 and len(rows) < 2:
        return [list(lines)]
    return [sorted(lines, key=lambda line: (line.cell or (0, 0), line.column, line.baseline))]


def _is_box(lines: Sequence[Line]) -> bool:
    if len(lines) < 2 or sum(len(line.text.strip()) for line in lines) < _LEAST_CHARS:
        return False
    plain = [line for line in lines if not (line.bold or capitals(line.text))]
    return bool(plain) or len(lines) > 3


def _put_back(line: Line, flow: list[Line]) -> None:
    place = place_of(line.box, flow)
    near = flow[place - 1] if place else flow[0] if flow else line
    flow.insert(place, replace(line, column=near.column))


def place_of(box: Box, flow: Sequence[Line]) -> int:
    """How many lines of `flow`, one page's running text in reading order, come before `box`."""
    left, top, right, bottom = box
    middle = (top + bottom) / 2 if bottom - top < 20 else top + 8
    beside = [n for n, line in enumerate(flow) if min(line.box[2], right) - max(line.box[0], left) > 0]
    above = [n for n in beside if (flow[n].box[1] + flow[n].box[3]) / 2 <= middle]
    if above:
        return above[-1] + 1
    if beside:
        return beside[0]
    return max((n + 1 for n, line in enumerate(flow) if line.baseline <= middle), default=0)


def whole(insets: Sequence[Inset]) -> list[Inset]:
    """`insets` in reading order, those that go over a page's end joined."""
    out: list[Inset] = []
    for inset in insets:
        if out and _goes_on(out[-1], inset):
            out[-1] = replace(out[-1], lines=out[-1].lines + inset.lines)
        else:
            out.append(inset)
    return out


def _goes_on(inset: Inset, following: Inset) -> bool:
    before, line = inset.lines[-1], following.lines[0]
    if inset.kind != following.kind or inset.after != following.after:
        return False
    if line.page == before.page:
        return _in_next_column(inset, following)
    if line.page != before.page + 1:
        return False
    apart = [abs(a - b) for a, b in zip(inset.box[::2], following.box[::2], strict=True)]
    if inset.kind == "table":
        return _columns(inset) == _columns(following) and min(apart) < 3 * _SAME_EDGE
    width = (inset.box[2] - inset.box[0]) - (following.box[2] - following.box[0])
    if len(following.lines) == 1:
        width = min(width, 0.0)  # a last line may be as short as it likes
    if min(apart) > 3 * _SAME_EDGE and abs(width) > 6 * _SAME_EDGE:
        return False
    return not ends_sentence(before.text) or not (line.bold or line.size > 1.1 * before.size)


def _in_next_column(inset: Inset, following: Inset) -> bool:
    """Whether a box that fills the foot of one column goes on at the top of the next."""
    above, below = inset.box, following.box
    if inset.kind == "table" or min(above[2], below[2]) - max(above[0], below[0]) > 0 or below[1] >= above[1]:
        return False
    line = following.lines[0]
    return not ends_sentence(inset.lines[-1].text) and not line.bold


def in_order(insets: Sequence[tuple[int, Inset]]) -> list[tuple[int, Inset]]:
    """Insets of one page with their places in its text, in reading order: what stands side by side from the
    left, or from the right where that is where reading begins.
    """
    return sorted(insets, key=cmp_to_key(_compared))


def _compared(one: tuple[int, Inset], two: tuple[int, Inset]) -> int:
    if one[0] != two[0]:
        return one[0] - two[0]
    a, b = one[1].box, two[1].box
    if min(a[2], b[2]) - max(a[0], b[0]) > 0:
        return -1 if a[1] < b[1] else 1
    return -1 if (a[0] < b[0]) != is_rtl(one[1].lines[0].text) else 1


def _columns(inset: Inset) -> int:
    return max((line.cell[1] for line in inset.lines if line.cell), default=0)
