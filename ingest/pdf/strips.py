"""Marked letters of a line become strips, as a pen draws them: one stroke over all that stand side by side."""

from collections.abc import Collection, Sequence

from ingest.pdf.glyphs import Glyphs
from ingest.run import Box

_ABOVE, _BELOW = 0.95, 0.3
"""Font sizes over and under the baseline that a strip covers at most: some fonts claim room for two lines."""
_APART = 2.5
"""A gap wider than this many font sizes is not gone over."""
_ROW = 0.6


def strips_of(glyphs: Sequence[Glyphs], marked: Collection[int]) -> list[Box]:
    """Boxes, as the page is held to read the text, over the `marked` ones of `glyphs` (indices) and no other."""
    strips: list[list[Glyphs]] = []
    chosen = sorted((glyphs[index] for index in marked), key=lambda glyph: glyph.left + glyph.right)
    others = [glyph for index, glyph in enumerate(glyphs) if index not in marked]
    for glyph in chosen:
        home = next((strip for strip in strips if _beside(strip[-1], glyph, others)), None)
        if home:
            home.append(glyph)
        else:
            strips.append([glyph])
    return [_around(strip) for strip in strips]


def _beside(before: Glyphs, glyph: Glyphs, others: Sequence[Glyphs]) -> bool:
    """Whether one stroke goes over both: they stand on one row, near each other, with no other letter between."""
    if not _on_one_row(before, glyph) or glyph.left - before.right > _APART * max(glyph.size, before.size, 1.0):
        return False
    low, high = (before.left + before.right) / 2, (glyph.left + glyph.right) / 2
    return not any(low < (other.left + other.right) / 2 < high and _on_one_row(before, other) for other in others)


def _on_one_row(one: Glyphs, other: Glyphs) -> bool:
    return abs(one.baseline - other.baseline) < _ROW * max(one.size, other.size, 1.0)


def _around(strip: Sequence[Glyphs]) -> Box:
    left, right = min(glyph.left for glyph in strip), max(glyph.right for glyph in strip)
    top, bottom = min(glyph.top for glyph in strip), max(glyph.bottom for glyph in strip)
    tops = [glyph.baseline - _ABOVE * glyph.size for glyph in strip]
    bottoms = [glyph.baseline + _BELOW * glyph.size for glyph in strip]
    upper, lower = max(top, min(tops)), min(bottom, max(bottoms))
    # A font without a size of its own says nothing of its rows: its letters' boxes do.
    return (left, upper, right, lower) if 2 * (lower - upper) > bottom - top > 0 else (left, top, right, bottom)
