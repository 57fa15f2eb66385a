"""Cues that can be looked for in a folded question. How they are written: phrase.py.

They are not one regular expression: a language has a thousand, and compiling them takes half a second to a second,
longer than all the rest of an answer. Looking for the few that may begin at a word takes no time to speak of.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from operator import contains

from assistant.triage.folding import END

MOST_BETWEEN = 5
"""Words that a gap holds, at most."""

GAP = None
"""Stands in a cue for up to `MOST_BETWEEN` words of the same sentence, whatever they are."""

BEGINNING = "*"
"""Stands behind letters that a word begins with."""

_ODD = re.compile(r".*\W", re.DOTALL)
_AND, _ARTICLE = ("", "و", "ف"), ("", "ال", "بال", "كال", "لل", "ب", "ل", "ك", "س")
_PARTICLES = tuple(before + particle for before in _AND for particle in _ARTICLE)
"""What is written together with an Arabic word before it: and, the, with, to, will."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A place of a cue: one of `either`, or nothing where it is `optional`.

    Each is a word or several, in the order in which they are tried; a word is folded, and `BEGINNING` behind it says
    that only its first letters are given.
    """

    either: tuple[tuple[str, ...], ...]
    optional: bool
    alone: frozenset[str]
    """Those that are of one word."""

    def ends(self, line: "Line", at: int) -> Iterator[int]:
        """Where what stands in `line` from the word at `at` on ends, for each that it may be."""
        forms = line.forms[at:]
        if len(self.alone) == len(self.either):
            if forms and not forms[0].isdisjoint(self.alone):
                yield at + 1
            return
        for words in self.either:
            if len(words) <= len(forms) and all(map(contains, forms, words)):
                yield at + len(words)


Cue = Sequence[Slot | None]
"""Slots and gaps in order; it begins and ends with a slot, and one of its slots is not optional."""


@dataclass(frozen=True, slots=True)
class Line:
    """The words of a folded line; `starts[i]` is where word i begins, `forms[i]` is all that it may be called in a cue.

    The last of `starts` is where the line ends.
    """

    words: tuple[str, ...]
    starts: tuple[int, ...]
    forms: tuple[frozenset[str], ...]


def line_of(line: str, language: str) -> Line:
    """`Folded.line` of a question as it is read with cues of `language`."""
    words = line.split(" ")[1:-1]
    starts = [1]
    for word in words:
        starts.append(starts[-1] + len(word) + 1)
    return Line(tuple(words), tuple(starts), tuple(_forms(word, language) for word in words))


class Cues:
    """Some cues, in the order in which they are tried."""

    def __init__(self, cues: Sequence[Cue]) -> None:
        self._cues = cues
        self._by_form: dict[str, list[int]] = {}
        self._anywhere: list[int] = []
        for number, cue in enumerate(cues):
            for slot in _first_slots(cue):
                if slot is GAP:
                    self._anywhere.append(number)
                    continue
                for words in slot.either:
                    self._by_form.setdefault(words[0], []).append(number)

    def found(self, line: Line) -> bool:
        """Whether one of them stands in `line`."""
        return any(self.spans(line))

    def spans(self, line: Line) -> Iterator[tuple[int, int]]:
        """(start, end) in the folded line of those that stand in `line`, from left to right; none overlap."""
        at = 0
        while at < len(line.words):
            end = self._end(line, at)
            if end:
                yield line.starts[at], line.starts[end]
            at = end or at + 1

    def _end(self, line: Line, at: int) -> int:
        """The word behind the first cue that stands at the word at `at`; 0 when there is none."""
        numbers = {number for form in line.forms[at] for number in self._by_form.get(form, ())}
        for number in sorted(numbers.union(self._anywhere)):
            if end := _end(self._cues[number], 0, line, at):
                return end
        return 0


def _end(cue: Cue, place: int, line: Line, at: int) -> int:
    """The word behind the slots of `cue` from `place` on, when they stand in `line` at the word at `at`; else 0."""
    if place == len(cue):
        return at
    slot = cue[place]
    ends: Iterable[int] = range(_between(line, at), at - 1, -1) if slot is GAP else slot.ends(line, at)
    for next_ in ends:
        if end := _end(cue, place + 1, line, next_):
            return end
    return _end(cue, place + 1, line, at) if slot is not GAP and slot.optional else 0


def _between(line: Line, at: int) -> int:
    """How far a gap that begins at the word at `at` reaches."""
    last = min(at + MOST_BETWEEN, len(line.words))
    return next((place for place in range(at, last) if END in line.words[place]), last)


def _first_slots(cue: Cue) -> Iterator[Slot | None]:
    """The slots, or the gap, that what stands in a line may begin with."""
    for slot in cue:
        yield slot
        if slot is GAP or not slot.optional:
            return


def _forms(word: str, language: str) -> frozenset[str]:
    """All that `word` may be called in a cue: itself, and each of its beginnings; without its particles too."""
    forms: set[str] = set()
    for bare in _bare(word) if language == "ar" else (word,):
        forms.add(bare)
        # Nothing but letters and digits stands behind the beginning of a word.
        odd = _ODD.match(bare)
        forms.update(bare[:end] + BEGINNING for end in range(max(1, odd.end() if odd else 0), len(bare) + 1))
    return frozenset(forms)


def _bare(word: str) -> Iterator[str]:
    return (word[len(before) :] for before in _PARTICLES if word.startswith(before) and len(word) > len(before))
