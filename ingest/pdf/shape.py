"""Something drawn on a page that may enclose or divide text."""

from dataclasses import dataclass

from ingest.run import Box


@dataclass(frozen=True, slots=True)
class Shape:
    """A rectangle or rule inside `box`, in points from the page's top left corner.

    `filled` says that it is filled with a colour other than the page's white, `framed` that its edge
    is drawn. A rule is a shape that is (nearly) flat.
    """

    box: Box
    filled: bool
    framed: bool
