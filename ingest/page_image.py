"""A page of a document as a picture, drawn in a limited child process like everything that opens a file."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from advicehub.errors import SourceError
from ingest.jail import call_limited
from ingest.jailed.limits import STANDARD
from ingest.jailed.task import Argument
from ingest.run import Box

MOST_PIXELS = 8_000_000
"""A picture for a screen; a page that asks for more is drawn smaller."""
_LIMITS = replace(STANDARD, seconds=STANDARD.page, seconds_per_page=0.0)


def page_image(path: Path, page: int, width: int = 1000, marked: Sequence[Box] = ()) -> bytes:
    """The PNG of page `page` (1-based) of the PDF at `path`, `width` pixels wide.

    The boxes `marked` (points from the page's top left corner as it is shown, as in `Run`) are shown as
    if by a yellow pen. Raise `SourceError` when there is no such page or it cannot be drawn.
    """
    if not 1 <= width <= 10_000:
        raise ValueError("width: from 1 to 10,000 pixels")
    boxes: list[Argument] = [[float(value) for value in box] for box in marked]
    arguments: dict[str, Argument] = {"page": page, "width": width, "marked": boxes, "most": MOST_PIXELS}
    for picture in call_limited("ingest.pdf.page_picture:page_picture", path, arguments, _LIMITS):
        return picture
    raise SourceError(path.name, "the page cannot be drawn")
