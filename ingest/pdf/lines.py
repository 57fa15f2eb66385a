"""Segments become lines in reading order."""

from collections.abc import Iterable, Sequence

from ingest.draft import Piece
from ingest.pdf.columns import gutter_of, side_of
from ingest.pdf.glyphs import Glyphs
from ingest.pdf.line import Line, Part
from ingest.pdf.segments import Segment, is_rtl, mirrored, ordered, segments_of
from ingest.pdf.steps import ALL, Steps
from ingest.run import Box

_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def lines_of(chars: Iterable[Glyphs], page: int, width: float, steps: Steps = ALL) -> list[Line]:
    """The lines of `page` (1-based, `width` points wide) in reading order, made from pdfium's characters."""
    segments = segments_of(chars)
    gutter = gutter_of(segments) if steps.columns else None
    if gutter is None:
        return [_line(row, page, width, 0) for row in _rows(segments)]
    out: list[Line] = []
    waiting: list[list[Segment]] = [[], []]
    column = 0
    rtl = sum(1 if segment.rtl else -1 for segment in segments) > 0
    for row in _rows(segments, apart=True):
        side = side_of(row[0], gutter)
        if side < 0:
            column = _columns(waiting, page, width, column, rtl, out)
            out.append(_line(row, page, width, column))
            column += 1
        else:
            waiting[side] += row
    _columns(waiting, page, width, column, rtl, out)
    return out


def _columns(waiting: list[list[Segment]], page: int, width: float, column: int, rtl: bool, out: list[Line]) -> int:
    """Write the lines of the two columns that stand above a full-width line; the number of the
    next column.
    """
    for side in (1, 0) if rtl else (0, 1):
        out += [_line(row, page, width, column) for row in _rows(waiting[side])]
        column += 1 if waiting[side] else 0
        waiting[side].clear()
    return column


def _rows(segments: Sequence[Segment], apart: bool = False) -> list[list[Segment]]:
    """Segments that share a baseline, top to bottom; `apart` keeps every segment a row of its own."""
    rows: list[list[Segment]] = []
    for segment in sorted(segments, key=lambda s: (round(s.baseline, 1), s.box[0])):
        if not apart and rows and segment.chars[0].upright and _beside(rows[-1], segment):
            rows[-1].append(segment)
        else:
            rows.append([segment])
    for row in rows:
        row.sort(key=lambda s: s.box[0], reverse=is_rtl("".join(c.text for s in row for c in s.chars)))
    return rows


def _beside(row: list[Segment], segment: Segment) -> bool:
    """Whether `segment` stands on the line of `row` and over none of its segments."""
    last = row[-1]
    if not last.chars[0].upright:
        return False
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
    small, large = sorted((one, other), key=lambda segment: segment.size)
    return small.size < 0.8 * large.size and len(small.chars) > 4


def _line(row: Sequence[Segment], page: int, width: float, column: int) -> Line:
    boxes = [segment.box for segment in row]
    box: Box = (
        min(b[0] for b in boxes), min(b[1] for b in boxes), max(b[2] for b in boxes), max(b[3] for b in boxes)
    )  # fmt: skip
    chars: list[Glyphs] = []
    for segment in row:
        if chars and not chars[-1].text.isspace():
            chars.append(chars[-1]._replace(text=" ", made=True))
        chars += segment.chars
    main = max(row, key=lambda segment: len(segment.chars))
    rtl = is_rtl("".join(char.text for char in chars))
    if rtl:
        chars = list(ordered(chars).chars)
    start, end = (width - box[2], width - box[0]) if rtl else (box[0], box[2])
    solid = [char for char in chars if not char.made and char.text.strip()]
    bold = bool(solid) and sum(char.bold for char in solid) > 0.8 * len(solid)
    rounded = tuple(round(value, 2) for value in box)
    pieces = _pieces(chars, page, (rounded[0], rounded[1], rounded[2], rounded[3]), main)
    return Line(pieces, page, box, main.baseline, main.size, bold, start, end, column, tuple(_part(s) for s in row))


def _part(segment: Segment) -> Part:
    text = "".join(char.text for char in segment.chars)
    return Part(" ".join(text.split()), segment.box[0], segment.box[2])


def _pieces(chars: Sequence[Glyphs], page: int, box: Box, main: Segment) -> tuple[Piece, ...]:
    """The text of a line; raised digits become superscript digits, each recorded."""
    out: list[Piece] = []
    plain: list[str] = []
    turned = mirrored(chars)
    for index, char in enumerate(chars):
        if char.made and _needless(chars, index, main):
            continue
        text = " " if char.text in "\r\n" else char.text
        kind, shown = "", text
        if index in turned:
            kind, shown = "order", turned[index]
        elif char.size < main.size and text.isascii() and text.isdigit() and _raised(char, main):
            kind, shown = "superscript", text.translate(_SUPERSCRIPT)
        if not kind:
            plain.append(text)
            continue
        if plain:
            out.append(Piece("".join(plain), page, box))
            plain = []
        out.append(Piece(shown, page, box, kind, text))
    return (*out, Piece("".join(plain), page, box)) if plain else tuple(out)


def _raised(char: Glyphs, main: Segment) -> bool:
    return not char.made and char.size < 0.85 * main.size and main.baseline - char.baseline > 0.12 * main.size


def _needless(chars: Sequence[Glyphs], index: int, main: Segment) -> bool:
    """Whether a space that pdfium made stands by another, or before a stop or raised digit set close."""
    after = chars[index + 1] if index + 1 < len(chars) else None
    if index == 0 or after is None:
        return False
    if chars[index - 1].text.isspace() or after.text.isspace():
        return True
    gap = after.left - chars[index - 1].right
    if after.text.isdigit() and _raised(after, main):
        return -1 <= gap < 0.4 * main.size
    return after.text in ".,;:)]”’»" and 0 <= gap < 0.25 * max(after.size, 1.0)
