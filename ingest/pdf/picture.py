"""What a page without (much) text shows: nothing, or a picture that may hold text."""

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from ingest.pdf.render import draw

_SCALE = 0.5
_DARKER = 24
"""Shades of grey between the lightest and the darkest spot of an empty page, at most: paper is never quite even."""
_DEEPEST = 3
_MOST_OBJECTS = 2_000
_MOST_DECODED = 5


def is_blank(page: pdfium.PdfPage) -> bool:
    """Whether nothing can be seen on `page`."""
    data = draw(page, _SCALE).data
    return max(data) - min(data) <= _DARKER


def has_broken_image(page: pdfium.PdfPage) -> bool:
    """Whether an image of `page` cannot be decoded: it is drawn as nothing, and its page would pass for blank."""
    for number, item in enumerate(page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=_DEEPEST)):
        if number >= _MOST_DECODED:
            break
        try:
            item.get_bitmap()
        except pdfium.PdfiumError:
            return True
    return False


def image_share(page: pdfium.PdfPage) -> float:
    """The share (0 to 1) of the page that the largest images on it cover together, side by side."""
    width, height = page.get_size()
    if width * height <= 0:
        return 0.0
    area = 0.0
    for number, item in enumerate(page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=_DEEPEST)):
        if number >= _MOST_OBJECTS:
            break
        left, bottom, right, top = item.get_bounds()
        area += max(0.0, min(right - left, width)) * max(0.0, min(top - bottom, height))
    return float(min(1.0, area / (width * height)))
