"""Addresses of a document's pages and of their pictures. They name places in documents, never what was asked."""

from urllib.parse import urlencode

from web.addresses import document_address

WIDTHS = (800, 1200, 1800)
"""Pixels across a page's picture at zoom 1, 2 and 3: no other width is drawn."""


def page_address(document: str, page: int, start: int = 0, end: int = 0, zoom: int = 1) -> str:
    """The page `page` (1-based) of a document, with the quotation [start, end) of its text marked, if there is one.

    `zoom` counts from 1, as WIDTHS do. A document without pages answers with its own page instead.
    """
    return f"{document_address(document)}/pages/{page}{_query(start, end, zoom=zoom if zoom > 1 else 0)}"


def picture_address(document: str, page: int, start: int = 0, end: int = 0, width: int = WIDTHS[0]) -> str:
    """The picture of the same, `width` pixels across: one of WIDTHS."""
    return f"{document_address(document)}/pages/{page}/image{_query(start, end, width=width)}"


def _query(start: int, end: int, **more: int) -> str:
    span = {"from": start, "to": end} if start < end else {}
    fields = {**span, **{name: value for name, value in more.items() if value}}
    return f"?{urlencode(fields)}" if fields else ""
