"""A stretch of canonical text that stands in one box on one page."""

from dataclasses import dataclass

Box = tuple[float, float, float, float]
"""left, top, right, bottom in points; the origin is the page's top left corner."""


@dataclass(frozen=True, slots=True)
class Run:
    """`document.text[start:end]` stands on `page` (1-based) inside `box`.

    Runs are ordered by `start`, do not overlap, and together hold every code point that came from a
    page; what lies between two runs was put there by a recorded repair or is a block separator.
    """

    start: int
    end: int
    page: int
    box: Box
