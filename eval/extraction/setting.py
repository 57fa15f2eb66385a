"""Parts broken into lines by the widths of their words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from eval.extraction.fonts import families
from eval.extraction.page import Look
from eval.extraction.story import Part, Story

MarkPlace = tuple[int, int]
"""A part's index and the index of one of its marks."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters in one font. `mark` says whose footnote mark they stand for; its text is set when pages are made."""

    text: str
    font: str
    size: float
    mark: MarkPlace | None = None

    def width(self) -> float:
        """In points."""
        from reportlab.pdfbase.pdfmetrics import stringWidth

        return float(stringWidth(self.text, self.font, self.size))


Word = list[Piece]
"""Pieces that no line break divides."""


@dataclass
class Line:
    """Words from `left` on, filling `width` points; `spaced` is the width of each space between them."""

    words: list[Word]
    left: float
    height: float
    part: int
    spaced: float = 0.0
    above: float = 0.0
    box: int = 0
    marks: list[MarkPlace] = field(default_factory=list)
    heading: int = 0
    link: str = ""


class Setter:
    """Breaks the parts of `story` for columns of `width` points."""

    def __init__(self, story: Story, look: Look, width: float) -> None:
        self.story, self.look, self.width = story, look, width
        self.regular, self.bold = families(look.font)
        self._hyphens = _hyphenator(story.language) if look.hyphens else None

    def part_lines(self, index: int) -> list[Line]:
        """The lines of one part, its box's title before them where it is the box's first."""
        part = self.story.parts[index]
        size, font, left, above = self._style(part)
        words = self._words(part, index, font, size)
        lines = self.broken(words, left, self.width - left - (9 if part.box else 0), size, index)
        for line in lines:
            line.box = part.box
            line.heading = part.level
            line.link = part.links[0][1] if part.links else ""
        before = self.story.parts[index - 1] if index else None
        if part.box and (before is None or before.box != part.box):
            title = [[Piece(word, self.bold, size)] for word in part.title.split()]
            head = self.broken(title, left, self.width - left - 9, size, index)
            lines = [replace(line, box=part.box) for line in head] + lines
            above += 8
        lines[0].above = above
        return lines

    def note_lines(self, label: str, text: str, index: int) -> list[Line]:
        """The lines of a footnote that bears `label`."""
        size = self.look.size * 0.8
        raised = self.look.note == "raised"
        mark = Piece(label if raised else f"{label}.", self.regular, size * (0.7 if raised else 1.0), (-1, -1))
        words = [[mark], *self._plain(text, self.regular, size)]
        return self.broken(words, 0, self.width, size, index)

    def _style(self, part: Part) -> tuple[float, str, float, float]:
        """Size, font, left indent and space above."""
        size = self.look.size
        if part.kind == "heading":
            return size * (1.6 if part.level == 1 else 1.2), self.bold, 0, 10
        left = {"list item": 20.0, "quotation": 26.0}.get(part.kind, 0.0) + (9 if part.box else 0)
        return size, self.regular, left, 5.5

    def _words(self, part: Part, index: int, font: str, size: float) -> list[Word]:
        words: list[Word] = []
        last = 0
        for number, mark in enumerate((*part.marks, None)):
            stretch = part.text[last : mark.at] if mark else part.text[last:]
            words += self._plain(stretch, font, size, joined=bool(last) and not stretch.startswith(" "), onto=words)
            if mark:
                words[-1].append(Piece(mark.label, font, size * 0.62, (index, number)))
                last = mark.at
        return words

    def _plain(
        self, text: str, font: str, size: float, joined: bool = False, onto: list[Word] | None = None
    ) -> list[Word]:
        units = list(_cjk_units(text)) if self.story.language == "zh" else text.split()
        if joined and onto and units:
            onto[-1].append(Piece(units.pop(0), font, size))
        return [[Piece(unit, font, size)] for unit in units]

    def broken(self, words: Sequence[Word], left: float, width: float, size: float, part: int) -> list[Line]:
        """`words` in lines of at most `width` points; justified where the look says so, but for the last line."""
        space = 0.0 if self.story.language == "zh" else Piece(" ", self.regular, size).width()
        lines: list[Line] = []
        queue = [list(word) for word in words]
        while queue:
            row: list[Word] = []
            filled = 0.0
            while queue:
                wide = sum(piece.width() for piece in queue[0])
                if row and filled + space + wide > width:
                    filled += self._hyphenated(row, queue, width - filled - space, space)
                    break
                filled += wide + (space if row else 0)
                row.append(queue.pop(0))
            loose = self.look.justified and bool(queue) and len(row) > 1
            spaced = space + max(0.0, width - filled) / (len(row) - 1) if loose else space
            marks = [piece.mark for word in row for piece in word if piece.mark and piece.mark[0] >= 0]
            lines.append(Line(row, left, size * self.look.leading, part, spaced, marks=marks))
        return lines

    def _hyphenated(self, row: list[Word], queue: list[Word], room: float, space: float) -> float:
        """Put the head of the next word at the end of `row` where it fits; return how much `row` grew."""
        first = queue[0][0]
        for head, tail in self._halves(first.text):
            piece = replace(first, text=head)
            if piece.width() <= room:
                row.append([piece])
                queue[0][0] = replace(first, text=tail)
                return space + piece.width()
        return 0.0

    def _halves(self, word: str) -> Iterator[tuple[str, str]]:
        """Ways to break a word, longest head first: behind a hyphen of its own, or by the language's dictionary."""
        for at in range(len(word) - 3, 2, -1):
            if word[at] == "-" and word[at - 1].isalpha() and word[at + 1].isalpha():
                yield word[: at + 1], word[at + 1 :]
        if self._hyphens and word.isalpha() and len(word) > 5:
            yield from ((f"{head}-", tail) for head, tail in self._hyphens.iterate(word))


def _hyphenator(language: str) -> Any:
    from pyphen import Pyphen

    return Pyphen(lang={"en": "en_GB", "pt": "pt_PT", "ru": "ru_RU"}.get(language, language))


def _cjk_units(text: str) -> Iterator[str]:
    """Single characters, closing marks with what they follow and Latin words whole."""
    unit = ""
    for char in text:
        closing = char in "，。；：、）”》！？,.;:)"
        if unit and not closing and not (char.isascii() and unit[-1].isascii()) and unit[-1] not in "（《“":
            yield unit
            unit = ""
        unit += char
    if unit:
        yield unit
