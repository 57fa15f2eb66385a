"""Characters drawn side by side on a page."""

from typing import NamedTuple


class Glyphs(NamedTuple):
    """A word or part of one that is set in one style, or white space, or one character; in reading order.

    Its box is in points from the page's top left corner, after rotation. `baseline` is the y of its
    origin, `size` its font size in points. `made` marks a space or line end that nobody drew: the
    reader put it in between two words. `upright` is False for text that runs up or down. Right-to-left
    text comes one character at a time, for its order follows from the places of single letters.
    """

    text: str
    left: float
    top: float
    right: float
    bottom: float
    baseline: float
    size: float
    bold: bool = False
    made: bool = False
    upright: bool = True
