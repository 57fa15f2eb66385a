"""The links of a page: where they lead and where they stand."""

import ctypes
import re

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from ingest.pdf.place import shown
from ingest.pdf.raw_page import Linked

MOST_LINKS = 2_000
_LONGEST = 2_000
_ADDRESS = re.compile(r"(?:https?://|mailto:)[^\s\x00-\x1f]+\Z", re.IGNORECASE)
"""Nothing but what a person may follow with a browser or write a letter to: no file, no script."""


def links_of(page: pdfium.PdfPage) -> tuple[Linked, ...]:
    """The links of `page` that lead to the web or to a mail address, as the file orders them.

    Boxes are in points from the page's top left corner after rotation.
    """
    place = shown(page)
    found: list[Linked] = []
    position, link = ctypes.c_int(0), raw.FPDF_LINK()
    while len(found) < MOST_LINKS and raw.FPDFLink_Enumerate(page.raw, ctypes.byref(position), ctypes.byref(link)):
        address = _address(page.pdf, link)
        rect = raw.FS_RECTF()
        if address and raw.FPDFLink_GetAnnotRect(link, ctypes.byref(rect)):
            left, top, right, bottom = place.box((rect.left, rect.top, rect.right, rect.bottom))
            box = (round(left, 2), round(top, 2), round(right, 2), round(bottom, 2))
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
