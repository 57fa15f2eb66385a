"""Lines placed in the columns of pages, footnotes at the foot of the column or page that bears their mark."""

from collections.abc import Callable
from dataclasses import dataclass, field

from eval.extraction.page import Look
from eval.extraction.setting import Line, MarkPlace, Setter
from eval.extraction.story import Story

NoteLines = Callable[[str, str, int], list[Line]]


@dataclass
class Placed:
    """A line with the page's coordinates of its left end and baseline; y grows upward."""

    line: Line
    x: float
    y: float
    note: bool = False


@dataclass
class Frame:
    """A column: what stands in it, and where its footnotes' rule is drawn (0 for none)."""

    x: float
    top: float
    bottom: float
    placed: list[Placed] = field(default_factory=list)
    rule: float = 0.0


@dataclass
class PageLines:
    """The columns of one page."""

    frames: list[Frame]


class Pager:
    """Fills pages. With `restart` footnotes are numbered from 1 on each page; labels are given as pages fill."""

    def __init__(self, story: Story, look: Look, restart: bool = False, floats: bool = False) -> None:
        self.story, self.look, self.restart, self.floats = story, look, restart, floats
        gaps = (look.columns - 1) * look.gap
        self.width = (look.width - 2 * look.margin - gaps) / look.columns
        self.setter = Setter(story, look, self.width)
        self.labels: dict[MarkPlace, str] = {}
        self.starts: dict[int, int] = {}
        self.pages: list[PageLines] = []
        self._frame: Frame | None = None
        self._notes: list[Line] = []
        self._rest: list[Line] = []
        self._room = 0.0
        self._waiting: list[list[Line]] = []
        self._numbered: list[int] = []

    def filled(self) -> list[PageLines]:
        """All pages."""
        for index, part in enumerate(self.story.parts):
            lines = self.setter.part_lines(index)
            if self.floats and part.box:
                self._wait(part.box, lines)
                continue
            self._flow(lines, keep=2 if part.kind in ("heading", "caption", "box") else 1)
        while self._waiting or self._rest:
            self._next_frame()
        self._close()
        return self.pages

    def _wait(self, box: int, lines: list[Line]) -> None:
        if self._waiting and self._waiting[-1][0].box == box:
            self._waiting[-1] += lines
        else:
            self._waiting.append(lines)

    def _flow(self, lines: list[Line], keep: int = 1) -> None:
        needed = sum(line.height + line.above for line in lines[:2]) + (keep - 1) * 3 * self.look.size
        if self._frame is None or needed > self._room:
            self._next_frame()
        for line in lines:
            if line.height + line.above + 10 > self._room:
                self._next_frame()
            self._place(line)

    def _place(self, line: Line) -> None:
        frame = self._frame
        assert frame is not None
        used = sum(placed.line.height + placed.line.above for placed in frame.placed)
        if frame.placed and frame.placed[-1].line.box not in (0, line.box):
            line.above += 10
        line.above = line.above if frame.placed else 0.0
        y = frame.top - used - line.above - line.height * 0.8
        frame.placed.append(Placed(line, frame.x + line.left, y))
        self._room -= line.height + line.above
        self.starts.setdefault(line.part, len(self.pages))
        for part, number in line.marks:
            self._note(part, number)

    def _note(self, part: int, number: int) -> None:
        mark = self.story.parts[part].marks[number]
        label = mark.label
        if self.restart:
            self._numbered.append(len(self.pages))
            label = str(self._numbered.count(len(self.pages)))
        self.labels[part, number] = label
        self._take(self.setter.note_lines(label, mark.text, part))

    def _take(self, lines: list[Line]) -> None:
        """Put note lines at the foot while there is room; the rest goes on in the next column."""
        for line in lines:
            head = 8.0 if not self._notes else 0.0
            # The column keeps room for the line that bears the mark, which is placed already.
            if self._rest or line.height + head > self._room:
                self._rest.append(line)
            else:
                self._notes.append(line)
                self._room -= line.height + head

    def _next_frame(self) -> None:
        self._close()
        place = 0
        if self.pages and len(self.pages[-1].frames) < self.look.columns:
            place = len(self.pages[-1].frames)
        else:
            self.pages.append(PageLines([]))
        look = self.look
        frame = Frame(look.margin + place * (self.width + look.gap), look.height - look.margin, look.margin)
        self.pages[-1].frames.append(frame)
        self._frame, self._notes = frame, []
        self._room = frame.top - frame.bottom
        rest, self._rest = self._rest, []
        self._take(rest)
        waiting, self._waiting = self._waiting, []
        for lines in waiting:
            if sum(line.height + line.above for line in lines) < self._room:
                for line in lines:
                    self._place(line)
            else:
                self._waiting.append(lines)

    def _close(self) -> None:
        """Set the notes of the column at its foot."""
        frame = self._frame
        if frame is None or not self._notes:
            return
        height = sum(line.height for line in self._notes)
        frame.rule = frame.bottom + height + 4
        y = frame.bottom + height
        for line in self._notes:
            frame.placed.append(Placed(line, frame.x + line.left, y - line.height * 0.8, note=True))
            y -= line.height
        self._notes = []
