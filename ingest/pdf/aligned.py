"""Tables without lines: rows of a page whose parts stand below each other."""

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import median

from ingest.labels import label_of
from ingest.pdf.line import Line, Part
from ingest.pdf.tables import parts_of

_NEAR = 5.0
_LEAST_ROWS = 3
_MOST_COLUMNS = 12
_LEADERS = re.compile(r"(?:[.·…_]\s?){4,}|\s\d{1,4}\s*$")
_LONG = 38
"""Characters: parts this long, two to a row, are the columns of a page."""
_LEADING = 2.6
_ROW_STEP = 1.35


@dataclass(frozen=True, slots=True)
class Span:
    """Lines [start, end) of a page make a table; `cells` are their parts, each with its cell."""

    start: int
    end: int
    cells: tuple[Line, ...]


def aligned_in(lines: Sequence[Line]) -> list[Span]:
    """The tables among one page's running text `lines`."""
    out: list[Span] = []
    start = 0
    while start < len(lines):
        if len(_parts(lines[start])) > 1:
            end = _end(lines, start)
            if (span := _span(lines, start, end)) is not None:
                out.append(span)
            start = end
        else:
            start += 1
    return out


def _parts(line: Line) -> tuple[Part, ...]:
    """The parts of a line, a label that hangs before it left out."""
    if len(line.parts) < 2 or _LEADERS.search(line.text):
        first = line.parts[0].text if line.parts else ""
        if not first or not _is_cells(line.parts):
            return line.parts[:1]
    first = line.parts[0].text
    return line.parts[1:] if label_of(first + " x").text == first else line.parts


def _is_cells(parts: Sequence[Part]) -> bool:
    """Whether a row that ends with a number is one of several figures, and no entry of a table of contents."""
    return len(parts) > 2 and not any(re.search(r"[.·…_]{4,}", part.text) for part in parts)


def _end(lines: Sequence[Line], start: int) -> int:
    """Where the table that begins at `start` ends: rows, and lines that go on with one of their cells."""
    lefts = [part.left for part in _parts(lines[start])]
    end, after = start + 1, start + 1
    while end < len(lines):
        line, before = lines[end], lines[end - 1]
        step = line.baseline - before.baseline
        if line.column != before.column or not 0 < step < _LEADING * max(line.size, 1.0):
            break
        parts = _parts(line)
        if len(parts) > 1:
            if not _shares(lefts, parts):
                break
            lefts += [part.left for part in parts if not any(abs(part.left - left) < _NEAR for left in lefts)]
            after = end + 1
        elif not any(abs(line.box[0] - left) < _NEAR for left in lefts[1:]):
            break
        else:
            after = end + 1
        end += 1
    return after


def _shares(lefts: Sequence[float], parts: Sequence[Part]) -> bool:
    return sum(1 for part in parts if any(abs(part.left - left) < _NEAR for left in lefts)) >= 2


def _span(lines: Sequence[Line], start: int, end: int) -> Span | None:
    rows = [_parts(line) for line in lines[start:end]]
    full = [parts for parts in rows if len(parts) > 1]
    columns = _columns(full)
    if len(full) < _LEAST_ROWS or not 1 < len(columns) <= _MOST_COLUMNS or _is_text(full, len(columns)):
        return None
    cells: list[Line] = []
    row = -1
    spaced = _spaced(lines[start:end])
    for number, (line, parts) in enumerate(zip(lines[start:end], rows, strict=True)):
        row += number in spaced if spaced else len(parts) > 1 or row < 0
        for own in parts_of(line):
            column = max((n for n, left in enumerate(columns) if own.box[0] >= left - _NEAR), default=0)
            cells.append(replace(own, cell=(row, column)))
    return Span(start, end, tuple(cells))


def _spaced(lines: Sequence[Line]) -> set[int]:
    """The lines that begin a row where rows are set apart by more than the lines of a cell; none where not."""
    steps = [after.baseline - before.baseline for before, after in itertools.pairwise(lines)]
    wide = {n + 1 for n, step in enumerate(steps) if step > _ROW_STEP * min(steps)}
    return {0} | wide if 2 <= len(wide) < len(steps) else set()


def _columns(rows: Sequence[Sequence[Part]]) -> list[float]:
    """The left edges that a third of the rows share at least."""
    lefts = sorted(part.left for parts in rows for part in parts)
    groups: list[list[float]] = []
    for left in lefts:
        if groups and left - groups[-1][-1] < _NEAR:
            groups[-1].append(left)
        else:
            groups.append([left])
    return [group[0] for group in groups if len(group) >= max(2, len(rows) / 3)]


def _is_text(rows: Sequence[Sequence[Part]], columns: int) -> bool:
    """Whether the rows are no table: two columns of running text, or names each with what is filled in."""
    if columns > 2:
        return False
    firsts = [parts[0].text for parts in rows]
    named = sum(first.endswith(":") for first in firsts) > len(firsts) / 2
    return named or median(min(len(part.text) for part in parts) for parts in rows) >= _LONG
