"""The text layer of a page: its words with their places, fonts and sizes, as pdfium has them."""

import ctypes
import re
import struct
from dataclasses import dataclass, field

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from ingest.pdf.glyphs import FILLER, LINE_END, MADE_SPACE, SPACE, Glyphs
from ingest.pdf.place import Place, shown, turned
from ingest.pdf.right_to_left import has_rtl, is_rtl, squeezed
from ingest.pdf.text_style import Doubt, Style, StyleReader

MOST_CHARS = 200_000
"""More characters than this on one page are a trap, not a page."""

_LINE = re.compile(r"[\r\n]+|[^\r\n]+")
_WORD = re.compile("[\x02\ufffe\x05]|\\s+|[^\\s\0\x02\ufffe\x05]+")
_LETTER = re.compile("\\s+|[^\\s\0]")
_SINGLE = re.compile("\\s|[^\\s\0]")
_UNSURE = re.compile("[\0\ufffe\ud800-\udfff]")
_glyphs = tuple.__new__  # what the constructor of a named tuple calls
_FLOATS = struct.Struct("4f")
_HYPHENS = "\x02\ufffe"
"""pdfium's marks for a hyphen at a line end, soft or hard."""

# The library's own bindings check and box every argument; a page has thousands of these calls.
_HANDLE, _INDEX, _OUT = ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p
_unicode = ctypes.cast(raw.FPDFText_GetUnicode, ctypes.CFUNCTYPE(ctypes.c_uint, _HANDLE, _INDEX))
_text_of = ctypes.cast(raw.FPDFText_GetText, ctypes.CFUNCTYPE(ctypes.c_int, _HANDLE, _INDEX, _INDEX, _OUT))
_owner = ctypes.cast(raw.FPDFText_GetTextObject, ctypes.CFUNCTYPE(ctypes.c_void_p, _HANDLE, _INDEX))
_generated = ctypes.cast(raw.FPDFText_IsGenerated, ctypes.CFUNCTYPE(ctypes.c_int, _HANDLE, _INDEX))
_unmapped = ctypes.cast(raw.FPDFText_HasUnicodeMapError, ctypes.CFUNCTYPE(ctypes.c_int, _HANDLE, _INDEX))
_loose_box = ctypes.cast(raw.FPDFText_GetLooseCharBox, ctypes.CFUNCTYPE(ctypes.c_int, _HANDLE, _INDEX, _OUT))
_origin = ctypes.cast(raw.FPDFText_GetCharOrigin, ctypes.CFUNCTYPE(ctypes.c_int, _HANDLE, _INDEX, _OUT, _OUT))


@dataclass(slots=True)
class TextLayer:
    """The `glyphs` of a page in pdfium's order.

    `doubts` names, by index, those that may be unseen, each with its text object (pdfium's handle).
    `nameless` counts the signs for which the file gives no character: they are in no word.
    """

    glyphs: list[Glyphs] = field(default_factory=list)
    doubts: dict[int, tuple[Doubt, int]] = field(default_factory=dict)
    nameless: int = 0


def read_layer(page: pdfium.PdfPage, letters: bool = False) -> TextLayer:
    """The text layer of `page`, every character by itself when `letters` is set. Raise `ValueError` when it
    holds more than MOST_CHARS characters.
    """
    textpage = page.get_textpage()
    try:
        count = textpage.count_chars()
        if count > MOST_CHARS:
            raise ValueError(f"it holds {count} characters")
        return _Reading(page, ctypes.cast(textpage.raw, ctypes.c_void_p).value or 0).read(count, letters)
    finally:
        textpage.close()


class _Reading:
    def __init__(self, page: pdfium.PdfPage, handle: int) -> None:
        self._handle = handle
        self._size = page.get_size()
        self._shown = shown(page)
        self._places = {0: self._shown}
        self._styles = StyleReader(handle, self._shown)
        self._box = (ctypes.c_float * 4)()
        self._box_at = ctypes.addressof(self._box)
        self._point = (ctypes.c_double * 2)()
        self._point_at = ctypes.addressof(self._point)
        self._layer = TextLayer()

    def read(self, count: int, letters: bool) -> TextLayer:
        text = _text(self._handle, count)
        other = _SINGLE if letters else _WORD
        if not has_rtl(text):
            self._tokens(text, 0, count, other)
            return self._layer
        whole = is_rtl(text)
        for line in _LINE.finditer(text):
            self._tokens(text, line.start(), line.end(), _LETTER if whole or has_rtl(line[0]) else other)
        return self._layer

    def _tokens(self, text: str, start: int, end: int, token: re.Pattern[str]) -> None:
        put, handle = self._layer.glyphs.append, self._handle
        for match in token.finditer(text, start, end):
            first, last = match.start(), match.end() - 1
            shape = match[0]
            if token is _LETTER and not " " <= shape <= "~" and _unmapped(handle, first):
                shape = FILLER  # the number of a glyph that has no character may look like any letter
            if shape == " ":
                put(MADE_SPACE if _generated(handle, first) else SPACE)
                continue
            if shape.isspace():
                put(LINE_END if "\n" in shape or "\r" in shape else SPACE._replace(text=shape))
                continue
            if shape == FILLER:
                self._layer.nameless += self._has_width(first)
                if token is _WORD:
                    continue
            owner = _owner(handle, first) or 0
            if token is _LETTER and (pair := squeezed(shape)):
                glyphs = self._layer.glyphs
                for char, sign in zip(pair, (shape, ""), strict=True):
                    self._put(char, first, last, owner)
                    glyphs[-1] = glyphs[-1]._replace(sign=sign)
            elif first == last or owner == (_owner(handle, last) or 0):
                self._put("-" if shape in _HYPHENS else shape, first, last, owner)
            else:
                self._put_parts(shape, first)

    def _has_width(self, index: int) -> bool:
        _loose_box(self._handle, index, self._box_at)
        return self._box[2] - self._box[0] > 0.1

    def _put_parts(self, word: str, first: int) -> None:
        """A word of more than one text object: each object's share by itself."""
        owners = [_owner(self._handle, first + offset) or 0 for offset in range(len(word))]
        start = 0
        for offset in range(1, len(word) + 1):
            if offset == len(word) or owners[offset] != owners[start]:
                self._put(word[start:offset], first + start, first + offset - 1, owners[start])
                start = offset

    def _put(self, text: str, first: int, last: int, owner: int) -> None:
        """Characters `first` to `last`, which text object `owner` sets side by side."""
        style = self._styles.known.get(owner) or self._styles.style(owner, first)
        turn = style.turn
        _loose_box(self._handle, first, self._box_at)
        box = left, top, right, bottom = _FLOATS.unpack(self._box)
        if last > first:
            _loose_box(self._handle, last, self._box_at)
            left2, top2, right2, bottom2 = _FLOATS.unpack(self._box)
            # Written out: a page has a thousand words.
            box = (
                left if left < left2 else left2,
                top if top > top2 else top2,
                right if right > right2 else right2,
                bottom if bottom < bottom2 else bottom2,
            )
        left, top, right, bottom = (self._places.get(turn) or self._held(turn)).box(box)
        if style.baseline is None:
            style.baseline = self._baseline(first, style)
        doubt: Doubt = style.doubt
        width, height = self._size if turn not in (90, 270) else self._size[::-1]
        if right <= 0 or bottom <= 0 or left >= width or top >= height:
            doubt = "outside"
        put = self._layer.glyphs
        if doubt:
            self._layer.doubts[len(put)] = (doubt, owner)
        size = style.size or (bottom - top) / 1.15
        put.append(
            _glyphs(Glyphs, (text, left, top, right, bottom, style.baseline, size, style.bold, False, turn, None))
        )

    def _held(self, turn: int) -> Place:
        if turn not in self._places:
            self._places[turn] = self._shown.then(turned(turn, *self._size))
        return self._places[turn]

    def _baseline(self, index: int, style: Style) -> float:
        _origin(self._handle, index, self._point_at, self._point_at + 8)
        x, y = self._point
        return self._held(style.turn).box((x, y, x, y))[1]


def _text(handle: int, count: int) -> str:
    """The page's characters, one code point at each of pdfium's places: FILLER for a sign that has
    no character, NUL at the place of half a character.
    """
    units = (ctypes.c_ushort * (count + 1))()
    if _text_of(handle, 0, count, ctypes.addressof(units)) == count + 1:
        text = bytes(units)[:-2].decode("utf-16-le", "surrogatepass")
        if len(text) == count and not _UNSURE.search(text):
            return text
    # pdfium leaves characters out of its text, and puts a mark where it knows none: then each is asked for.
    codes = [_unicode(handle, index) or ord(FILLER) for index in range(count)]
    _pair(codes)
    return "".join(map(chr, codes))


def _pair(codes: list[int]) -> None:
    """Put surrogate pairs together at the place of their first half; what is no character becomes FILLER."""
    for index, code in enumerate(codes):
        if 0xDC00 <= code <= 0xDFFF and index and 0xD800 <= codes[index - 1] <= 0xDBFF:
            codes[index - 1] = 0x10000 + ((codes[index - 1] - 0xD800) << 10) + (code - 0xDC00)
            codes[index] = 0
        elif code > 0x10FFFF:
            codes[index] = ord(FILLER)
