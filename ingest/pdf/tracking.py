"""Words of letters that stand apart: from the gaps between them, not from where the reader saw a word's end."""

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from ingest.pdf.glyphs import Glyphs

TOUCHING = 0.1
"""A gap narrower than this many font sizes parts no words."""
_LEAST = 5
_SPREAD = 0.55
_EVEN = 1.35
_WIDER = 1.6


def touching(one: Glyphs, other: Glyphs) -> bool:
    """Whether `other` stands right after `one`, closer than any two words do."""
    return other.left - one.right < TOUCHING * max(one.size, other.size, 1.0)


def untracked(glyphs: tuple[Glyphs, ...]) -> tuple[Glyphs, ...]:
    """`glyphs` of one left-to-right line without the made spaces between letters that are set apart evenly, as
    in "R E P O R T"; where a gap is clearly wider than those, its space stays.
    """
    if glyphs and len(glyphs[0].text) > 1:
        return glyphs  # nearly every line: told cheaply
    ink = [glyph for glyph in glyphs if glyph.text.strip()]
    if len(ink) < _LEAST or len(ink) == len(glyphs) or any(len(glyph.text) > 1 for glyph in ink):
        return glyphs
    inner = sorted(after.left - before.right for before, after in pairwise(ink))
    usual = median(inner)
    narrow = [gap for gap in inner if gap < _WIDER * usual]
    letters = sum(1 for glyph in ink if glyph.text.isalpha())
    even = narrow and narrow[-1] < _EVEN * narrow[0] and 2 * len(narrow) > len(inner)
    if not even or letters < 0.8 * len(ink) or not TOUCHING < usual / max(ink[0].size, 1.0) < _SPREAD:
        return glyphs
    return tuple(glyph for index, glyph in enumerate(glyphs) if not _is_narrow(glyphs, index, _WIDER * usual))


def _is_narrow(glyphs: Sequence[Glyphs], index: int, limit: float) -> bool:
    """Whether a made space stands alone between two letters with a gap below `limit`."""
    if not glyphs[index].made or not 0 < index < len(glyphs) - 1:
        return False
    before, after = glyphs[index - 1], glyphs[index + 1]
    return not before.text.isspace() and not after.text.isspace() and after.left - before.right < limit
