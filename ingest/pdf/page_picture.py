"""Draws one page as PNG; runs inside a limited child."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pypdfium2 as pdfium

from advicehub.errors import SourceError
from ingest.assemble import read_bytes
from ingest.pdf.render import Picture, draw
from ingest.png import png

_PEN = bytes(round(value * 0.45) for value in range(256))
"""Yellow is white without its blue: the pen takes most of the blue away and leaves black black."""


def page_picture(path: Path, page: int, width: int, marked: Sequence[Sequence[float]], most: int) -> Iterator[bytes]:
    """The PNG of page `page` (1-based), `width` pixels wide but of at most `most` pixels, `marked` boxes in yellow."""
    try:
        with pdfium.PdfDocument(read_bytes(path)) as pdf:
            if not 1 <= page <= len(pdf):
                raise SourceError(path.name, f"it has no page {page}")
            shown = pdf[page - 1]
            picture = draw(shown, width / max(shown.get_width(), 1.0), grey=False, most=most)
    except (pdfium.PdfiumError, ValueError):
        raise SourceError(path.name, f"page {page} cannot be drawn") from None
    picture = with_marks(picture, marked)
    yield png(picture.width, picture.height, picture.channels, picture.data)


def with_marks(picture: Picture, marked: Sequence[Sequence[float]]) -> Picture:
    """`picture` (red, green, blue) with `marked` boxes, in points, gone over with a yellow pen."""
    data = bytearray(picture.data)
    for left, top, right, bottom in marked:
        first, last = _between(left, picture.scale, picture.width), _between(right, picture.scale, picture.width)
        for y in range(_between(top, picture.scale, picture.height), _between(bottom, picture.scale, picture.height)):
            blue = slice((y * picture.width + first) * 3 + 2, (y * picture.width + last) * 3 + 2, 3)
            data[blue] = data[blue].translate(_PEN)
    return replace(picture, data=bytes(data))


def _between(value: float, scale: float, most: int) -> int:
    """A place in pixels, inside the picture; a box from a file may hold any number."""
    return min(max(round(value * scale), 0), most) if math.isfinite(value) else 0
