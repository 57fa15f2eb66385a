"""Characters drawn side by side on a page."""

from typing import NamedTuple


class Glyphs(NamedTuple):
    """A word or part of one that is set in one style, or white space, or one character; in reading order.

    Its box is in points from the top left corner of the page as it is held to read this text.
    `baseline` is the y of its origin, `size` its font size in points. `made` marks a space or line end
    that nobody drew: the reader put it in between two words. White space has no place. `turn` says by
    how many degrees the page is held clockwise to read text that runs up or down it: 0, 90, 180, 270,
    or SLANTED for text that no such turn sets straight. Right-to-left text comes one character at a
    time, for its order follows from the places of single letters. `sign` is what the file has for a character that
    was read out of a sign of two, '' for the second of them; None for what the file names itself.
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
    turn: int = 0
    sign: str | None = None


SLANTED = 45

SPACE = Glyphs(" ", 0.0, 0.0, 0.0, 0.0, 0.0, 0.0)
MADE_SPACE = SPACE._replace(made=True)
LINE_END = MADE_SPACE._replace(text="\n")

FILLER = "\x05"
"""Stands for a glyph that no character is known for: it takes place and says nothing."""
