"""Words become lines in reading order."""

import re
from collections.abc import Iterable, Sequence
from itertools import count

from ingest.draft import Piece
from ingest.pdf.brackets import meant
from ingest.pdf.columns import flows_of
from ingest.pdf.glyphs import MADE_SPACE, SLANTED, Glyphs
from ingest.pdf.gutters import Gutters
from ingest.pdf.line import Line, Part
from ingest.pdf.place import Place, turned_back
from ingest.pdf.right_to_left import logical
from ingest.pdf.segments import Segment, segments_of
from ingest.pdf.steps import ALL, Steps
from ingest.pdf.tracking import TOUCHING, touching, untracked
from ingest.run import Box
from ingest.vocabulary import CJK

_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_CJK = re.compile(f"[{CJK}]")
_STOP = re.compile(r"(?!\.\.)[.,;:)\]”’»]+(?!\w)")
_PART = 1.4
"""A gap wider than this many font sizes parts a line."""


def lines_of(
    glyphs: Iterable[Glyphs],
    page: int,
    width: float,
    height: float = 0.0,
    steps: Steps = ALL,
    bars: Sequence[Box] = (),
    gutters: Gutters | None = None,
) -> list[Line]:
    """The lines of `page` (1-based, `width` by `height` points) in reading order, made from its words.

    Text that runs up or down the page comes after the rest, or before it where most of the page is
    set so; the boxes of its lines are those of the page held to read it, those of its pieces are not.
    `bars` are places, as the page is shown, that hold none of the text: what crosses columns there ends them.
    `gutters` are those of the file's pages before.
    """
    segments = segments_of(glyphs, steps.arabic)
    letters: dict[int, int] = {}
    for segment in segments:
        turn = segment.glyphs[0].turn
        letters[turn] = letters.get(turn, 0) + segment.letters
    out: list[Line] = []
    column = count()
    for turn in sorted(letters, key=lambda key: (-letters[key], key)):
        own = [segment for segment in segments if segment.glyphs[0].turn == turn] if len(letters) > 1 else segments
        sideways = turn in (90, 270)
        writer = _Writer(page, height if sideways else width, turned_back(turn, width, height) if turn else None)
        for flow in flows_of(own, () if turn else bars, gutters) if steps.columns and turn != SLANTED else [own]:
            number = next(column)
            rtl = sum(segment.letters if segment.rtl else -segment.letters for segment in flow) > 0
            out += [writer.line(row, number, rtl) for row in rows_of(flow)]
    return out


def rows_of(segments: Sequence[Segment]) -> list[list[Segment]]:
    """Segments that share a baseline, top to bottom, each row in reading order."""
    rows: list[list[Segment]] = []
    for segment in sorted(segments, key=lambda s: (round(s.baseline, 1), s.box[0])):
        if rows and _beside(rows[-1], segment):
            rows[-1].append(segment)
        else:
            rows.append([segment])
    for row in rows:
        if len(row) > 1:
            rtl = sum(s.letters if s.rtl else -s.letters for s in row) > 0
            row.sort(key=lambda s: s.box[0], reverse=rtl)
    return rows


def _beside(row: list[Segment], segment: Segment) -> bool:
    """Whether `segment` stands on the line of `row` and over none of its segments."""
    last = row[-1]
    if _of_other_size(last, segment):
        return False
    left, top, right, bottom = segment.box
    shared = min(last.box[3], bottom) - max(last.box[1], top)
    if abs(last.baseline - segment.baseline) > 0.5 * max(last.size, segment.size, 1.0) or shared <= 0:
        return False
    return all(min(right, s.box[2]) - max(left, s.box[0]) < 0.3 * max(segment.size, 1.0) for s in row)


def _of_other_size(one: Segment, other: Segment) -> bool:
    """Whether two segments are set so differently that they are no one line; a raised number is no such
    case.
    """
    small, large = (one, other) if one.size <= other.size else (other, one)
    return small.size < 0.8 * large.size and small.letters > 4


class _Writer:
    """Writes the lines of `page`, `width` points wide as it is held; `back` takes a box to the page as shown."""

    def __init__(self, page: int, width: float, back: Place | None) -> None:
        self._page, self._width, self._back = page, width, back

    def line(self, row: Sequence[Segment], column: int, from_right: bool) -> Line:
        """One line of `row`, whose segments are in reading order; `from_right` says where most of its column's
        lines begin.
        """
        main, box, glyphs = row[0], row[0].box, row[0].glyphs
        rtl = main.rtl
        if len(row) > 1:
            main = max(row, key=lambda segment: segment.letters)
            lefts, tops, rights, bottoms = zip(*(segment.box for segment in row), strict=True)
            box = (min(lefts), min(tops), max(rights), max(bottoms))
            glyphs = _joined(row)
            rtl = 2 * sum(segment.letters for segment in row if segment.rtl) > sum(segment.letters for segment in row)
            glyphs = tuple(logical(glyphs)) if rtl else glyphs
        start, end = (self._width - box[2], self._width - box[0]) if rtl or from_right else (box[0], box[2])
        glyphs = glyphs if rtl else untracked(glyphs)
        ink = [glyph for glyph in glyphs if glyph.text.strip()]
        heavy = [len(glyph.text) for glyph in ink if glyph.bold]
        bold = bool(heavy) and sum(heavy) > 0.8 * sum([len(glyph.text) for glyph in ink])
        shown = self._back.box(box) if self._back else box
        rounded = (round(shown[0], 2), round(shown[1], 2), round(shown[2], 2), round(shown[3], 2))
        pieces = _pieces(glyphs, meant(glyphs, main.size) if rtl else {}, self._page, rounded, main)
        return Line(pieces, self._page, box, main.baseline, main.size, bold, start, end, column, _parts(row))


def _joined(row: Sequence[Segment]) -> tuple[Glyphs, ...]:
    glyphs: list[Glyphs] = []
    for segment in row:
        if glyphs and not glyphs[-1].text.isspace() and (segment.rtl or not touching(glyphs[-1], segment.glyphs[0])):
            glyphs.append(MADE_SPACE)
        glyphs += segment.glyphs
    return tuple(glyphs)


def _parts(row: Sequence[Segment]) -> tuple[Part, ...]:
    """The stretches of a row that wide gaps divide."""
    out: list[Part] = []
    for segment in row:
        text = " ".join("".join([glyph.text for glyph in segment.glyphs]).split())
        left, _, right, _ = segment.box
        last = out[-1] if out else None
        if last and max(left - last.right, last.left - right) < _PART * max(segment.size, 1.0):
            space = "" if not segment.rtl and left - last.right < TOUCHING * segment.size else " "
            out[-1] = Part(f"{last.text}{space}{text}", min(left, last.left), max(right, last.right))
        else:
            out.append(Part(text, left, right))
    return tuple(out)


def _pieces(glyphs: Sequence[Glyphs], turned: dict[int, str], page: int, box: Box, main: Segment) -> tuple[Piece, ...]:
    """The text of a line; raised digits become superscript digits, each recorded."""
    out: list[Piece] = []
    plain: list[str] = []
    for index, glyph in enumerate(glyphs):
        if glyph.made and _needless(glyphs, index, main):
            continue
        raised = glyph.size < 0.85 * main.size and _raised(glyph, main)
        if index not in turned and not raised and glyph.sign is None:
            plain.append(glyph.text)
            continue
        changed = _changed(glyph.text, turned.get(index, ""))
        for kind, before, after in changed if glyph.sign is None else [("ligature", glyph.sign, glyph.text)]:
            if not kind:
                plain.append(after)
                continue
            if plain:
                out.append(Piece("".join(plain), page, box))
                plain = []
            out.append(Piece(after, page, box, kind, before))
    return (*out, Piece("".join(plain), page, box)) if plain else tuple(out)


def _changed(text: str, meant: str) -> Iterable[tuple[str, str, str]]:
    """(kind, before, after) for a bracket that was taken by its shape, or for each character of a raised word."""
    if meant:
        yield "order", text, meant
        return
    for char in text:
        digit = char.isascii() and char.isdigit()
        yield ("superscript", char, char.translate(_SUPERSCRIPT)) if digit else ("", char, char)


def _raised(glyph: Glyphs, main: Segment) -> bool:
    return bool(glyph.size) and main.baseline - glyph.baseline > 0.12 * main.size


def _needless(glyphs: Sequence[Glyphs], index: int, main: Segment) -> bool:
    """Whether a space that nobody drew stands by another, or before a stop or raised digit set close."""
    if index == 0 or index + 1 == len(glyphs):
        return False
    before, after = glyphs[index - 1], glyphs[index + 1]
    if before.text.isspace() or after.text.isspace():
        return True
    if _CJK.match(before.text[-1]) or _CJK.match(after.text[0]):
        return after.left - before.right < 0.15 * main.size  # nothing but the side bearing of a wide sign
    if after.text[0].isdigit() and after.size < 0.85 * main.size and _raised(after, main):
        return -1 <= after.left - before.right < 0.4 * main.size
    return bool(_STOP.match(after.text)) and 0 <= after.left - before.right < 0.25 * max(after.size, 1.0)
