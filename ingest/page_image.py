"""A page of a document as a picture, drawn in a limited child process like everything that opens a file."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from advicehub.errors import SourceError
from ingest.jail import call_limited
from ingest.jailed.limits import STANDARD
from ingest.jailed.task import Argument
from ingest.run import Box
from ingest.stretches import Stretch

MOST_PIXELS = 8_000_000
"""A picture for a screen; a page that asks for more is drawn smaller."""
CHANGED = b"changed"
"""Sent for a picture when the file is not the one that was asked for."""
_LIMITS = replace(STANDARD, seconds=STANDARD.page, seconds_per_page=0.0)


class SourceChanged(SourceError):
    """The file is not the one that was read: nothing is shown of it."""


def page_image(path: Path, page: int, width: int = 1000, marked: Sequence[Stretch] = (), version: str = "") -> bytes:
    """The PNG of page `page` (1-based) of the PDF at `path`, `width` pixels wide.

    The letters of those `marked` stretches that stand on this page, and no others, are shown as if by a yellow
    pen. Raise `SourceError` when there is no such page, it cannot be drawn; `SourceChanged` when the file's
    SHA-256 is not `version` ('' for any).
    """
    if not 1 <= width <= 10_000:
        raise ValueError("width: from 1 to 10,000 pixels")
    here = _sent(stretch for stretch in marked if stretch.page == page)
    arguments: dict[str, Argument] = {
        "page": page, "width": width, "stretches": here, "version": version, "most": MOST_PIXELS
    }  # fmt: skip
    # To its end: a child that is closed while it still speaks complains of it.
    (picture,) = call_limited("ingest.pdf.page_picture:page_picture", path, arguments, _LIMITS)
    if picture == CHANGED:
        raise SourceChanged(path.name, "it is not the file any more that was read")
    return picture


def mark_boxes(path: Path, stretches: Sequence[Stretch]) -> list[tuple[Box, ...]]:
    """For each of `stretches` of the PDF at `path` the boxes that a picture of its page is marked with.

    In points from the top left corner of the page as it is shown. Raise `SourceError` when the file cannot be
    opened or a page is not there.
    """
    order = sorted(range(len(stretches)), key=lambda index: stretches[index].page)
    arguments: dict[str, Argument] = {"stretches": _sent(stretches[index] for index in order)}
    parts = call_limited("ingest.pdf.page_picture:mark_boxes", path, arguments, STANDARD)
    found = [tuple((a, b, c, d) for a, b, c, d in boxes) for part in parts for boxes in json.loads(part)]
    out: list[tuple[Box, ...]] = [()] * len(stretches)
    for index, boxes in zip(order, found, strict=True):
        out[index] = boxes
    return out


def _sent(stretches: Iterable[Stretch]) -> list[Argument]:
    return [[each.page, list(each.box), each.text, each.start, each.end] for each in stretches]
