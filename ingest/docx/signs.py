"""Signs that DOCX writes as elements, and the signs of symbol fonts."""

from ingest.docx.names import W, value
from ingest.draft import Piece
from ingest.xml_tree import Element

_BREAKS = (W + "br", W + "cr")
_SYMBOLS = {
    "symbol": dict(zip(range(0x61, 0x7B), "αβχδεφγηιϕκλμνοπθρστυϖωξψζ", strict=True)) | {
        0xB7: "•", 0xA3: "≤", 0xB3: "≥", 0xB1: "±", 0xB4: "×", 0xB9: "≠", 0xAE: "→", 0xB0: "°", 0xA7: "♣",
    },
    "wingdings": {
        0xFC: "✓", 0xFB: "✗", 0xFE: "☑", 0xFD: "☒", 0xA8: "□", 0x6F: "□", 0xA7: "▪", 0x6E: "■", 0x6C: "●",
        0xD8: "➢", 0xE0: "→", 0xF0: "⇨", 0x28: "☎", 0x2A: "✉",
    },
}  # fmt: skip


def sign_of(element: Element) -> Piece | None:
    """The piece for a sign that is written as an element (a tab, a break, a hyphen, a symbol), None for others."""
    tag = element.tag
    if tag in (W + "tab", W + "ptab"):
        return Piece(" ", kind="control", before="\t")
    if tag in _BREAKS:
        return Piece(" ", kind="line end", before="\n")
    if tag == W + "noBreakHyphen":
        return Piece("-", kind="symbol", before="\u2011")
    if tag == W + "softHyphen":
        return Piece("", kind="dropped", before="\u00ad")
    if tag == W + "sym":
        return _symbol(element)
    return None


def _symbol(element: Element) -> Piece | None:
    try:
        code = int(value(element, "char"), 16)
    except ValueError:
        return None
    font = value(element, "font").lower().split()[:1]
    found = _SYMBOLS.get(font[0] if font else "", {}).get(code & 0xFF)
    if found:
        return Piece(found, kind="symbol", before=chr(code) if code < 0xD800 or 0xDFFF < code < 0x110000 else "")
    return Piece(chr(code)) if 0x20 <= code < 0xD800 or 0xDFFF < code < 0x110000 else None
