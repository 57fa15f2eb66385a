"""The characters of a page with their boxes, fonts and sizes, as pdfium has them."""

import ctypes
import math
from collections.abc import Callable
from dataclasses import dataclass

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from ingest.pdf.glyphs import Glyphs

MOST_CHARS = 200_000
"""More characters than this on one page are a trap, not a page."""

_BOLD = ("bold", "black", "heavy", "semibd", "demi")
_BOLD_WEIGHT = 600
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class _Style:
    size: float
    bold: bool
    upright: bool


def chars_of(page: pdfium.PdfPage) -> list[Glyphs]:
    """The characters of `page` in pdfium's order; spaces and line ends that pdfium makes are marked.

    Raise `ValueError` when the page holds more than MOST_CHARS characters.
    """
    textpage = page.get_textpage()
    try:
        count = textpage.count_chars()
        if count > MOST_CHARS:
            raise ValueError(f"it holds {count} characters")
        return _read(textpage.raw, count, _transform(page))
    finally:
        textpage.close()


def _transform(page: pdfium.PdfPage) -> Callable[[float, float], Point]:
    """From the page's own space to points from its top left corner as it is shown."""
    left, bottom, right, top = page.get_bbox()
    turn = page.get_rotation()
    if turn == 90:
        return lambda x, y: (y - bottom, x - left)
    if turn == 180:
        return lambda x, y: (right - x, y - bottom)
    if turn == 270:
        return lambda x, y: (top - y, right - x)
    return lambda x, y: (x - left, top - y)


def _read(handle: object, count: int, place: Callable[[float, float], Point]) -> list[Glyphs]:
    rect, x, y = raw.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    rect_ref, x_ref, y_ref = ctypes.byref(rect), ctypes.byref(x), ctypes.byref(y)
    styles: dict[int, _Style] = {}
    plain = _Style(0.0, False, True)
    out: list[Glyphs] = []
    for index in range(count):
        raw.FPDFText_GetLooseCharBox(handle, index, rect_ref)
        raw.FPDFText_GetCharOrigin(handle, index, x_ref, y_ref)
        text = _character(handle, index, out)
        owner = raw.FPDFText_GetTextObject(handle, index)
        made = not owner
        style = plain if made else _style(owner, styles)
        x0, y0 = place(rect.left, rect.top)
        x1, y1 = place(rect.right, rect.bottom)
        _, baseline = place(x.value, y.value)
        size = style.size or abs(y1 - y0) / 1.15
        out.append(
            Glyphs(
                text,
                min(x0, x1),
                min(y0, y1),
                max(x0, x1),
                max(y0, y1),
                baseline,
                size,
                style.bold,
                made,
                style.upright,
            )
        )
    return [char for char in out if char.text]


def _character(handle: object, index: int, before: list[Glyphs]) -> str:
    """The character at `index`; a high surrogate waits for its low half, which takes both places."""
    code = int(raw.FPDFText_GetUnicode(handle, index))
    if 0xD800 <= code <= 0xDBFF:
        return chr(code)
    if 0xDC00 <= code <= 0xDFFF and before and "\ud800" <= before[-1].text <= "\udbff":
        high = ord(before[-1].text)
        before[-1] = before[-1]._replace(text="")
        return chr(0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00))
    if code == 0xFFFE or code == 2:
        return "-"  # pdfium's mark for a hyphen at a line end, soft or hard
    return chr(code) if 0 < code <= 0x10FFFF else ""


def _style(owner: object, styles: dict[int, _Style]) -> _Style:
    key = ctypes.addressof(owner.contents)  # type: ignore[attr-defined]
    if key not in styles:
        styles[key] = _read_style(owner)
    return styles[key]


def _read_style(owner: object) -> _Style:
    size, matrix = ctypes.c_float(), raw.FS_MATRIX()
    raw.FPDFTextObj_GetFontSize(owner, ctypes.byref(size))
    raw.FPDFPageObj_GetMatrix(owner, ctypes.byref(matrix))
    scale = math.hypot(matrix.c, matrix.d)
    upright = abs(matrix.a) >= abs(matrix.b)
    return _Style(round(abs(size.value * scale), 2), _is_bold(raw.FPDFTextObj_GetFont(owner)), upright)


def _is_bold(font: object) -> bool:
    if not font:
        return False
    if raw.FPDFFont_GetWeight(font) >= _BOLD_WEIGHT:
        return True
    buffer = ctypes.create_string_buffer(256)
    length = raw.FPDFFont_GetBaseFontName(font, buffer, len(buffer))
    name = buffer.raw[: max(min(length, 256) - 1, 0)].decode("utf-8", "replace").lower()
    return any(word in name for word in _BOLD)
