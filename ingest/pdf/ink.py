"""Whether text can be seen against what lies around it: its page is drawn with it, without it, and with it in black."""

import ctypes
from collections.abc import Iterable, Iterator

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from ingest.run import Box

_MOST_PIXELS = 1200
"""The longer side of the drawing: no page is so large that its drawing takes much memory."""
_LEAST_CONTRAST = 12
"""Of 255 shades of grey: a smaller difference is not seen."""
_LEAST_SHARE = 0.5
"""The share of its strokes by which text must stand out: white text across black text takes a little away."""

_Colour = tuple[int, int, int, int]


class Ink:
    """The trace that the text objects `owners` (pdfium's handles) leave on `page`."""

    def __init__(self, page: pdfium.PdfPage, owners: Iterable[int]) -> None:
        handles = [ctypes.cast(owner, raw.FPDF_PAGEOBJECT) for owner in owners]
        width, height = page.get_size()
        self._scale = min(1.0, _MOST_PIXELS / max(width, height, 1.0))
        self._with = _Drawing(page, self._scale)
        colours = [_colour(handle) for handle in handles]
        try:
            for handle in handles:
                raw.FPDFPageObj_SetFillColor(handle, 0, 0, 0, 255)
            self._black = _Drawing(page, self._scale)
            for handle in handles:
                raw.FPDFPageObj_SetIsActive(handle, False)
            self._without = _Drawing(page, self._scale)
        finally:
            for handle, colour in zip(handles, colours, strict=True):
                raw.FPDFPageObj_SetIsActive(handle, True)
                raw.FPDFPageObj_SetFillColor(handle, *colour)

    def shows(self, boxes: Iterable[Box]) -> bool:
        """Whether the text inside `boxes`, in points of the page as it is shown, stands out."""
        strokes = trace = 0
        for left, top, right, bottom in boxes:
            place = (left * self._scale, top * self._scale, right * self._scale, bottom * self._scale)
            for drawn, bare, black in zip(
                self._with.rows(place), self._without.rows(place), self._black.rows(place), strict=True
            ):
                # A stroke is what looks different in its own colour and in black, or changes what lies behind it.
                strokes += sum(_differ(a, b) or _differ(b, c) for a, b, c in zip(drawn, bare, black, strict=True))
                trace += sum(map(_differ, drawn, bare))
        return trace > _LEAST_SHARE * strokes or not strokes


def _differ(one: int, other: int) -> bool:
    return abs(one - other) >= _LEAST_CONTRAST


def _colour(handle: object) -> _Colour:
    parts = [ctypes.c_uint() for _ in range(4)]
    raw.FPDFPageObj_GetFillColor(handle, *map(ctypes.byref, parts))
    return (parts[0].value, parts[1].value, parts[2].value, parts[3].value)


class _Drawing:
    """A page in shades of grey."""

    def __init__(self, page: pdfium.PdfPage, scale: float) -> None:
        bitmap = page.render(scale=scale, grayscale=True, draw_annots=False)
        self._stride, self._width, self._height = bitmap.stride, bitmap.width, bitmap.height
        self._pixels = bytes(bitmap.buffer)
        bitmap.close()

    def rows(self, box: Box) -> Iterator[bytes]:
        """The rows of pixels inside `box`, from the top."""
        left, right = max(int(box[0]), 0), min(int(box[2]) + 1, self._width)
        for row in range(max(int(box[1]), 0), min(int(box[3]) + 1, self._height)):
            yield self._pixels[row * self._stride + left : row * self._stride + right]
