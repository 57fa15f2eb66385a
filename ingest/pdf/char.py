"""One character on a page."""

from typing import NamedTuple


class Char(NamedTuple):
    """A character with its box in points from the page's top left corner, after rotation.

    `baseline` is the y of its origin, `size` its font size in points. `made` marks a space or line
    end that pdfium put in, which has no glyph. `upright` is False for text that runs up or down.
    """

    text: str
    left: float
    top: float
    right: float
    bottom: float
    baseline: float
    size: float
    bold: bool
    made: bool
    upright: bool
