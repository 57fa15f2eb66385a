"""Where stretches of text stand on a page, to the letter. Runs know lines; here lines are cut."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import pypdfium2 as pdfium

from ingest.pdf.glyphs import FILLER, SLANTED, Glyphs
from ingest.pdf.ink_cut import InkCut
from ingest.pdf.place import turned_back
from ingest.pdf.right_to_left import is_rtl, logical
from ingest.pdf.same_letters import is_hyphen, same_letters
from ingest.pdf.strips import strips_of
from ingest.pdf.text_layer import read_layer
from ingest.run import Box
from ingest.stretches import Stretch

_NEAR = 0.3
"""Points: a line's box is the union of those of its letters, rounded."""
_ROW = 0.6
"""Letters whose baselines differ by less, in font sizes of the larger, stand on one row: raised digits do."""
_WHOLE = 0.9
_UNNAMED = 2
"""So many signs between two letters of a quotation may be ones for which the text has no character."""


@dataclass(frozen=True, slots=True)
class _Letter:
    """A drawn letter and its box on the page as it is shown."""

    glyph: Glyphs
    box: Box


def exact_boxes(page: pdfium.PdfPage, stretches: Sequence[Stretch]) -> list[tuple[Box, ...]]:
    """For each of `stretches`, all of this `page`, the boxes that hold its letters and no other's.

    In points from the top left corner of the page as it is shown. A line of a scan is cut between two
    words of its picture. No boxes for text whose place is not known.
    """
    letters = _letters(page)
    width, height = page.get_size()
    ink = InkCut(page)
    return [_boxes(stretch, letters, (width, height), ink) for stretch in stretches]


def _letters(page: pdfium.PdfPage) -> list[_Letter]:
    width, height = page.get_size()
    found = []
    for glyph in read_layer(page, letters=True).glyphs:
        if not glyph.text.strip() and glyph.text != FILLER:
            continue
        box = (glyph.left, glyph.top, glyph.right, glyph.bottom)
        found.append(_Letter(glyph, turned_back(glyph.turn, width, height).box(box) if glyph.turn else box))
    return found


def _boxes(stretch: Stretch, letters: Sequence[_Letter], size: tuple[float, float], ink: InkCut) -> tuple[Box, ...]:
    own = [letter.glyph for letter in letters if _inside(letter.box, stretch.box, letter.glyph.turn)]
    for turn in sorted({glyph.turn for glyph in own}):
        ordered = _in_order([glyph for glyph in own if glyph.turn == turn], is_rtl(stretch.text))
        signs = [glyph for glyph in ordered if glyph.text.strip()]
        places = same_letters(stretch.text, [glyph.text for glyph in signs])
        if places:
            back = turned_back(turn, *size) if turn not in (0, SLANTED) else None
            strips = strips_of(signs, _marked(stretch, places, signs))
            return tuple(back.box(strip) if back else strip for strip in strips)
    return ink.boxes(stretch) if not _is_page(stretch.box, size) else ()


def _inside(box: Box, line: Box, turn: int) -> bool:
    """Whether a letter is one of a line's: all of its height is, and the middle of its width, for the cell of a
    table may be narrower than its words.
    """
    along, across = (1, 0) if turn in (90, 270) else (0, 1)
    middle = (box[along] + box[along + 2]) / 2
    return (
        line[along] - _NEAR < middle < line[along + 2] + _NEAR
        and line[across] - _NEAR < box[across]
        and box[across + 2] < line[across + 2] + _NEAR
    )


def _is_page(box: Box, size: tuple[float, float]) -> bool:
    """Whether a box is the whole page's: the second reader knows no places."""
    return (box[2] - box[0]) * (box[3] - box[1]) > _WHOLE * size[0] * size[1]


def _in_order(glyphs: Iterable[Glyphs], rtl: bool) -> list[Glyphs]:
    """Letters in the order they are read, row by row: a line with a tall initial holds two rows."""
    rows: list[list[Glyphs]] = []
    for glyph in sorted(glyphs, key=lambda glyph: glyph.baseline):
        if rows and glyph.baseline - rows[-1][-1].baseline < _ROW * max(glyph.size, rows[-1][-1].size, 1.0):
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
    return [glyph for row in rows for glyph in (logical(row) if rtl else sorted(row, key=lambda glyph: glyph.left))]


def _marked(stretch: Stretch, places: Sequence[int | None], signs: Sequence[Glyphs]) -> set[int]:
    """The indices of the `signs` that show the stretch, and of the few between them that have no character."""
    shown = {place for place in places[stretch.start : stretch.end] if place is not None}
    if not shown:
        return set()
    others = {place for place in places if place is not None} - shown
    marked = set(shown)
    for before, after in pairwise(sorted(shown)):
        between = range(before + 1, after)
        # A word that is not in the line's text stands on another line, though in the same box.
        if len(between) <= _UNNAMED and others.isdisjoint(between):
            marked.update(between)
    last = max(shown) + 1
    # A hyphen that the canonical text dropped belongs to the word that it cuts in two.
    ends = all(place is None or place < last for place in places[stretch.end :])
    if ends and last < len(signs) and is_hyphen(signs[last].text):
        marked.add(last)
    return marked
