"""The links of a page: where they lead and where they stand."""

import ctypes
import re

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from ingest.pdf.raw_page import Linked
from ingest.pdf.shapes import place_of

MOST_LINKS = 2_000
_LONGEST = 2_000
_ADDRESS = re.compile(r"(?:https?://|mailto:)[^\s\x00-\x1f]+\Z", re.IGNORECASE)
"""Nothing but what a person may follow with a browser or write a letter to: no file, no script."""


def links_of(page: pdfium.PdfPage) -> tuple[Linked, ...]:
    """The links of `page` that lead to the web or to a mail address, as the file orders them.

    Boxes are in points from the page's top left corner after rotation.
    """
    place = place_of(page)
    found: list[Linked] = []
    position, link = ctypes.c_int(0), raw.FPDF_LINK()
    while len(found) < MOST_LINKS and raw.FPDFLink_Enumerate(page.raw, ctypes.byref(position), ctypes.byref(link)):
        address = _address(page.pdf, link)
        rect = raw.FS_RECTF()
        if address and raw.FPDFLink_GetAnnotRect(link, ctypes.byref(rect)):
            (x0, y0), (x1, y1) = place(rect.left, rect.top), place(rect.right, rect.bottom)
            box = (round(min(x0, x1), 2), round(min(y0, y1), 2), round(max(x0, x1), 2), round(max(y0, y1), 2))
            found.append(Linked(box, address))
    return tuple(found)


def _address(pdf: pdfium.PdfDocument | None, link: object) -> str:
    action = raw.FPDFLink_GetAction(link)
    if pdf is None or not action or raw.FPDFAction_GetType(action) != raw.PDFACTION_URI:
        return ""
    length = raw.FPDFAction_GetURIPath(pdf.raw, action, None, 0)
    if not 0 < length <= _LONGEST:
        return ""
    buffer = ctypes.create_string_buffer(length)
    raw.FPDFAction_GetURIPath(pdf.raw, action, buffer, length)
    address = buffer.value.decode("utf-8", "replace").strip()
    return address if _ADDRESS.match(address) else ""
