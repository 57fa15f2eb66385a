"""Names of OpenDocument text."""

from ingest.xml_tree import Element

_BASE = "urn:oasis:names:tc:opendocument:xmlns:"
OFFICE, TEXT, TABLE, DRAW, STYLE = (
    f"{{{_BASE}{name}:1.0}}" for name in ("office", "text", "table", "drawing", "style")
)
FO = f"{{{_BASE}xsl-fo-compatible:1.0}}"
META = f"{{{_BASE}meta:1.0}}"
XLINK = "{http://www.w3.org/1999/xlink}"
DC = "{http://purl.org/dc/elements/1.1/}"


def text(element: Element | None, name: str) -> str:
    """The attribute `name` (with its namespace) of `element`, '' when either is missing."""
    return str(element.get(name, "")) if element is not None else ""


def number(element: Element | None, name: str) -> int | None:
    """The attribute `name` as a whole number, None when it is none."""
    try:
        return int(text(element, name))
    except ValueError:
        return None
