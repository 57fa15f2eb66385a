"""Lines of a scan, which have a text and a box but no letters, cut between the words that their picture shows."""

import re
from collections.abc import Sequence
from functools import cached_property
from itertools import groupby

import pypdfium2 as pdfium

from ingest.pdf.render import Picture, draw
from ingest.pdf.right_to_left import is_rtl
from ingest.run import Box
from ingest.stretches import Stretch

_SCALE = 2.0
_SPARE = 2
"""So many gaps wider than a line has words are looked at: one inside a word may be as wide."""
_FAR = 0.12
"""A gap farther from where letters of even width put it, as a share of the line, is another one."""
_SPACE = re.compile(r"\s+")

_Span = tuple[float, float]


class InkCut:
    """Cuts lines of one page, which is drawn when the first line needs it."""

    def __init__(self, page: pdfium.PdfPage) -> None:
        self._page = page

    @cached_property
    def _picture(self) -> Picture:
        return draw(self._page, _SCALE)

    def boxes(self, stretch: Stretch) -> tuple[Box, ...]:
        """The part of the stretch's line that shows it; the whole line where that runs up or down the page."""
        left, top, right, bottom = stretch.box
        if stretch.start == 0 and stretch.end == len(stretch.text):
            return (stretch.box,)
        if bottom - top > right - left and len(stretch.text) > 3:
            return (stretch.box,)
        columns = _columns(self._picture, stretch.box)
        ink = [place for place, dark in enumerate(columns) if dark]
        if not ink:
            return (stretch.box,)
        first, last = self._places(stretch, columns, (float(ink[0]), float(ink[-1] + 1)))
        scale = self._picture.scale
        return ((left + first / scale, top, left + last / scale, bottom),)

    def _places(self, stretch: Stretch, columns: Sequence[bool], ink: _Span) -> _Span:
        """The two ends of a stretch, in columns of its line's picture, the smaller first."""
        rtl = is_rtl(stretch.text)
        gaps = _gaps(columns, ink)
        ends = []
        for place in (stretch.start, stretch.end):
            ends.append(_cut(stretch.text, place, gaps, ink, rtl))
        return min(ends), max(ends)


def _columns(picture: Picture, box: Box) -> list[bool]:
    """For each column of pixels of `box` whether it holds ink."""
    left, top = max(int(box[0] * picture.scale), 0), max(int(box[1] * picture.scale), 0)
    right = min(int(box[2] * picture.scale) + 1, picture.width)
    bottom = min(int(box[3] * picture.scale) + 1, picture.height)
    darkest = [
        min(picture.data[top * picture.width + x : bottom * picture.width : picture.width], default=255)
        for x in range(left, right)
    ]
    if not darkest:
        return []
    limit = (min(darkest) + max(darkest)) / 2
    return [value < limit for value in darkest]


def _gaps(columns: Sequence[bool], ink: _Span) -> list[_Span]:
    """The stretches of columns without ink between the line's first and last."""
    found = []
    for dark, group in groupby(range(int(ink[0]), int(ink[1])), key=lambda place: columns[place]):
        places = list(group)
        if not dark:
            found.append((float(places[0]), float(places[-1] + 1)))
    return found


def _cut(text: str, place: int, gaps: Sequence[_Span], ink: _Span, rtl: bool) -> float:
    """Where the line is cut before code point `place` of its text."""
    share = place / len(text)
    even = ink[1] - share * (ink[1] - ink[0]) if rtl else ink[0] + share * (ink[1] - ink[0])
    before = text[:place].rstrip()
    if place >= len(text.rstrip()) or not before:
        return even if 0 < place < len(text.rstrip()) else (ink[1] if (place > 0) != rtl else ink[0])
    if not (text[place].isspace() or text[place - 1].isspace()):
        return even
    spaces = [match.start() for match in _SPACE.finditer(text.strip())]
    number = len(_SPACE.findall(before.strip()))
    widest = sorted(gaps, key=lambda gap: gap[0] - gap[1])
    own = sorted(widest[: len(spaces)], reverse=rtl)
    chosen = [own[number]] if number < len(own) else []
    near = sorted(widest[: len(spaces) + _SPARE], key=lambda gap: abs(sum(gap) / 2 - even))
    for gap in [*chosen, *near]:
        if abs(sum(gap) / 2 - even) < _FAR * (ink[1] - ink[0]):
            return sum(gap) / 2
    return even
