"""The lines at the top and foot of pages, among which the furniture is."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ingest.pdf.line import Line

_LINES = 3
_SHARE = 0.13
"""The outer eighth of a page: furniture stands nowhere else."""
_TIGHT = 1.5
_APART = 1.8


@dataclass(frozen=True, slots=True)
class Edge:
    """A line near the top (`foot` False) or the foot of its page, or one of its parts, with `text`.

    `attached` says that the text of the page goes on from it: the next line inwards is set alike and
    close; `apart` that it stands clear of all other lines. `outermost` is the first or last of a page.
    """

    line: Line
    text: str
    foot: bool
    attached: bool
    apart: bool
    outermost: bool
    part: bool = False


def edges_of(page: Sequence[Line], height: float) -> list[Edge]:
    """The outermost lines of a page `height` points high, and the parts of those that have several."""
    ranked = sorted(page, key=lambda line: line.box[1])
    tops = [line for line in ranked[:_LINES] if line.box[1] < _SHARE * height]
    feet = [line for line in ranked[-_LINES:] if line.box[3] > (1 - _SHARE) * height]
    feet = [line for line in feet if not any(line is top for top in tops)]
    found: list[Edge] = []
    for foot, lines in ((False, tops), (True, feet)):
        for line in lines:
            found += _edges(line, foot, ranked)
    return found


def _edges(line: Line, foot: bool, ranked: Sequence[Line]) -> Iterable[Edge]:
    others = [other for other in ranked if other is not line]
    inner = [o for o in others if (o.baseline < line.baseline - 2 if foot else o.baseline > line.baseline + 2)]
    next_in = (inner[-1] if foot else inner[0]) if inner else None
    steps = [abs(o.baseline - line.baseline) for o in others if abs(o.baseline - line.baseline) > 2]
    alike = next_in is not None and abs(next_in.size - line.size) < 0.3 and next_in.bold == line.bold
    close = next_in is not None and abs(next_in.baseline - line.baseline) < _TIGHT * max(line.size, 1.0)
    apart = all(step > _APART * max(line.size, 1.0) for step in steps)
    outermost = line is (ranked[-1] if foot else ranked[0])
    whole = Edge(line, line.text.strip(), foot, alike and close, apart, outermost)
    yield whole
    if len(line.parts) > 1:
        for part in line.parts:
            yield Edge(line, part.text, foot, whole.attached, apart, outermost, part=True)
