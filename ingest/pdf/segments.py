"""Words become segments: stretches of one line without a wide gap."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ingest.pdf.glyphs import FILLER, Glyphs
from ingest.pdf.right_to_left import has_rtl, is_mark, is_rtl, logical, may_be_rtl, mirrored
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


def segments_of(glyphs: Iterable[Glyphs], arabic: bool = True) -> list[Segment]:
    """Cut `glyphs` (in pdfium's order) into segments, in that order; blank ones are left out.

    Without `arabic` right-to-left lines are left in the order of the file.
    """
    given = list(glyphs)
    out, rest = right_to_left_segments(given) if arabic else ([], given)
    current: list[Glyphs] = []
    before: Glyphs | None = None
    for glyph in rest:
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


def right_to_left_segments(glyphs: list[Glyphs]) -> tuple[list[Segment], list[Glyphs]]:
    """The segments of right-to-left text, and the glyphs that are in none of them.

    They are made from places alone: pdfium's order of such text is that of the file, turned round.
    """
    if not has_rtl("".join([glyph.text for glyph in glyphs])):
        return [], glyphs
    out: list[Segment] = []
    taken: set[int] = set()
    whole = is_rtl("".join(glyph.text for glyph in glyphs))
    for row in _rows_by_place(glyphs):
        for part in _cut(row, glyphs):
            text = "".join(glyphs[index].text for index in part)
            if is_rtl(text) or (whole and (may_be_rtl(text) or mirrored(text[::-1]))):
                out.append(segment_of([glyphs[index] for index in sorted(part)], True))
                taken.update(part)
    return out, [glyph for index, glyph in enumerate(glyphs) if index not in taken]


def _rows_by_place(glyphs: Sequence[Glyphs]) -> list[list[int]]:
    """Indices of the glyphs of each line across the page, whatever columns it runs through."""
    ink = [i for i, glyph in enumerate(glyphs) if glyph.text.strip() or glyph.text == FILLER]
    rows: list[list[int]] = []
    base: list[float] = []
    for index in sorted((i for i in ink if not is_mark(glyphs[i])), key=lambda i: (glyphs[i].turn, glyphs[i].baseline)):
        glyph = glyphs[index]
        if rows and glyphs[rows[-1][0]].turn == glyph.turn and glyph.baseline - base[-1] < 0.5 * max(glyph.size, 1.0):
            rows[-1].append(index)
        else:
            rows.append([index])
            base.append(glyph.baseline)
    for index in (i for i in ink if is_mark(glyphs[i]) and rows):
        rows[_row_of_mark(glyphs[index], base, rows, glyphs)].append(index)
    return rows


def _row_of_mark(mark: Glyphs, base: Sequence[float], rows: Sequence[Sequence[int]], glyphs: Sequence[Glyphs]) -> int:
    """The line that `mark` belongs to: it is drawn at a height of its own, over or under a letter."""
    place = bisect_left(base, mark.baseline)
    near = range(max(place - 2, 0), min(place + 2, len(rows)))

    def off(row: int) -> float:
        # Columns may have lines at other heights: a line without a letter there is the farther one.
        over = any(glyphs[i].left < mark.right + 1 and mark.left - 1 < glyphs[i].right for i in rows[row])
        return abs(base[row] - mark.baseline) + (0.0 if over else mark.size)

    return min(near, key=off)


def _cut(row: Sequence[int], glyphs: Sequence[Glyphs]) -> Iterator[list[int]]:
    """The glyphs of a line in stretches without a wide gap, from the right."""
    part: list[int] = []
    edge = 0.0
    for index in sorted(row, key=lambda i: -glyphs[i].right):
        if part and edge - glyphs[index].right > GAP * max(glyphs[index].size, 1.0):
            yield part
            part = []
        edge = min(edge, glyphs[index].left) if part else glyphs[index].left
        part.append(index)
    if part:
        yield part


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
    if any(glyph.text.strip() and glyph.text != FILLER for glyph in current):
        out.append(segment_of(current))
    current.clear()


def segment_of(glyphs: Sequence[Glyphs], rtl: bool = False) -> Segment:
    """A segment of `glyphs`, one at least of them no space; those of a right-to-left line (`rtl`) are put
    in logical order by their places.
    """
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
