"""Footnotes: small lines at the foot of a page or column, or lines below a rule there, that begin with a number."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.pdf.line import Line
from ingest.pdf.shape import Shape
from ingest.run import Box

_NUMBERED = re.compile(
    r"^\s*(?:(?P<raised>[⁰¹²³⁴-⁹]{1,3})|\((?P<bracketed>\d{1,3})\)(?=\s)|(?P<plain>\d{1,3})[.)]?(?=\s)"
    r"|\[(?P<boxed>\d{1,3})\]|(?P<mark>[*†‡§]{1,3})(?!\d))"
)
_PLAIN = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_SMALL = 0.93
_FLAT = 3.5
_SHORTEST = 30.0
_SHORT_RULE = 0.6
"""A rule that divides notes of the body's own size is shorter than this share of their lines."""


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote's printed number ("6", "*") and its lines; '' goes on with the note before it."""

    number: str
    lines: tuple[Line, ...]


def split_notes(lines: Sequence[Line], shapes: Sequence[Shape], body: float) -> tuple[list[Line], list[Note]]:
    """(body lines, footnotes) of one page in reading order; `body` is the document's usual font size.

    `shapes` are what is drawn on the page: a rule may part the notes from the text above.
    """
    rules = [s.box for s in shapes if s.box[3] - s.box[1] < _FLAT and s.box[2] - s.box[0] > _SHORTEST]
    text: list[Line] = []
    notes: list[Note] = []
    runs = _runs(lines)
    for run in runs:
        start = _below_rule(run, rules, body)
        start = _foot(run, body, len(runs) > 1 and bool(notes)) if start is None else start
        text += run[:start]
        notes += _notes(run[start:])
    return text, notes


def _runs(lines: Sequence[Line]) -> list[list[Line]]:
    """Lines that stand one below the other: a step up begins another column."""
    runs: list[list[Line]] = []
    for line in lines:
        if runs and line.baseline > runs[-1][-1].baseline - 2:
            runs[-1].append(line)
        else:
            runs.append([line])
    return runs


def _below_rule(lines: Sequence[Line], rules: Sequence[Box], body: float) -> int | None:
    """Where the footnotes begin that a rule parts from the text above, None where no rule does."""
    for left, top, right, _ in sorted(rules, key=lambda box: box[1]):
        start = next((n for n, line in enumerate(lines) if line.baseline > top), len(lines))
        below = lines[start:]
        if not below or any(min(line.box[2], right) - max(line.box[0], left) <= 0 for line in below[:1]):
            continue
        if start and lines[start - 1].baseline > top + 1:
            continue
        small = all(line.size < _SMALL * body for line in below)
        short = right - left < _SHORT_RULE * (max(x.box[2] for x in lines) - min(x.box[0] for x in lines))
        numbers = [number for line in below if (number := number_of(line.text))]
        if small and (
            number_of(below[0].text) or (not numbers and below[0].text.lstrip()[:1].islower()) or (numbers and short)
        ):
            return start
        if short and number_of(below[0].text) and all(line.size < 1.05 * body for line in below):
            return start
    return None


def _foot(lines: Sequence[Line], body: float, among: bool) -> int:
    """Where the footnotes of a column begin: after it every line is small; len(lines) when there are none.

    `among` says that another column of the page holds footnotes already, so that one may hold nothing else.
    """
    start = len(lines)
    while start and lines[start - 1].size < _SMALL * body:
        start -= 1
    if start == 0 and not among:
        return len(lines)
    first = next((i for i in range(start, len(lines)) if _NUMBERED.match(lines[i].text)), len(lines))
    if first == len(lines):
        return len(lines)
    # Small lines directly above the first number go on with a note of the page before, when set the same.
    same = all(abs(line.size - lines[first].size) < 0.3 for line in lines[start:first])
    apart = start == first or start == 0 or lines[start].box[1] - lines[start - 1].box[3] > 0.3 * body
    return start if same and apart else first


def _notes(lines: Sequence[Line]) -> list[Note]:
    notes: list[Note] = []
    for line in lines:
        number = number_of(line.text)
        if number and _follows(number, notes, line):
            notes.append(Note(number, (line,)))
        elif notes:
            notes[-1] = Note(notes[-1].number, (*notes[-1].lines, line))
        else:
            notes.append(Note("", (line,)))
    return notes


def number_of(text: str) -> str:
    """The number or mark a footnote's first line begins with, '' when there is none."""
    match = _NUMBERED.match(text)
    if not match:
        return ""
    return (match["raised"] or "").translate(_PLAIN) or next(filter(None, match.groups()[1:]), "")


def _follows(number: str, notes: Sequence[Note], line: Line) -> bool:
    """Whether `number` can be the next note's, and is no figure that happens to begin a line."""
    before = next((note.number for note in reversed(notes) if note.number.isdigit()), "")
    if not number.isdigit() or not before or line.text.lstrip()[0] in "⁰¹²³⁴⁵⁶⁷⁸⁹":
        return True
    return int(before) < int(number) <= int(before) + 3
