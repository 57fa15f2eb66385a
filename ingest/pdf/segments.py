"""Words become segments: stretches of one line without a wide gap."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ingest.pdf.glyphs import Glyphs
from ingest.pdf.right_to_left import is_rtl, logical
from ingest.run import Box

GAP = 0.75
"""A gap wider than this many font sizes may separate two columns."""


@dataclass(frozen=True, slots=True)
class Segment:
    """Glyphs in reading order that stand side by side, inside `box`.

    `size` is the font size of most of them, `baseline` theirs.
    """

    glyphs: tuple[Glyphs, ...]
    rtl: bool
    box: Box
    size: float
    baseline: float
    letters: int


def segments_of(glyphs: Iterable[Glyphs]) -> list[Segment]:
    """Cut `glyphs` (in pdfium's order) into segments, in that order; blank ones are left out."""
    out: list[Segment] = []
    current: list[Glyphs] = []
    before: Glyphs | None = None
    for glyph in glyphs:
        text = glyph.text
        if text == " ":
            current.append(glyph)
        elif text.isspace():
            if "\n" in text or "\r" in text:
                _close(current, out)
                before = None
            else:
                current.append(glyph)
        else:
            if before is not None and not _follows(before, glyph) and _parts(before, glyph):
                _close(current, out)
            current.append(glyph)
            before = glyph
    _close(current, out)
    return out


def _follows(before: Glyphs, glyph: Glyphs) -> bool:
    """Whether `glyph` stands on the same line directly after `before`: the usual case, told cheaply."""
    return (
        before.baseline == glyph.baseline
        and -before.size < glyph.left - before.right < GAP * before.size
        and before.turn == glyph.turn
    )


def _parts(before: Glyphs, glyph: Glyphs) -> bool:
    """Whether `glyph` no longer stands beside `before`."""
    if before.turn != glyph.turn:
        return True
    size = max(before.size, glyph.size, 1.0)
    if min(before.bottom, glyph.bottom) - max(before.top, glyph.top) < 0.3 * min(
        before.bottom - before.top, glyph.bottom - glyph.top
    ):
        return abs(before.baseline - glyph.baseline) > 0.5 * size
    return max(glyph.left - before.right, before.left - glyph.right) > GAP * size


def _close(current: list[Glyphs], out: list[Segment]) -> None:
    if any(glyph.text.strip() for glyph in current):
        out.append(segment_of(current))
    current.clear()


def segment_of(glyphs: Sequence[Glyphs]) -> Segment:
    """A segment of `glyphs`, one at least of them no space; those of a right-to-left line are put in
    logical order by their places.
    """
    rtl = is_rtl("".join([glyph.text for glyph in glyphs]))
    ordered = logical(glyphs) if rtl else glyphs
    ink = [glyph for glyph in ordered if glyph.text.strip()]
    texts, lefts, tops, rights, bottoms, baselines, sizes, *_ = zip(*ink, strict=True)
    size, baseline = sizes[0], baselines[0]
    if min(sizes) != max(sizes):
        counts: dict[float, int] = {}
        for glyph in ink:
            counts[glyph.size] = counts.get(glyph.size, 0) + len(glyph.text)
        size = max(counts, key=lambda key: (counts[key], key))
        baseline = next(glyph.baseline for glyph in ink if glyph.size == size)
    box = (min(lefts), min(tops), max(rights), max(bottoms))
    return Segment(tuple(ordered), rtl, box, size, baseline, sum(map(len, texts)))
