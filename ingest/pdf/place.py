"""Places on a page: from PDF's own space to the page as it is shown, and as it is held to read turned text."""

from dataclasses import dataclass

import pypdfium2 as pdfium

from ingest.pdf.glyphs import SLANTED
from ingest.run import Box


@dataclass(frozen=True, slots=True)
class Place:
    """Takes (x, y) to (a*x + c*y + e, b*x + d*y + f), where either a and d or b and c are 0."""

    a: float
    b: float
    c: float
    d: float
    e: float
    f: float

    def box(self, box: Box) -> Box:
        """`box` (any two opposite corners) taken to its new place: left, top, right, bottom."""
        a, b, c, d = self.a, self.b, self.c, self.d
        x0, y0, x1, y1 = box
        if b or c:
            x0, y0, x1, y1 = c * y0, b * x0, c * y1, b * x1
        else:
            x0, y0, x1, y1 = a * x0, d * y0, a * x1, d * y1
        if x0 > x1:
            x0, x1 = x1, x0
        if y0 > y1:
            y0, y1 = y1, y0
        return x0 + self.e, y0 + self.f, x1 + self.e, y1 + self.f

    def point(self, x: float, y: float) -> tuple[float, float]:
        """The point (x, y) in its new place."""
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def then(self, after: "Place") -> "Place":
        """This place and `after` it another, as one."""
        return Place(
            after.a * self.a + after.c * self.b, after.b * self.a + after.d * self.b,
            after.a * self.c + after.c * self.d, after.b * self.c + after.d * self.d,
            after.a * self.e + after.c * self.f + after.e, after.b * self.e + after.d * self.f + after.f,
        )  # fmt: skip


def shown(page: pdfium.PdfPage) -> Place:
    """From the page's own space (y upward) to points from the top left corner of the page as it is shown."""
    left, bottom, right, top = page.get_bbox()
    places = {
        0: Place(1, 0, 0, -1, -left, top),
        90: Place(0, 1, 1, 0, -bottom, -left),
        180: Place(-1, 0, 0, 1, right, -bottom),
        270: Place(0, -1, -1, 0, top, right),
    }
    return places.get(page.get_rotation(), places[0])


def turned(turn: int, width: float, height: float) -> Place:
    """From the page as it is shown (`width` by `height`) to the page held by `turn` degrees clockwise."""
    places = {
        90: Place(0, 1, -1, 0, height, 0),
        180: Place(-1, 0, 0, -1, width, height),
        270: Place(0, -1, 1, 0, 0, width),
    }
    return places.get(turn, Place(1, 0, 0, 1, 0, 0))


def turned_back(turn: int, width: float, height: float) -> Place:
    """The reverse of `turned` for the same page."""
    if turn in (90, 270):
        return turned(360 - turn, height, width)
    return turned(turn, width, height)


def turn_of(x: float, y: float) -> int:
    """The turn that sets text straight which runs along (x, y) on the page as shown, y downward."""
    if abs(y) <= 0.3 * abs(x):
        return 0 if x >= 0 else 180
    if abs(x) <= 0.3 * abs(y):
        return 270 if y > 0 else 90
    return SLANTED
