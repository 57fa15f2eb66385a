"""Tables without lines: rows of a page whose parts stand below each other."""

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingest.labels import division_of, label_of
from ingest.pdf.line import Line, Part
from ingest.pdf.right_to_left import is_rtl
from ingest.pdf.tables import cut_at, parts_of
from ingest.text_lines import ends_sentence

_Column = tuple[float, float]

_APART = 4.0
_LEAST_ROWS = 3
_MOST_COLUMNS = 14
_LEADERS = re.compile(r"[.·…_]{4,}|(?:[.·…_]\s){4,}")
_NUMBER = re.compile(r"[\dIVXLCivxlc]{1,5}\Z")
_MIRRORED = str.maketrans("()[]", ")(][")
_FULL = 0.8
_ALIKE = 2.0
_LEADING = 2.6
_ROW_STEP = 1.35
_CLOSER = 1.2


@dataclass(frozen=True, slots=True)
class Span:
    """Lines [start, end) of a page make a table; `cells` are their parts, each with its cell."""

    start: int
    end: int
    cells: tuple[Line, ...]


def aligned_in(lines: Sequence[Line], before: int = 0) -> list[Span]:
    """The tables among one page's running text `lines`; a table of `before` columns ends the page before."""
    out: list[Span] = []
    start = 0
    while start < len(lines):
        if not _is_row(lines[start]):
            start += 1
            continue
        end, columns = _grown(lines, start)
        goes_on = start == 0 and len(columns) == before
        if goes_on or _is_table(lines[start:end], columns):
            out.append(Span(start, end, _cells(lines[start:end], columns)))
        start = end
    return out


def _is_row(line: Line) -> bool:
    """Whether a line has cells: not a label hanging before its text, nor an entry of a table of contents."""
    parts = line.parts
    if len(parts) < 2 or _LEADERS.search(line.text) or _is_spread(parts):
        return False
    if len(parts) > 2:
        return True
    return not _is_label(parts[0].text) and not _NUMBER.match(parts[0].text.rstrip("."))


def _is_spread(parts: Sequence[Part]) -> bool:
    """Whether the gaps of a line come from spreading its words over the column's width: they are alike, and
    there is one between any two words.
    """
    words = parts[1:] if _is_label(parts[0].text) else parts
    if any(" " in part.text for part in words):
        return False
    gaps = [after.left - before.right for before, after in itertools.pairwise(words)]
    return len(gaps) > 1 and max(gaps) - min(gaps) < _ALIKE


def _is_label(text: str) -> bool:
    """Whether a part holds a label only; brackets of right-to-left text may be named by their mirror images."""
    turned = text.translate(_MIRRORED)
    return text in (label_of(text + " x").text, division_of(text).text) or turned == label_of(turned + " x").text


def _grown(lines: Sequence[Line], start: int) -> tuple[int, list[_Column]]:
    """(where the table that begins at `start` ends, its columns): rows, and lines that go on with a cell."""
    columns = _merged(lines[start].parts)
    end = start + 1
    while end < len(lines):
        line, before = lines[end], lines[end - 1]
        step = line.baseline - before.baseline
        if line.column != before.column or not 0 < step < _LEADING * max(line.size, 1.0):
            break
        own = [part for part in line.parts if len(line.parts) == 1 or len(_crossed(part, columns)) < 2]
        wider = _merged([*own, *(Part("", left, right) for left, right in columns)])
        if _is_row(line):
            if len(wider) < max(len(columns), len(line.parts)) - 1 or len(wider) < 2:
                break
        elif len(wider) < len(columns) or (line.box[0] < columns[0][1] and not _inside(line, columns)):
            break
        columns = wider
        end += 1
    while end > start + 1 and not _is_row(lines[end - 1]) and lines[end - 1].box[0] < columns[0][1]:
        if _ends_cell(lines[start:end], columns):
            break
        end -= 1
    return end, columns


def _ends_cell(lines: Sequence[Line], columns: Sequence[_Column]) -> bool:
    """Whether the last of `lines` is still the first cell of the last row: rows are set farther apart."""
    steps = [after.baseline - before.baseline for before, after in itertools.pairwise(lines)]
    rows = [step for step, line in zip(steps, lines[1:], strict=True) if _is_row(line)]
    return bool(rows) and steps[-1] * _CLOSER < min(rows) and _inside(lines[-1], columns)


def _crossed(part: Part, columns: Sequence[_Column]) -> list[float]:
    """The left edges of the columns that `part` reaches into."""
    return [left for left, right in columns if part.left < right - _APART and part.right > left + _APART]


def _merged(parts: Sequence[Part]) -> list[_Column]:
    """The stretches across the page that `parts` cover."""
    out: list[_Column] = []
    for part in sorted(parts, key=lambda part: part.left):
        if out and part.left < out[-1][1] + _APART:
            out[-1] = (out[-1][0], max(out[-1][1], part.right))
        else:
            out.append((part.left, part.right))
    return out


def _inside(line: Line, columns: Sequence[_Column]) -> bool:
    """Whether a line of one part goes on with a first cell: it must not reach the second column."""
    return len(columns) > 1 and line.box[2] < columns[1][0] - _APART and line.box[0] > columns[0][0] - _APART


def _is_table(lines: Sequence[Line], columns: Sequence[_Column]) -> bool:
    rows = [line.parts for line in lines if _is_row(line)]
    if len(rows) < (2 if len(columns) > 2 else _LEAST_ROWS) or not 1 < len(columns) <= _MOST_COLUMNS:
        return False
    if len(columns) > 2:
        return True
    if sum(parts[0].text.endswith(":") for parts in rows) > len(rows) / 2:
        return False  # names, each with what is filled in
    return not _is_text(rows, columns) and not _is_contents(rows) and not _runs_on(lines, columns)


def _is_text(rows: Sequence[Sequence[Part]], columns: Sequence[_Column]) -> bool:
    """Whether two columns are running text: most lines fill theirs."""
    full = 0
    for parts in rows:
        shares = [(part.right - part.left) / max(b - a, 1.0) for part, (a, b) in zip(parts, columns, strict=False)]
        full += min(shares) > _FULL and all(len(part.text) > 25 for part in parts)
    return full > 0.4 * len(rows)


def _runs_on(lines: Sequence[Line], columns: Sequence[_Column]) -> bool:
    """Whether one of two columns is running text: its lines go on from one to the next, no row set apart."""
    if len(_beginnings(lines)) < len([line for line in lines if _is_row(line)]):
        return False
    for low, high in columns:
        cells = [p.text for line in lines for p in line.parts if p.left >= low - 1 and p.right <= high + 1]
        runs = sum(b[:1].islower() and not ends_sentence(a) for a, b in itertools.pairwise(cells))
        if len(cells) > _LEAST_ROWS and runs > 0.4 * len(cells):
            return True
    return False


def _is_contents(rows: Sequence[Sequence[Part]]) -> bool:
    """Whether the rows are titles, each with its page."""
    numbers = [parts[-1].text.strip() for parts in rows if _NUMBER.match(parts[-1].text.strip())]
    figures = [int(number) for number in numbers if number.isdigit()]
    return len(numbers) > 0.8 * len(rows) and figures == sorted(figures)


def _cells(lines: Sequence[Line], columns: Sequence[_Column]) -> tuple[Line, ...]:
    cells: list[Line] = []
    row = -1
    begins = _beginnings(lines)
    rtl = is_rtl("".join(line.text for line in lines))
    for number, line in enumerate(lines):
        row += number in begins
        for own in _cut(parts_of(line), columns):
            middle = (own.box[0] + own.box[2]) / 2
            column = max((n for n, (left, _) in enumerate(columns) if middle >= left), default=0)
            cells.append(replace(own, cell=(row, len(columns) - 1 - column if rtl else column)))
    return tuple(cells)


def _cut(parts: Sequence[Line], columns: Sequence[_Column]) -> list[Line]:
    """`parts` of a row, each cut where it runs into the next column: two cells with hardly a gap between them."""
    out: list[Line] = []
    for part in parts:
        edges = _crossed(part.parts[0], columns) if len(parts) > 1 else []
        for left in edges[1:]:
            before, part = cut_at(part, left)
            out += [before] if before else []
        out.append(part)
    return out


def _beginnings(lines: Sequence[Line]) -> set[int]:
    """The lines that begin a row: those after a wide step where rows are set apart so, else all that have cells."""
    steps = [after.baseline - before.baseline for before, after in itertools.pairwise(lines)]
    wide = {n + 1 for n, step in enumerate(steps) if step > _ROW_STEP * min(steps)}
    if 2 <= len(wide) < len(steps):
        return {0} | wide
    return {0} | {n for n, line in enumerate(lines) if _is_row(line)}
