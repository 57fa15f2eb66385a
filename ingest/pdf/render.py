"""Pages drawn by pdfium as plain pixels."""

import math
from dataclasses import dataclass, replace
from typing import Literal

import pypdfium2 as pdfium

MOST_PIXELS = 40_000_000
"""A page is drawn smaller rather than with more pixels than this: it may call itself a mile wide."""
_LEAST_SIDE = 0.5

Turn = Literal[0, 90, 180, 270]


@dataclass(frozen=True, slots=True)
class Picture:
    """`data` holds `height` rows of `width` pixels of `channels` bytes each (1: grey, 3: red, green, blue).

    `scale` is pixels per point.
    """

    width: int
    height: int
    channels: int
    data: bytes
    scale: float


def draw(page: pdfium.PdfPage, scale: float, turn: Turn = 0, grey: bool = True, most: int = MOST_PIXELS) -> Picture:
    """Draw `page` as it is shown, turned clockwise by `turn`, at `scale` pixels per point.

    It is drawn smaller where it would have more than `most` pixels. Raise `ValueError` for a page
    without area, and `PdfiumError` when it cannot be drawn.
    """
    width, height = page.get_size()
    if min(width, height) < _LEAST_SIDE:
        raise ValueError("the page has no area")
    scale = min(scale, math.sqrt(most / (width * height)))
    bitmap = page.render(scale=scale, rotation=turn, grayscale=grey, rev_byteorder=not grey)
    try:
        return _picture(bitmap, scale)
    finally:
        bitmap.close()


def _picture(bitmap: pdfium.PdfBitmap, scale: float) -> Picture:
    """The pixels of `bitmap` without the padding of its rows."""
    data = bytes(bitmap.buffer)
    channels = {"L": 1, "RGB": 3, "BGR": 3}[bitmap.mode]
    row = bitmap.width * channels
    if bitmap.stride != row:
        data = b"".join(data[at : at + row] for at in range(0, bitmap.stride * bitmap.height, bitmap.stride))
    return Picture(bitmap.width, bitmap.height, channels, data, scale)


def cut_out(picture: Picture, box: tuple[int, int, int, int]) -> Picture:
    """The part of `picture` in `box` (pixels: left, top, right, bottom), as far as it lies inside."""
    left, top = max(box[0], 0), max(box[1], 0)
    right, bottom = min(box[2], picture.width), min(box[3], picture.height)
    row = picture.width * picture.channels
    cut = slice(left * picture.channels, right * picture.channels)
    data = b"".join(picture.data[y * row : (y + 1) * row][cut] for y in range(top, bottom))
    return replace(picture, width=right - left, height=bottom - top, data=data)
