"""How the text of one text object is set: size, weight, direction, and whether it may be unseen."""

import ctypes
import math
from dataclasses import dataclass
from typing import Literal

import pypdfium2.raw as raw

from ingest.pdf.place import Place, turn_of

Doubt = Literal["", "invisible", "faint", "tiny", "outside"]
"""Why text may be unseen: drawn with no ink, in a colour near white or near glass, below a point, off the page."""

_BOLD = ("bold", "black", "heavy", "semibd", "demi")
_NOT_BOLD = ("regular", "roman", "book", "light", "thin", "oblique", "italic")
_BOLD_WEIGHT = range(600, 1000)
"""Made from the width of a font's stems, which many a writer of PDF fills in wrongly: the name goes first."""
_TINY = 1.0
_NEAR_WHITE = 235
_NEAR_GLASS = 40
_OBJECT, _OUT, _YES = ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int
# The library's own bindings check and box every argument; some pages have an object for each letter.
_size_of = ctypes.cast(raw.FPDFTextObj_GetFontSize, ctypes.CFUNCTYPE(_YES, _OBJECT, _OUT))
_font_of = ctypes.cast(raw.FPDFTextObj_GetFont, ctypes.CFUNCTYPE(ctypes.c_void_p, _OBJECT))
_mode_of = ctypes.cast(raw.FPDFTextObj_GetTextRenderMode, ctypes.CFUNCTYPE(ctypes.c_int, _OBJECT))
_fill_of = ctypes.cast(raw.FPDFPageObj_GetFillColor, ctypes.CFUNCTYPE(_YES, _OBJECT, _OUT, _OUT, _OUT, _OUT))
_stroke_of = ctypes.cast(raw.FPDFPageObj_GetStrokeColor, ctypes.CFUNCTYPE(_YES, _OBJECT, _OUT, _OUT, _OUT, _OUT))
_matrix_of = ctypes.cast(raw.FPDFText_GetMatrix, ctypes.CFUNCTYPE(_YES, ctypes.c_void_p, ctypes.c_int, _OUT))


@dataclass(slots=True)
class Style:
    """`size` in points as shown, `turn` as in `Glyphs`; `baseline` is None until it is measured."""

    size: float
    bold: bool
    turn: int
    doubt: Doubt
    baseline: float | None = None


class StyleReader:
    """Reads the styles of one page's text objects; `textpage` is pdfium's handle, `place` shows the page.

    `known` holds those that were read, by text object.
    """

    def __init__(self, textpage: int, place: Place) -> None:
        self._textpage = textpage
        self._place = place
        self.known: dict[int, Style] = {}
        self._bold: dict[int, bool] = {}
        self._size = ctypes.c_float()
        self._matrix = (ctypes.c_float * 6)()
        self._colour = (ctypes.c_uint * 4)()
        self._size_at, self._matrix_at = ctypes.addressof(self._size), ctypes.addressof(self._matrix)
        self._colour_at = [ctypes.addressof(self._colour) + 4 * part for part in range(4)]

    def style(self, owner: int, index: int) -> Style:
        """The style of text object `owner` (0 for none), of which character `index` of the page is part."""
        if owner not in self.known:
            self.known[owner] = self._read(owner, index) if owner else Style(0.0, False, 0, "")
        return self.known[owner]

    def _read(self, owner: int, index: int) -> Style:
        _size_of(owner, self._size_at)
        # The matrix of the character knows the form that the object stands in; that of the object does not.
        _matrix_of(self._textpage, index, self._matrix_at)
        a, b, c, d, _, _ = self._matrix
        size, place = self._size.value, self._place
        sign = -1.0 if size < 0 else 1.0
        across, along = place.a * a + place.c * b, place.b * a + place.d * b
        shown = round(abs(size) * math.hypot(c, d), 2)
        return Style(shown, self._is_bold(owner), turn_of(sign * across, sign * along), self._doubt(owner, shown))

    def _is_bold(self, owner: int) -> bool:
        font = _font_of(owner) or 0
        if font not in self._bold:
            self._bold[font] = bool(font) and _is_bold(ctypes.cast(font, raw.FPDF_FONT))
        return self._bold[font]

    def _doubt(self, owner: int, size: float) -> Doubt:
        mode = _mode_of(owner)
        if mode in (raw.FPDF_TEXTRENDERMODE_INVISIBLE, raw.FPDF_TEXTRENDERMODE_CLIP):
            return "invisible"
        if size < _TINY:
            return "tiny"
        stroked = mode in (raw.FPDF_TEXTRENDERMODE_STROKE, raw.FPDF_TEXTRENDERMODE_STROKE_CLIP)
        if not (_stroke_of if stroked else _fill_of)(owner, *self._colour_at):
            return ""
        red, green, blue, alpha = self._colour
        faint = alpha < _NEAR_GLASS or min(red, green, blue) >= _NEAR_WHITE
        return "faint" if faint else ""


def _is_bold(font: object) -> bool:
    buffer = ctypes.create_string_buffer(256)
    length = raw.FPDFFont_GetBaseFontName(font, buffer, len(buffer))
    name = buffer.raw[: max(min(length, 256) - 1, 0)].decode("utf-8", "replace").lower()
    if any(word in name for word in _BOLD):
        return True
    return raw.FPDFFont_GetWeight(font) in _BOLD_WEIGHT and not any(word in name for word in _NOT_BOLD)
