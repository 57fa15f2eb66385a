"""Footnotes: small lines at the foot of a page or column, or lines below a rule there, that begin with a number."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ingest.numbering import bracket_open
from ingest.pdf.line import Line
from ingest.pdf.shape import Shape
from ingest.run import Box
from ingest.text_lines import ends_sentence

_NUMBERED = re.compile(
    r"^\s*(?:(?P<raised>[⁰¹²³⁴-⁹]{1,3})(?![⁰¹²³⁴-⁹.,;:])|\((?P<bracketed>\d{1,3})\)(?=\s)|(?P<plain>\d{1,4})(?:[.)、．](?!\d)|(?=\s|[^\W\d_a-zа-я]{1}[^\W\d_]))"
    r"|\[(?P<boxed>\d{1,3})\]|(?P<mark>[*†‡§¶‖]{1,3})(?!\s?\d)\.?)"
)
_PLAIN = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_SMALL = 0.93
_RAISED_DIGIT = re.compile("[⁰¹²³⁴-⁹]")
_UNDERLINE = 4.0
_ASIDE = 15.0
_FLAT = 3.5
_SHORTEST = 30.0
_SHORT_RULE = 0.6
"""A rule that divides notes of the body's own size is shorter than this share of their lines."""


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote's printed number ("6", "*") and its lines; '' goes on with the note before it."""

    number: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Manner:
    """How a document sets its notes: `size` is the usual font size of its text, `raised` says that the
    numbers before its notes are raised, `marked` that its text bears raised numbers at all.
    """

    size: float
    raised: bool = False
    marked: bool = False


def manner_of(pages: Iterable[tuple[Sequence[Line], Sequence[Shape]]], size: float) -> Manner:
    """How the document of `pages` (the lines of each, and what is drawn on it) sets its notes."""
    plain = raised = 0
    marked = False
    splitter = Splitter(Manner(size))
    for lines, shapes in pages:
        marked = marked or any(_RAISED_DIGIT.search(line.text) for line in lines)
        for note in splitter.split(lines, shapes)[1]:
            raised += bool(_RAISED_DIGIT.match(note.lines[0].text.lstrip()))
            plain += note.number.isdigit()
    return Manner(size, raised > 0.6 * plain > 1, marked)


class Splitter:
    """Takes the footnotes out of a document's pages, which it is given in order."""

    def __init__(self, manner: Manner) -> None:
        self._manner = manner
        self._before: Sequence[Line] = ()
        self._last = Note("", ())

    def split(self, lines: Sequence[Line], shapes: Sequence[Shape]) -> tuple[list[Line], list[Note]]:
        """(body lines, footnotes) of the next page in reading order.

        `shapes` are what is drawn on it: a rule may part the notes from the text above. Without one,
        this page or the last must bear the marker of the first note, if the document bears markers.
        """
        rules = [s.box for s in shapes if s.box[3] - s.box[1] < _FLAT and s.box[2] - s.box[0] > _SHORTEST]
        text: list[Line] = []
        notes: list[Note] = []
        seen = [*self._before, *lines]
        for run in _runs(lines):
            start = _below_rule(run, rules, self._manner.size, self._is_open())
            if start is None:
                start = _foot(run, self._manner.size)
                proper = self._is_proper(run[start:], seen, start == 0 and not notes)
                start = start if proper else len(run)
            text += run[:start]
            notes += _notes(run[start:], notes[-1] if notes else self._last)
        self._before = lines
        self._last = notes[-1] if notes else Note("", ())
        return text, notes

    def _is_open(self) -> bool:
        """Whether the last note of the page before breaks off."""
        return bool(self._last.lines) and not ends_sentence(self._last.lines[-1].text)

    def _is_proper(self, foot: Sequence[Line], seen: Sequence[Line], alone: bool) -> bool:
        """Whether small lines at a foot, no rule above them, are footnotes as the document has them; `alone`
        says that they are all their column holds.
        """
        number, first = next(((number, line) for line in foot if (number := number_of(line.text))), ("", None))
        if not first:
            return False
        if alone and not self._goes_on(number):
            return False
        if not number.isdigit():
            return _is_marked(number, [line for line in seen if line not in foot])
        if self._manner.raised and not _RAISED_DIGIT.match(first.text.lstrip()):
            return False
        return not self._manner.marked or _is_marked(number, [line for line in seen if line is not first])

    def _goes_on(self, number: str) -> bool:
        last = self._last.number
        return number.isdigit() and last.isdigit() and int(number) == int(last) + 1


def _runs(lines: Sequence[Line]) -> list[list[Line]]:
    """Lines that stand one below the other: a step up begins another column."""
    runs: list[list[Line]] = []
    for line in lines:
        if runs and line.baseline > runs[-1][-1].baseline - 2:
            runs[-1].append(line)
        else:
            runs.append([line])
    return runs


def _below_rule(lines: Sequence[Line], rules: Sequence[Box], body: float, is_open: bool) -> int | None:
    """Where the footnotes begin that a rule parts from the text above, None where no rule does; `is_open` says
    that a note of the page before goes on.
    """
    left, right = min(line.box[0] for line in lines), max(line.box[2] for line in lines)
    for rule in sorted(rules, key=lambda box: box[1]):
        start = next((n for n, line in enumerate(lines) if line.baseline > rule[1]), len(lines))
        below = lines[start:]
        if not below or not _parts(rule, lines[:start], left, right):
            continue
        short = rule[2] - rule[0] < _SHORT_RULE * (right - left)
        number = number_of(below[0].text)
        if all(line.size < _SMALL * body for line in below):
            later = any(number_of(line.text) for line in below)
            if number or is_open or (short and later):
                return start
        elif short and number and max(line.size for line in below) < 1.05 * body and _is_marked(number, lines[:start]):
            return start
    return None


def _parts(rule: Box, above: Sequence[Line], left: float, right: float) -> bool:
    """Whether `rule` begins where the lines do, and neither underlines the last line above nor crosses any."""
    if rule[0] > right or rule[2] < left or (abs(rule[0] - left) > _ASIDE and abs(rule[2] - right) > _ASIDE):
        return False
    return all(line.baseline + _UNDERLINE < rule[1] for line in above)


def _is_marked(number: str, lines: Sequence[Line]) -> bool:
    """Whether `lines` bear the marker of the note `number`."""
    if not number.isdigit():
        return any(re.search(rf"\S{re.escape(number)}", line.text) for line in lines)
    raised = number.translate(_RAISED)
    return any(raised in line.text or f"[{number}]" in line.text for line in lines)


def _foot(lines: Sequence[Line], body: float) -> int:
    """Where the footnotes of a column begin: after it every line is small; len(lines) when there are none."""
    start = len(lines)
    while start and lines[start - 1].size < _SMALL * body:
        start -= 1
    first = next((i for i in range(start, len(lines)) if _NUMBERED.match(lines[i].text)), len(lines))
    if first == len(lines):
        return len(lines)
    # Small lines directly above the first number go on with a note of the page before, when set the same.
    same = all(abs(line.size - lines[first].size) < 0.3 for line in lines[start:first])
    apart = start == first or start == 0 or lines[start].box[1] - lines[start - 1].box[3] > 0.3 * body
    return start if same and apart else first


def _notes(lines: Sequence[Line], last: Note) -> list[Note]:
    """The notes that `lines` hold; the first lines may go on with `last`, the note before them."""
    notes: list[Note] = []
    for line in lines:
        number = number_of(line.text)
        if number and _follows(number, notes, line) and not _in_brackets(line, notes[-1] if notes else last):
            notes.append(Note(number, (line,)))
        elif notes:
            notes[-1] = Note(notes[-1].number, (*notes[-1].lines, line))
        else:
            notes.append(Note("", (line,)))
    return notes


def _in_brackets(line: Line, note: Note) -> bool:
    """Whether `line` begins inside a bracket that `note` has opened: "(OPCAT, arts", "17 and 24) Visits"."""
    text = line.text.lstrip()
    closed, opened = text.find(")"), text.find("(", 1)
    inside = text[:1].isdigit() and closed > 0 and not 0 <= opened < closed
    return inside and bracket_open([each.text for each in note.lines])


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
