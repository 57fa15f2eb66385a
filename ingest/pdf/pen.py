"""A drawn page as a picture of few colours, with marks as if by a yellow pen: a page of print is small so."""

import math
from collections.abc import Iterator, Sequence

from ingest.pdf.render import Picture
from ingest.png import png
from ingest.run import Box

_GREYS = 16
"""Shades of grey: print at its edges needs no more, and the file is half as large."""
_STEP = 51
"""Between two of the six shades that a picture in colour has of red, green and blue."""
_PEN = 0.45
"""Yellow is white without its blue: the pen takes most of the blue away and leaves black black."""
_CUBE = 6


def marked_png(picture: Picture, boxes: Sequence[Box]) -> bytes:
    """The PNG of `picture` (red, green, blue) with `boxes`, in points, gone over with a pen."""
    if picture.channels != 3:
        raise ValueError("a picture in red, green and blue")
    red, green, blue = (picture.data[channel::3] for channel in range(3))
    if red == green == blue:
        pixels, palette, pen = red.translate(_grey_numbers()), _greys(), _grey_pen()
    else:
        pixels, palette, pen = _sum(red, green, blue), _cube(), _cube_pen()
    return png(picture.width, picture.height, 1, _gone_over(bytearray(pixels), picture, boxes, pen), palette)


def _gone_over(pixels: bytearray, picture: Picture, boxes: Sequence[Box], pen: bytes) -> bytes:
    for y in range(picture.height):
        for first, last in _stretches(boxes, y, picture):
            place = slice(y * picture.width + first, y * picture.width + last)
            pixels[place] = pixels[place].translate(pen)
    return bytes(pixels)


def _stretches(boxes: Sequence[Box], y: int, picture: Picture) -> Iterator[tuple[int, int]]:
    """The marked pixels of row `y` as [first, last), each pixel once: a pen that goes over twice is darker."""
    scale, came_to = picture.scale, 0
    row = []
    for left, top, right, bottom in boxes:
        if _between(top, scale, picture.height) <= y < _between(bottom, scale, picture.height):
            row.append((_between(left, scale, picture.width), _between(right, scale, picture.width)))
    for first, last in sorted(row):
        if last > max(first, came_to):
            yield max(first, came_to), last
            came_to = last


def _between(value: float, scale: float, most: int) -> int:
    """A place in pixels, inside the picture; a box from a file may hold any number."""
    return min(max(round(value * scale), 0), most) if math.isfinite(value) else 0


def _grey_numbers() -> bytes:
    return bytes(value * _GREYS // 256 for value in range(256))


def _greys() -> bytes:
    """The shades, and behind them the same under the pen."""
    shades = [255 * number // (_GREYS - 1) for number in range(_GREYS)]
    return bytes(c for v in shades for c in (v, v, v)) + bytes(c for v in shades for c in (v, v, round(v * _PEN)))


def _grey_pen() -> bytes:
    return bytes(number + _GREYS if number < _GREYS else number for number in range(256))


def _sum(red: bytes, green: bytes, blue: bytes) -> bytes:
    """The number of each pixel's colour in the cube: 36 times its red, and 6 times its green, and its blue."""
    total = 0
    for plane, times in ((red, _CUBE * _CUBE), (green, _CUBE), (blue, 1)):
        numbers = plane.translate(bytes(times * round(value / _STEP) for value in range(256)))
        # Added as one long number: no byte comes over 215, so that none carries into the next.
        total += int.from_bytes(numbers, "little")
    return total.to_bytes(len(red), "little")


def _cube() -> bytes:
    levels = range(0, 256, _STEP)
    return bytes(value for red in levels for green in levels for blue in levels for value in (red, green, blue))


def _cube_pen() -> bytes:
    return bytes(
        number - number % _CUBE + round(number % _CUBE * _PEN) if number < _CUBE**3 else number for number in range(256)
    )
