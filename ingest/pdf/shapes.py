"""What is drawn on a page: rectangles and rules, as pdfium has them."""

import ctypes
from collections.abc import Callable, Iterable, Iterator
from itertools import islice

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from ingest.pdf.place import shown
from ingest.pdf.shape import Shape
from ingest.run import Box

MOST_OBJECTS = 5_000
"""A page of more drawn objects is a map or a drawing: what comes after them is not looked at."""
MOST_SHAPES = 1_500
_MOST_SEGMENTS = 400
_MOST_CLIPS = 8
_DEEPEST = 4
_LEAST = 8.0
"""Points: what is smaller in both directions neither encloses nor divides text."""
_WHITE = 254

_Matrix = tuple[float, float, float, float, float, float]
_Point = tuple[float, float]
_Place = Callable[[float, float], _Point]
_SAME: _Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def shapes_of(page: pdfium.PdfPage) -> tuple[Shape, ...]:
    """The rectangles and rules of `page` in the order they are painted, those inside form objects too.

    Boxes are in points from the page's top left corner after rotation. Of a page with more than
    MOST_OBJECTS objects only the first are looked at, so that no drawing takes long.
    """
    place = shown(page).point
    found: list[Shape] = []
    for handle, matrix in islice(_objects(page.raw), MOST_OBJECTS):
        if raw.FPDFPageObj_GetType(handle) == raw.FPDF_PAGEOBJ_PATH:
            found += _path(handle, matrix, place)
            if len(found) >= MOST_SHAPES:
                break
    return tuple(found)


def _objects(page: object) -> Iterator[tuple[object, _Matrix]]:
    """Objects of the page with the matrix of the forms they stand in."""
    for index in range(raw.FPDFPage_CountObjects(page)):
        yield from _inside(raw.FPDFPage_GetObject(page, index), _SAME, 0)


def _inside(handle: object, matrix: _Matrix, depth: int) -> Iterator[tuple[object, _Matrix]]:
    if raw.FPDFPageObj_GetType(handle) != raw.FPDF_PAGEOBJ_FORM or depth >= _DEEPEST:
        yield handle, matrix
        return
    own = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(handle, ctypes.byref(own))
    inner = _times((own.a, own.b, own.c, own.d, own.e, own.f), matrix)
    for index in range(raw.FPDFFormObj_CountObjects(handle)):
        yield from _inside(raw.FPDFFormObj_GetObject(handle, index), inner, depth + 1)


def _times(one: _Matrix, two: _Matrix) -> _Matrix:
    a, b, c, d, e, f = one
    g, h, i, j, k, m = two
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)


def _path(handle: object, matrix: _Matrix, place: _Place) -> Iterator[Shape]:
    filled, framed = _painted(handle)
    if not filled and not framed:
        return
    own = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(handle, ctypes.byref(own))
    whole = _times((own.a, own.b, own.c, own.d, own.e, own.f), matrix)
    seen = _clip(handle, matrix, place)
    for points in _strokes(handle):
        box = _shared(_box([_through(whole, place, point) for point in points]), seen)
        if box and max(box[2] - box[0], box[3] - box[1]) >= _LEAST:
            yield Shape(box, filled, framed)


def _clip(handle: object, matrix: _Matrix, place: _Place) -> Box | None:
    """Where the object can be seen: one side of a border is often drawn as a whole box, cut to that side."""
    clip = raw.FPDFPageObj_GetClipPath(handle)
    seen: Box | None = None
    for index in range(min(raw.FPDFClipPath_CountPaths(clip), _MOST_CLIPS) if clip else 0):
        count = min(raw.FPDFClipPath_CountPathSegments(clip, index), _MOST_SEGMENTS)
        segments = (raw.FPDFClipPath_GetPathSegment(clip, index, number) for number in range(count))
        points = [point for stroke in _parts(segments) for point in stroke]
        if points:
            box = _box([_through(matrix, place, point) for point in points])
            seen = (_shared(box, seen) or (0.0, 0.0, 0.0, 0.0)) if seen else box
    return seen


def _shared(box: Box, other: Box | None) -> Box | None:
    """What two boxes have in common, None for nothing; all of `box` where there is no other."""
    if other is None:
        return box
    shared = (max(box[0], other[0]), max(box[1], other[1]), min(box[2], other[2]), min(box[3], other[3]))
    return shared if shared[0] <= shared[2] and shared[1] <= shared[3] else None


def _painted(handle: object) -> tuple[bool, bool]:
    """(filled, framed) as it shows."""
    mode, stroke = ctypes.c_int(), ctypes.c_int()
    if not raw.FPDFPath_GetDrawMode(handle, ctypes.byref(mode), ctypes.byref(stroke)):
        return False, False
    filled = bool(mode.value) and _shown(handle, raw.FPDFPageObj_GetFillColor)
    framed = bool(stroke.value) and _shown(handle, raw.FPDFPageObj_GetStrokeColor)
    return filled, framed


def _shown(handle: object, colour: Callable[..., int]) -> bool:
    """Whether it is painted in a colour that shows on white paper."""
    parts = [ctypes.c_uint() for _ in range(4)]
    if not colour(handle, *(ctypes.byref(part) for part in parts)):
        return True  # a pattern or a shading
    *light, alpha = (part.value for part in parts)
    return alpha > 8 and min(light) < _WHITE


def _strokes(handle: object) -> Iterator[list[_Point]]:
    """The points of each part of a path: a frame's four lines may be one path, and so may a table's grid."""
    count = min(raw.FPDFPath_CountSegments(handle), _MOST_SEGMENTS)
    return _parts(raw.FPDFPath_GetPathSegment(handle, index) for index in range(count))


def _parts(segments: Iterable[object]) -> Iterator[list[_Point]]:
    x, y = ctypes.c_float(), ctypes.c_float()
    x_ref, y_ref = ctypes.byref(x), ctypes.byref(y)
    points: list[_Point] = []
    for segment in segments:
        if points and raw.FPDFPathSegment_GetType(segment) == raw.FPDF_SEGMENT_MOVETO:
            if len(points) > 1:
                yield points
            points = []
        if raw.FPDFPathSegment_GetPoint(segment, x_ref, y_ref):
            points.append((x.value, y.value))
    if len(points) > 1:
        yield points


def _through(matrix: _Matrix, place: _Place, point: _Point) -> _Point:
    a, b, c, d, e, f = matrix
    x, y = point
    return place(a * x + c * y + e, b * x + d * y + f)


def _box(points: list[_Point]) -> Box:
    across, down = zip(*points, strict=True)
    return (round(min(across), 2), round(min(down), 2), round(max(across), 2), round(max(down), 2))
