"""Right-to-left lines: from the places of their letters to the order in which they are read."""

import unicodedata
from collections.abc import Iterable, Sequence

from ingest.pdf.glyphs import MADE_SPACE, Glyphs

_FIRST = "\u0590"
_SPACE = 0.16
"""A gap wider than this many font sizes is a space."""


def is_rtl(text: str) -> bool:
    """Whether most letters of `text` are of a script written from right to left."""
    if not text or max(text) < _FIRST:
        return False
    right = sum(1 for char in text if unicodedata.bidirectional(char) in ("R", "AL"))
    left = sum(1 for char in text if unicodedata.bidirectional(char) == "L")
    return right > left


def logical(glyphs: Iterable[Glyphs]) -> list[Glyphs]:
    """The letters of one right-to-left line in logical order: by place from the right, numbers and Latin
    turned.

    The spaces that pdfium makes follow its own order, which is not to be trusted here: spaces are made
    anew from the gaps.
    """
    own = [glyph for glyph in glyphs if glyph.text.strip()]
    marks = [glyph for glyph in own if _is_mark(glyph)]
    solid = sorted((glyph for glyph in own if not _is_mark(glyph)), key=lambda glyph: (-glyph.right, -glyph.left))
    spaced = _turned(_spaced(solid))
    for mark in marks:
        middle = (mark.left + mark.right) / 2
        place = min(range(len(spaced)), key=lambda i: _off(spaced[i], middle), default=-1)
        spaced.insert(place + 1, mark)
    return spaced


def _is_mark(glyph: Glyphs) -> bool:
    return unicodedata.category(glyph.text[0]) == "Mn"


def _spaced(glyphs: Sequence[Glyphs]) -> list[Glyphs]:
    """Put a space wherever two letters, ordered from the right, stand clearly apart."""
    out: list[Glyphs] = []
    for glyph in glyphs:
        if out and out[-1].left - glyph.right > _SPACE * max(glyph.size, 1.0):
            out.append(MADE_SPACE._replace(left=glyph.right, right=out[-1].left))
        out.append(glyph)
    return out


def _off(glyph: Glyphs, x: float) -> float:
    """How far x lies outside `glyph`, spaces being no place for a mark."""
    if not glyph.text.strip() or _is_mark(glyph):
        return float("inf")
    return max(glyph.left - x, x - glyph.right, 0.0) + abs((glyph.left + glyph.right) / 2 - x) / 1000


def _turned(glyphs: list[Glyphs]) -> list[Glyphs]:
    """Turn each left-to-right run inside a right-to-left line back."""
    out: list[Glyphs] = []
    index = 0
    while index < len(glyphs):
        if not _ltr(glyphs[index]):
            out.append(glyphs[index])
            index += 1
            continue
        end = index
        for ahead in range(index, len(glyphs)):
            if _ltr(glyphs[ahead]):
                end = ahead
            elif unicodedata.bidirectional(glyphs[ahead].text[0]) in ("R", "AL", "NSM") or _wide(glyphs, index, ahead):
                break
        out += sorted(glyphs[index : end + 1], key=lambda glyph: glyph.left)
        index = end + 1
    return out


def _ltr(glyph: Glyphs) -> bool:
    return unicodedata.bidirectional(glyph.text[0]) in ("L", "EN", "AN")


def _wide(glyphs: list[Glyphs], start: int, index: int) -> bool:
    """Whether the run from `start` ends at `index`: a number ends at a space, a Latin phrase does not."""
    if not glyphs[index].text.isspace():
        return False
    return not any(unicodedata.bidirectional(glyph.text[0]) == "L" for glyph in glyphs[start:index])


_MIRRORS = {"(": ")", ")": "(", "[": "]", "]": "[", "{": "}", "}": "{"}
_CLOSING = ")]}"


def mirrored(glyphs: Sequence[Glyphs]) -> dict[int, str]:
    """Brackets of a right-to-left line that were taken by their shape, by index, with the bracket that is
    meant.

    A bracket on such a line is drawn with its mirror image, and many files name the image: then the
    line seems to close a bracket that it opens only afterwards.
    """
    marks = [index for index, glyph in enumerate(glyphs) if glyph.text in _MIRRORS]
    if len(marks) < 2 or glyphs[marks[0]].text not in _CLOSING:
        return {}
    # Brackets open and close in turn; with an odd number one stands on another line, and all are turned.
    wrong = {
        index
        for turn, index in enumerate(marks)
        if (glyphs[index].text in _CLOSING) == (turn % 2 == 0) or len(marks) % 2
    }
    return {index: _MIRRORS[glyphs[index].text] for index in marks if index in wrong}
