"""Columns set flush at the side where lines end, as right-to-left text of a left-to-right page is."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from ingest.pdf.line import Line

_NEAR = 4.0
"""Points: what full lines set flush may differ by, an indented letter's bearing included."""
_LEAST = 6
_FLUSH = 0.85
_RAGGED = 0.4


def flush(lines: Sequence[Line]) -> list[Line]:
    """`lines` as if each column of a page were set flush at the side where lines begin.

    Where it is set flush only at the other side, the places where lines begin are accidents that would be
    taken for indents. Only `start` and `end` differ; the order is kept.
    """
    columns: dict[tuple[int, int], list[Line]] = {}
    for line in lines:
        columns.setdefault((line.page, line.column), []).append(line)
    begins = {key: min(line.start for line in own) for key, own in columns.items() if _ends_flush(own)}
    return [_moved(line, begins.get((line.page, line.column))) for line in lines]


def _ends_flush(lines: Sequence[Line]) -> bool:
    if len(lines) < _LEAST:
        return False
    at_end = _most([line.end for line in lines])
    return at_end >= _FLUSH * len(lines) and _most([line.start for line in lines]) < _RAGGED * len(lines)


def _most(places: Sequence[float]) -> int:
    """How many of `places` lie near one of them, at most."""
    ordered = sorted(places)
    return max(bisect_left(ordered, place + _NEAR) - bisect_right(ordered, place - _NEAR) for place in ordered)


def _moved(line: Line, begin: float | None) -> Line:
    if begin is None:
        return line
    return replace(line, start=begin, end=begin + line.end - line.start)
