"""Footnote marks that the line's end parted from their word: they stand alone on the next line."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from ingest.draft import Piece
from ingest.numerals import raised
from ingest.pdf.line import Line

_MARK = re.compile(r"\d{1,3}\Z")
_SMALL = 0.85
_LEADING = 2.2


def with_lone_marks(lines: Sequence[Line]) -> list[Line]:
    """`lines` (in reading order), with superscript digits where a line holds nothing but a small number and the
    line above, larger, is the end of what it belongs to.
    """
    after = (_raised(line) if _is_mark(before, line) else line for before, line in pairwise(lines))
    return [*lines[:1], *after]


def is_lone_mark(line: Line) -> bool:
    """Whether `line` holds nothing but raised digits."""
    return all(piece.kind == "superscript" or not piece.text.strip() for piece in line.pieces)


def _is_mark(before: Line, line: Line) -> bool:
    if (before.page, before.column) != (line.page, line.column) or not _MARK.match(line.text.strip()):
        return False
    step = line.baseline - before.baseline
    return line.size < _SMALL * before.size and 0 < step < _LEADING * before.size and line.start < before.end


def _raised(line: Line) -> Line:
    digits = line.text.strip()
    pieces = tuple(Piece(raised(digit), line.page, line.pieces[0].box, "superscript", digit) for digit in digits)
    return replace(line, pieces=pieces)
