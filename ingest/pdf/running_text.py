"""Tells two columns of running text from a table, a form, or labels beside their text."""

from collections import Counter
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
_LEAST_SEGMENTS = 6
_LEAST_KNOWN = 2
_SOME_LINES = 5
_WORDS_APART = 1.2
_WORDS_FAR = 2.5
"""Gaps between the words of a justified line, in font sizes: what is usual, and what a narrow column has at most."""
_FULL = 0.8
_LABEL = 3.0
"""Font sizes: what is narrower and stands first may be a label before its text."""


@dataclass(frozen=True, slots=True)
class _Side:
    """What stands on one side of a gutter: the heights and widths (in font sizes) of its lines from the top.

    `cells` are their widths when every wide gap parts them, as it does in a table, `near` the places of
    their ends at the gutter. `running` is the share of lines that go on with a sentence, `aligned` that of
    those that meet the gutter at a common edge: that of most lines, that of a list's items. `abreast` is how
    many cells stand in a row, labels before their text left out.
    """

    middles: list[float]
    widths: list[float]
    cells: list[float]
    near: list[float]
    size: float
    running: float
    aligned: float
    abreast: float

    @property
    def lines(self) -> int:
        return len(self.widths)

    @property
    def fill(self) -> float:
        """The share of lines that are (nearly) as wide as the widest, as most of running text is."""
        return max(_full(self.widths), _full(self.cells))

    @property
    def dense(self) -> bool:
        """Whether its lines stand close below each other, and are not names beside longer text."""
        extent = self.middles[-1] - self.middles[0]
        return self.lines * 1.8 * self.size >= 0.5 * extent


def _full(widths: Sequence[float]) -> float:
    usual = sorted(widths)[int(0.9 * (len(widths) - 1))]
    return sum(1 for width in widths if width >= _FULL * usual) / len(widths)


def are_columns(left: Sequence[Segment], right: Sequence[Segment], known: bool = False) -> bool:
    """Whether `left` and `right`, each ordered by height, are columns of running text side by side.

    Where the file is `known` to have columns like these on other pages, one may hold but a line or two.
    """
    if not left or not right or len(left) + len(right) < (_LEAST_KNOWN if known else _LEAST_SEGMENTS):
        return False
    one, two = _side(left, 2), _side(right, 0)
    few, many = sorted((one, two), key=lambda side: side.lines)
    # Several cells beside each other on both sides, most of them level, are rows, however they begin.
    if min(one.abreast, two.abreast) > 1.5 and _level(few, many) > 0.75:
        return False
    if known:
        level, some = _level(few, many), few.lines >= _SOME_LINES
        rows = (level > (0.6 if some else 0.9) and not _runs(many)) or (level > 0.9 and _is_table(one, two))
        return _beside(few, many) and not rows
    gutter = (two.near[len(two.near) // 10] - one.near[-1 - len(one.near) // 10]) / min(one.size, two.size)
    edge = (one if sum(s.rtl for s in left) > 0.5 * len(left) else two).aligned
    if gutter < (0.4 if few.lines >= 5 else _WIDE_GUTTER) or edge < (0.5 if few.lines >= 5 else 0.65):
        return False
    if min(median(few.widths), median(many.widths)) < _LEAST_WIDTH or not (few.dense and many.dense):
        return False
    # Rows of a table stand level. Lines of columns seldom do, but may: then they must read like running text.
    runs = few.lines >= 5 and _level(few, many) < 0.6
    runs = runs or (_enough(few, many) and _runs(few) and _runs(many))
    return runs and _beside(few, many) and not _is_table(one, two)


def _runs(side: _Side) -> bool:
    """Whether what stands on one side may be running text, by the width of its lines and how they begin."""
    return side.running >= 0.3 or median(side.cells) >= _PLAIN_WIDTH


def _level(few: _Side, many: _Side) -> float:
    """The share of lines that stand at the height of one on the other side."""
    places = {round(10 * y / few.size) for y in many.middles}
    near = (round(10 * y / few.size) for y in few.middles)
    return sum(1 for y in near if places & {y - 1, y, y + 1}) / few.lines


def _side(segments: Sequence[Segment], edge: int) -> _Side:
    """The side that `segments` make; its `edge` (of their boxes: 0 the left, 2 the right) is at the gutter."""
    size = max(median(segment.size for segment in segments), 1.0)
    rows = _rows(segments, size)
    lines = [line for row in rows for line in _apart(row, _WORDS_FAR * size)]
    cells = [cell for row in rows for cell in _apart(row, _WORDS_APART * size)]
    near = [row[0].box[0] if edge == 0 else row[-1].box[2] for row in rows]
    edges = Counter(round(x / (0.5 * size)) for x in near)
    aligned = sum(count for _, count in edges.most_common(3) if count > max(1, 0.12 * len(near)))
    return _Side(
        sorted(line[0].baseline - 0.3 * line[0].size for line in lines),
        [(line[-1].box[2] - line[0].box[0]) / size for line in lines],
        [(cell[-1].box[2] - cell[0].box[0]) / size for cell in cells],
        sorted(near),
        size,
        sum(_goes_on(line) for line in lines) / len(lines),
        aligned / len(rows),
        sum(_abreast(row, size) for row in rows) / len(rows),
    )


def _abreast(row: Sequence[Segment], size: float) -> int:
    """How many cells stand in `row`, a short label before them left out."""
    cells = _apart(row, _WORDS_APART * size)
    first = cells[-1] if row[0].rtl else cells[0]
    return len(cells) - (first[-1].box[2] - first[0].box[0] < _LABEL * size)


def _rows(segments: Sequence[Segment], size: float) -> list[list[Segment]]:
    """Segments that share a baseline, each row from left to right."""
    rows: list[list[Segment]] = []
    for segment in sorted(segments, key=lambda s: s.baseline):
        if rows and segment.baseline - rows[-1][0].baseline < 0.5 * size:
            rows[-1].append(segment)
        else:
            rows.append([segment])
    for row in rows:
        row.sort(key=lambda s: s.box[0])
    return rows


def _apart(row: Sequence[Segment], gap: float) -> list[list[Segment]]:
    """`row` cut where two segments are more than `gap` points apart."""
    out = [[row[0]]]
    for before, segment in pairwise(row):
        if segment.box[0] - before.box[2] > gap:
            out.append([segment])
        else:
            out[-1].append(segment)
    return out


def _goes_on(line: Sequence[Segment]) -> bool:
    """Whether a line begins or ends inside a sentence, as far as its letters tell."""
    head, tail = (line[-1], line[0]) if line[0].rtl else (line[0], line[-1])
    first, last = head.glyphs[0].text[0], tail.glyphs[-1].text[-1]
    return last in ",-‐" or (first.isalpha() and not first.isupper())


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
    level = sum(
        1 for start, end in zip(starts, [*starts[1:], len(both)], strict=True) if _begins_level(both[start:end], size)
    )
    return level >= 0.7 * len(starts)


def _begins_level(band: Sequence[tuple[float, int]], size: float) -> bool:
    """Whether both sides of a band begin at one height."""
    firsts = [next((y for y, side in band if side == which), None) for which in (0, 1)]
    return firsts[0] is not None and firsts[1] is not None and abs(firsts[0] - firsts[1]) <= 0.35 * size
