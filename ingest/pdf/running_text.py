"""Tells two columns of running text from a table, a form, or labels beside their text."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from ingest.pdf.segments import Segment

_LEAST_WIDTH = 7.0
"""A column is at least so many font sizes wide; what is narrower is a label, a number or a table's cell."""
_PLAIN_WIDTH = 16.0
"""Lines of this width are no cells of a table with many columns."""
_WIDE_GUTTER = 1.4
"""A gutter that few lines show is at least so many font sizes wide: spaces may stand above each other by chance."""
_JOINED = 1.2
"""Segments nearer than so many font sizes are one line, whose words are set wide."""
_FULL = 0.8


@dataclass(frozen=True, slots=True)
class _Side:
    """What stands on one side of a gutter: its lines' heights, from the top, and their widths in font sizes.

    `running` is the share of its lines that go on with a sentence, `aligned` that of those that begin
    (or end, where text is read from right to left) at the edge along the gutter.
    """

    middles: list[float]
    widths: list[float]
    size: float
    running: float
    aligned: float

    @property
    def lines(self) -> int:
        return len(self.widths)

    @property
    def fill(self) -> float:
        """The share of lines that are (nearly) as wide as the widest, as most of running text is."""
        usual = sorted(self.widths)[int(0.9 * (self.lines - 1))]
        return sum(1 for width in self.widths if width >= _FULL * usual) / self.lines

    @property
    def dense(self) -> bool:
        """Whether its lines stand close below each other, and are not names beside longer text."""
        extent = self.middles[-1] - self.middles[0]
        return self.lines * 1.8 * self.size >= 0.5 * extent


def are_columns(left: Sequence[Segment], right: Sequence[Segment]) -> bool:
    """Whether `left` and `right`, each ordered by height, are columns of running text side by side."""
    if not left or not right:
        return False
    one, two = _side(left, [-s.box[2] for s in left]), _side(right, [s.box[0] for s in right])
    few, many = sorted((one, two), key=lambda side: side.lines)
    gutter = (min(s.box[0] for s in right) - max(s.box[2] for s in left)) / min(one.size, two.size)
    edge = (one if sum(s.rtl for s in left) > 0.5 * len(left) else two).aligned
    if gutter < (0.4 if few.lines >= 5 else _WIDE_GUTTER) or edge < (0.5 if few.lines >= 5 else 0.65):
        return False
    runs = _runs(one) and _runs(two) and one.dense and two.dense
    return runs and _enough(few, many) and _beside(few, many) and not _is_table(one, two)


def _runs(side: _Side) -> bool:
    """Whether what stands on one side may be running text, by the width of its lines and how they begin."""
    width = median(side.widths)
    return width >= _LEAST_WIDTH and (width >= _PLAIN_WIDTH or side.running >= 0.3)


def _side(segments: Sequence[Segment], edges: Sequence[float]) -> _Side:
    """The side that `segments` make; `edges` are their ends towards the gutter, smallest where nearest to it."""
    size = max(median(segment.size for segment in segments), 1.0)
    middles: list[float] = []
    widths: list[float] = []
    last: Segment | None = None
    for segment in sorted(segments, key=lambda s: (round(s.baseline / (0.5 * size)), s.box[0])):
        width = (segment.box[2] - segment.box[0]) / size
        near = last and abs(segment.baseline - last.baseline) < 0.5 * size
        if last and near and 0 <= segment.box[0] - last.box[2] < _JOINED * size:
            widths[-1] += width + (segment.box[0] - last.box[2]) / size
        else:
            widths.append(width)
            middles.append(segment.baseline - 0.3 * segment.size)
        last = segment
    running = sum(_goes_on(segment) for segment in segments) / len(segments)
    aligned = max(sum(1 for edge in edges if abs(edge - place) < 0.4 * size) for place in edges) / len(edges)
    return _Side(sorted(middles), widths, size, running, aligned)


def _goes_on(segment: Segment) -> bool:
    """Whether a line begins or ends inside a sentence, as far as its letters tell."""
    first, last = segment.glyphs[0].text[0], segment.glyphs[-1].text[-1]
    return first.islower() or last in ",-‐" or (first.isalpha() and not first.isupper())


def _enough(few: _Side, many: _Side) -> bool:
    """Whether there are lines enough to tell; the fewer they are, the plainer they must be set."""
    if few.lines >= 5:
        return many.fill >= 0.3
    if few.lines >= 3:
        return min(few.fill, many.fill) >= 0.5
    return many.lines >= 8 and many.fill >= 0.5


def _beside(few: _Side, many: _Side) -> bool:
    low, high = many.middles[0] - many.size, many.middles[-1] + many.size
    return 2 * sum(1 for y in few.middles if low <= y <= high) >= few.lines


def _is_table(one: _Side, two: _Side) -> bool:
    """Whether blank strips run through both sides and what follows them begins at one height: rows."""
    size = min(one.size, two.size)
    both = sorted([(y, 0) for y in one.middles] + [(y, 1) for y in two.middles])
    steps = [b - a for side in (one, two) for a, b in pairwise(side.middles) if b - a > 0.5 * size]
    usual = min(median(steps), 1.5 * size) if steps else 1.2 * size
    starts = [0, *(index + 1 for index, (a, b) in enumerate(pairwise(both)) if b[0] - a[0] > 1.35 * usual)]
    if len(starts) < 3 or len(both) / len(starts) > 10:
        return False
    level = sum(1 for start, end in zip(starts, [*starts[1:], len(both)], strict=True) if _level(both[start:end], size))
    return level >= 0.7 * len(starts)


def _level(band: Sequence[tuple[float, int]], size: float) -> bool:
    """Whether both sides of a band begin at one height."""
    firsts = [next((y for y, side in band if side == which), None) for which in (0, 1)]
    return firsts[0] is not None and firsts[1] is not None and abs(firsts[0] - firsts[1]) <= 0.35 * size
