"""Lines that stand in a picture and that OCR gave no words for: tesseract drops one now and then, in silence."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from statistics import median

from ingest.pdf.hocr import PixelBox, WordLine
from ingest.pdf.render import Picture

_DARK = bytes(1 if shade < 140 else 0 for shade in range(256))
_INK = b"\1"
_LEAST_HEIGHT, _MOST_HEIGHT = 0.45, 2.2
"""Of the usual height of letters: what is flatter is a rule, what is taller is a picture or the frame of a table."""
_LEAST_WIDTH = 5.0
_LEAST_INK, _MOST_INK = 0.03, 0.45
_MOST_BANDS = 8


@dataclass(frozen=True, slots=True)
class _Row:
    y: int
    left: int
    right: int
    ink: int


def unread_lines(picture: Picture, read: Sequence[WordLine]) -> list[PixelBox]:
    """Boxes in the grey `picture` that look like a line of text and lie beside everything that was `read`.

    From top to bottom, eight at most. Nothing is found where nothing was read: then no size is known.
    """
    if not read:
        return []
    usual = median(line.size for line in read)
    rows = _rows(_without(picture, read, usual), picture, usual)
    bands = [_box(list(group)) for _, group in groupby(_joined(rows, usual), key=lambda pair: pair[0])]
    return [box for box, ink in bands if _is_line(box, ink, usual)][:_MOST_BANDS]


def _without(picture: Picture, read: Sequence[WordLine], usual: float) -> bytearray:
    """The ink (1) and the paper (0) of `picture`, paper where words were read."""
    data = bytearray(picture.data.translate(_DARK))
    margin = round(0.3 * usual)
    for line in read:
        for word in line.words:
            left, right = max(word.box[0] - margin, 0), min(word.box[2] + margin, picture.width)
            blank = bytes(max(right - left, 0))
            for y in range(max(word.box[1] - margin, 0), min(word.box[3] + margin, picture.height)):
                data[y * picture.width + left : y * picture.width + right] = blank
    return data


def _rows(data: bytearray, picture: Picture, usual: float) -> list[_Row]:
    """The rows of the picture that hold ink enough to belong to a line."""
    out = []
    for y in range(picture.height):
        row = data[y * picture.width : (y + 1) * picture.width]
        ink = row.count(_INK)
        if ink > 0.3 * usual:
            out.append(_Row(y, row.find(_INK), row.rfind(_INK) + 1, ink))
    return out


def _joined(rows: Sequence[_Row], usual: float) -> list[tuple[int, _Row]]:
    """Each row with the number of the band it belongs to; the dots of letters stand a little above them."""
    out: list[tuple[int, _Row]] = []
    for row in rows:
        near = bool(out) and row.y - out[-1][1].y <= 0.25 * usual
        out.append((out[-1][0] + (not near) if out else 0, row))
    return out


def _box(band: Sequence[tuple[int, _Row]]) -> tuple[PixelBox, int]:
    rows = [row for _, row in band]
    box = (min(row.left for row in rows), rows[0].y, max(row.right for row in rows), rows[-1].y + 1)
    return box, sum(row.ink for row in rows)


def _is_line(box: PixelBox, ink: int, usual: float) -> bool:
    width, height = box[2] - box[0], box[3] - box[1]
    if not (_LEAST_HEIGHT * usual <= height <= _MOST_HEIGHT * usual and width >= _LEAST_WIDTH * usual):
        return False
    return _LEAST_INK <= ink / (width * height) <= _MOST_INK
