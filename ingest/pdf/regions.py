"""Regions of a page that drawn shapes set apart: boxes by fill or frame, and the grids of tables."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ingest.pdf.shape import Shape
from ingest.run import Box

_THIN = 3.5
"""Points: what is flatter is a rule."""
_NEAR = 3.0
_LEAST_WIDTH = 60.0
_LEAST_HEIGHT = 20.0
_LAST_LINE = 12.0
_TOP = 0.15
"""The share of a page, from its top, in which a box that goes on there may hold no more than one line."""
_PAGE = 0.85
"""What covers more of the page than this is its background or its frame."""
_MOST_EDGES = 600
"""A cluster of more lines is a drawing."""


@dataclass(frozen=True, slots=True)
class Edge:
    """A drawn line: at `at` across its direction, from `low` to `high` along it."""

    at: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Region:
    """A box on the page. With `columns` it is a grid: they and `rows` are the places of the lines between
    its columns and rows, the outer ones left out; `upright` and `level` are the lines themselves.
    """

    box: Box
    columns: tuple[float, ...] = ()
    rows: tuple[float, ...] = ()
    upright: tuple[Edge, ...] = ()
    level: tuple[Edge, ...] = ()

    @property
    def is_grid(self) -> bool:
        return bool(self.columns)


def regions_of(shapes: Sequence[Shape], width: float, height: float) -> tuple[Region, ...]:
    """The regions of a page of `width` by `height` points, from top to bottom.

    What fills the page is no region, nor is what is too small to hold two lines of text, or one at the top
    of the page.
    """
    kept = [shape for shape in shapes if not _is_page(shape.box, width, height)]
    found = [region for cluster in _clusters(kept) for region in _regions(cluster, height)]
    return tuple(sorted(found, key=lambda region: (region.box[1], region.box[0])))


def _is_page(box: Box, width: float, height: float) -> bool:
    across, down = min(box[2], width) - max(box[0], 0), min(box[3], height) - max(box[1], 0)
    return across > _PAGE * width and down > _PAGE * height


def _clusters(shapes: Sequence[Shape]) -> list[list[Shape]]:
    """Shapes that touch each other, directly or through others."""
    clusters: list[tuple[list[float], list[Shape]]] = []
    for shape in sorted(shapes, key=lambda s: s.box[1]):
        hull, members = list(shape.box), [shape]
        apart = []
        for other, those in clusters:
            if _touch(hull, other):
                hull = [min(hull[0], other[0]), min(hull[1], other[1]), max(hull[2], other[2]), max(hull[3], other[3])]
                members = those + members
            else:
                apart.append((other, those))
        clusters = [*apart, (hull, members)]
    return [members for _, members in clusters]


def _touch(one: Sequence[float], two: Sequence[float]) -> bool:
    across = min(one[2], two[2]) - max(one[0], two[0])
    down = min(one[3], two[3]) - max(one[1], two[1])
    return across >= -_NEAR and down >= -_NEAR


def _regions(cluster: Sequence[Shape], height: float) -> list[Region]:
    box = hull_of(shape.box for shape in cluster)
    least = _LAST_LINE if box[3] < _TOP * height else _LEAST_HEIGHT
    if box[2] - box[0] < _LEAST_WIDTH or box[3] - box[1] < least:
        return []
    upright, level = _edges(cluster)
    if len(upright) + len(level) > _MOST_EDGES:
        return []
    columns = _lines(upright, box[0], box[2], 0.4 * (box[3] - box[1]))
    rows = _lines(level, box[1], box[3], 0.4 * (box[2] - box[0]))
    if columns and (rows or _enclosed(box, upright, level)):
        return [Region(box, columns, rows, tuple(upright), tuple(level))]
    return [Region(box)] if _covered(box, cluster) or _enclosed(box, upright, level) else []


def hull_of(boxes: Iterable[Box]) -> Box:
    """The smallest box around `boxes`, of which there is one at least."""
    left, top, right, bottom = zip(*boxes, strict=True)
    return (min(left), min(top), max(right), max(bottom))


def _edges(cluster: Iterable[Shape]) -> tuple[list[Edge], list[Edge]]:
    """(upright, level) lines: rules, and the edges of everything that is filled or framed."""
    upright: list[Edge] = []
    level: list[Edge] = []
    for shape in cluster:
        left, top, right, bottom = shape.box
        if right - left <= _THIN:
            upright.append(Edge((left + right) / 2, top, bottom))
        elif bottom - top <= _THIN:
            level.append(Edge((top + bottom) / 2, left, right))
        else:
            upright += [Edge(left, top, bottom), Edge(right, top, bottom)]
            level += [Edge(top, left, right), Edge(bottom, left, right)]
    return upright, level


def _lines(edges: Iterable[Edge], low: float, high: float, least: float) -> tuple[float, ...]:
    """Where lines of at least `least` points in all run between `low` and `high`, clear of both."""
    places: list[tuple[float, float]] = []
    for edge in sorted(edges, key=lambda e: e.at):
        if not low + 2 * _NEAR < edge.at < high - 2 * _NEAR:
            continue
        if places and edge.at - places[-1][0] <= 1.5 * _NEAR:
            places[-1] = (places[-1][0], places[-1][1] + edge.high - edge.low)
        else:
            places.append((edge.at, edge.high - edge.low))
    return tuple(place for place, length in places if length >= least)


def _covered(box: Box, cluster: Iterable[Shape]) -> bool:
    """Whether filled or framed rectangles, stacked or not, take up nearly all of `box`."""
    area = (box[2] - box[0]) * (box[3] - box[1])
    solid = {shape.box for shape in cluster if min(shape.box[2] - shape.box[0], shape.box[3] - shape.box[1]) > _THIN}
    return sum((b[2] - b[0]) * (b[3] - b[1]) for b in solid) > 0.8 * area


def _enclosed(box: Box, upright: Sequence[Edge], level: Sequence[Edge]) -> bool:
    """Whether lines run along all four sides of `box`."""
    sides = ((upright, box[0], 1, 3), (upright, box[2], 1, 3), (level, box[1], 0, 2), (level, box[3], 0, 2))
    return all(
        sum(edge.high - edge.low for edge in edges if abs(edge.at - place) <= 2 * _NEAR) > 0.7 * (box[high] - box[low])
        for edges, place, low, high in sides
    )
