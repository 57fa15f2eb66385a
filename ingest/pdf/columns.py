"""Columns: a page is read in columns only where a clear gutter shows."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from ingest.pdf.segments import Segment

_LEAST_LINES = 6
_LEAST_GUTTER = 7.0
_MOST_SEGMENTS = 800
"""A page of more pieces is a table or a drawing, and would take long to search."""


@dataclass(frozen=True, slots=True)
class Gutter:
    """The empty strip between two columns, from `left` to `right` in points."""

    left: float
    right: float


def gutter_of(segments: Sequence[Segment]) -> Gutter | None:
    """The gutter of a page with two columns, None where no clear one is seen."""
    boxes = [segment.box for segment in segments if segment.chars[0].upright]
    if not 2 * _LEAST_LINES <= len(boxes) <= _MOST_SEGMENTS:
        return None
    left, right = min(box[0] for box in boxes), max(box[2] for box in boxes)
    width = right - left
    narrow = [box for box in boxes if box[2] - box[0] < 0.62 * width]
    best: Gutter | None = None
    for low, high in _strips(narrow, left + 0.3 * width, left + 0.7 * width):
        gutter = Gutter(low, high)
        wider = best is None or high - low > best.right - best.left
        if wider and _holds(boxes, gutter, width):
            best = gutter
    return best


def _strips(boxes: Sequence[tuple[float, float, float, float]], low: float, high: float) -> list[tuple[float, float]]:
    """Strips between low and high that (nearly) no box crosses."""
    edges = sorted({low, high, *(x for box in boxes for x in (box[0], box[2]) if low < x < high)})
    most = len(boxes) // 25
    strips: list[tuple[float, float]] = []
    for a, b in itertools.pairwise(edges):
        crossing = sum(1 for box in boxes if box[0] < (a + b) / 2 < box[2])
        if crossing > most:
            continue
        if strips and strips[-1][1] == a:
            strips[-1] = (strips[-1][0], b)
        else:
            strips.append((a, b))
    return [(a, b) for a, b in strips if b - a >= _LEAST_GUTTER]


def _holds(boxes: Sequence[tuple[float, float, float, float]], gutter: Gutter, width: float) -> bool:
    """Whether running text stands on both sides of `gutter`, side by side."""
    middle = (gutter.left + gutter.right) / 2
    left = [box for box in boxes if box[2] <= middle]
    right = [box for box in boxes if box[0] >= middle]
    crossing = len(boxes) - len(left) - len(right)
    if min(len(left), len(right)) < _LEAST_LINES or crossing > 0.35 * len(boxes):
        return False
    if min(median(b[2] - b[0] for b in left), median(b[2] - b[0] for b in right)) < 0.28 * width:
        return False
    beside = sum(1 for a in left if any(min(a[3], b[3]) - max(a[1], b[1]) > 0 for b in right))
    return beside >= 0.4 * min(len(left), len(right))


def side_of(segment: Segment, gutter: Gutter) -> int:
    """0 for a segment left of `gutter`, 1 for one right of it, -1 for one that crosses it."""
    left, _, right, _ = segment.box
    middle = (gutter.left + gutter.right) / 2
    if right <= middle + 2:
        return 0
    return 1 if left >= middle - 2 else -1
