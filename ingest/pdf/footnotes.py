"""Footnotes: small lines at the foot of a page or column that begin with a number."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.pdf.line import Line

_NUMBERED = re.compile(
    r"^\s*(?:(?P<raised>[⁰¹²³⁴-⁹]{1,3})|(?P<plain>\d{1,3})[.)]?(?=\s)|\[(?P<boxed>\d{1,3})\]|(?P<mark>[*†‡]{1,3}))"
)
_PLAIN = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_SMALL = 0.93


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote's printed number ("6", "*") and its lines; '' goes on with the note before it."""

    number: str
    lines: tuple[Line, ...]


def split_notes(lines: Sequence[Line], body: float) -> tuple[list[Line], list[Note]]:
    """(body lines, footnotes) of one page in reading order; `body` is the document's usual font size."""
    text: list[Line] = []
    notes: list[Note] = []
    for column in sorted({line.column for line in lines}):
        own = [line for line in lines if line.column == column]
        start = _foot(own, body)
        text += own[:start]
        notes += _notes(own[start:])
    return text, notes


def _foot(lines: Sequence[Line], body: float) -> int:
    """Where the footnotes of a column begin: after it every line is small; len(lines) when there are none."""
    start = len(lines)
    while start and lines[start - 1].size < _SMALL * body:
        start -= 1
    if start == 0:
        return len(lines)
    first = next((i for i in range(start, len(lines)) if _NUMBERED.match(lines[i].text)), len(lines))
    if first == len(lines):
        return len(lines)
    # Small lines directly above the first number go on with a note of the page before, when set the same.
    same = all(abs(line.size - lines[first].size) < 0.3 for line in lines[start:first])
    apart = start == first or lines[start].box[1] - lines[start - 1].box[3] > 0.3 * body
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
    return (match["raised"] or "").translate(_PLAIN) or match["plain"] or match["boxed"] or match["mark"]


def _follows(number: str, notes: Sequence[Note], line: Line) -> bool:
    """Whether `number` can be the next note's, and is no figure that happens to begin a line."""
    before = next((note.number for note in reversed(notes) if note.number.isdigit()), "")
    if not number.isdigit() or not before or line.text.lstrip()[0] in "⁰¹²³⁴⁵⁶⁷⁸⁹":
        return True
    return int(before) < int(number) <= int(before) + 3
