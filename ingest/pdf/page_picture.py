"""Draws one page as PNG, and finds the places to mark; runs inside a limited child."""

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from hashlib import sha256
from itertools import groupby
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium

from advicehub.errors import SourceError
from ingest.assemble import read_bytes
from ingest.pdf.exact_boxes import exact_boxes
from ingest.pdf.opening import opened
from ingest.pdf.pen import marked_png
from ingest.pdf.render import draw
from ingest.run import Box
from ingest.stretches import Stretch
from ingest.watch import NO_WATCH

_CHANGED = b"changed"
"""`ingest.page_image.CHANGED`; importing it would load the jail inside the jail."""


def page_picture(
    path: Path, page: int, width: int, stretches: Sequence[Sequence[Any]], version: str, most: int
) -> Iterator[bytes]:
    """The PNG of page `page` (1-based), `width` pixels wide but of at most `most` pixels, `stretches` in yellow.

    A stretch comes as its fields in order. Instead of a picture "changed" when the bytes do not have the SHA-256
    `version` ('' for any).
    """
    asked = [_stretch(each) for each in stretches]
    data = read_bytes(path)
    # Hashed here: what is hashed is what is drawn.
    if version and sha256(data).hexdigest() != version:
        yield _CHANGED
        return
    with _opened(path, data) as pdf:
        shown = _page(pdf, path, page)
        try:
            picture = draw(shown, width / max(shown.get_width(), 1.0), grey=False, most=most)
            boxes = [box for boxes in _found(shown, asked) for box in boxes]
        except (pdfium.PdfiumError, ValueError):
            raise SourceError(path.name, f"page {page} cannot be drawn") from None
        yield marked_png(picture, boxes)


def mark_boxes(path: Path, stretches: Sequence[Sequence[Any]]) -> Iterator[bytes]:
    """A line of JSON for each page that `stretches` (ordered by page) stand on: for each of them, its boxes."""
    with _opened(path, read_bytes(path)) as pdf:
        for number, group in groupby([_stretch(each) for each in stretches], key=lambda each: each.page):
            yield json.dumps(_found(_page(pdf, path, number), list(group))).encode()


def _stretch(fields: Sequence[Any]) -> Stretch:
    page, (left, top, right, bottom), text, start, end = fields
    return Stretch(page, (left, top, right, bottom), text, start, end)


@contextmanager
def _opened(path: Path, data: bytes) -> Iterator[pdfium.PdfDocument]:
    """The file as pdfium has it."""
    try:
        pdf = pdfium.PdfDocument(data)
    except pdfium.PdfiumError:
        # As when it was read: what can be mended is mended, and what is no PDF is refused.
        with opened(data, path.name, NO_WATCH) as file:
            if file.first is None:
                raise SourceError(path.name, "it cannot be drawn") from None
            yield file.first
        return
    with pdf:
        yield pdf


def _page(pdf: pdfium.PdfDocument, path: Path, page: int) -> pdfium.PdfPage:
    if not 1 <= page <= len(pdf):
        raise SourceError(path.name, f"it has no page {page}")
    try:
        return pdf[page - 1]
    except pdfium.PdfiumError:
        raise SourceError(path.name, f"page {page} cannot be drawn") from None


def _found(page: pdfium.PdfPage, stretches: Sequence[Stretch]) -> list[tuple[Box, ...]]:
    return exact_boxes(page, stretches) if stretches else []
