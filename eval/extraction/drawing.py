"""Pages drawn by reportlab, their lines written in the order a case asks for."""

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal

from eval.extraction.built import Case
from eval.extraction.page import Look
from eval.extraction.paging import PageLines, Pager, Placed
from eval.extraction.setting import Piece
from eval.extraction.stock import Half
from eval.extraction.story import Recipe, Story, tell
from eval.extraction.truth import Truth
from eval.extraction.typeset import AGAIN, fresh

Order = Literal["reading", "across", "lines", "blocks"]
"""How the stream goes: as read, line by line across the columns, lines shuffled, paragraphs shuffled."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A story, its look, and how its stream is written.

    With `words` each word is drawn for itself and no space is written. `turn` is the page's /Rotate.
    `front` counts pages that are labelled i, ii and not 1, 2.
    """

    language: str
    recipe: Recipe
    look: Look
    features: tuple[str, ...]
    order: Order = "reading"
    words: bool = False
    restart: bool = False
    floats: bool = False
    turn: int = 0
    front: int = 0
    outline: bool = False
    hidden: bool = False

    def build(self, path: Path, half: Half) -> Truth:
        """Draw the document at `path`."""
        from reportlab.pdfgen.canvas import Canvas

        story = tell(self.language, half, path.stem, self.recipe)
        look = _looked(self.look, self.language, half, path.stem)
        pager = Pager(story, look, self.restart, self.floats)
        pages = pager.filled()
        # reportlab itself swaps the sides of a page that is turned by a quarter.
        canvas = Canvas(str(path), pagesize=(look.width, look.height), invariant=1, pageCompression=1)
        artist = _Artist(self, canvas, look, pager, random.Random(path.stem))
        lines = [line for number, page in enumerate(pages, 1) for line in artist.page(page, number)]
        canvas.save()
        relabelled = _as_placed(_relabelled(story, pager), pager)
        blocks = tuple(
            replace(block, page=page) for page, block in zip(pager.starts.values(), relabelled.blocks(), strict=True)
        )
        return Truth(
            self.language, "reportlab", self.features, blocks, relabelled.notes(), tuple(lines),
            tuple(artist.hidden), artist.labels(len(pages)),
        )  # fmt: skip


_FONTS = {
    "dev": {"en": "Times-Roman", "": "Liberation Serif", "zh": "STSong-Light"},
    "again": {"": "DejaVu Serif", "en": "Helvetica", "zh": "STSong-Light"},
    "test": {"": "DejaVu Sans", "en": "Liberation Sans", "ru": "DejaVu Serif", "zh": "STSong-Light"},
    "final": {"": "Liberation Sans", "en": "Liberation Serif", "ru": "Liberation Sans", "zh": "STSong-Light"},
}


def _looked(look: Look, language: str, half: Half, name: str) -> Look:
    fonts = _FONTS["again" if name.endswith(AGAIN) else half]
    look = replace(look, font=fonts.get(language, fonts[""]))
    if half == "dev" and not name.endswith(AGAIN):
        return look
    turn = sum(name.encode())
    if half == "final":
        return fresh(look, turn)
    return replace(
        look, size=look.size - 0.5 + 0.3 * (turn % 4), margin=look.margin - 6 + 5 * (turn % 3),
        leading=look.leading + 0.05 * (turn % 3), gap=look.gap - 3 + 2 * (turn % 4), symbol="CAT/OP/XYZ/31",
        running="Manual for visiting bodies", box=("frame", "both", "fill")[turn % 3],
    )  # fmt: skip


def _relabelled(story: Story, pager: Pager) -> Story:
    """The story with the footnote labels that were given page by page."""
    parts = [
        replace(part, marks=tuple(
            replace(mark, label=pager.labels[index, number]) for number, mark in enumerate(part.marks)
        ))
        for index, part in enumerate(story.parts)
    ]  # fmt: skip
    return Story(story.language, parts)


def _as_placed(story: Story, pager: Pager) -> Story:
    """The story in the order in which its parts begin: a box that waited stands where it was put."""
    return Story(story.language, [story.parts[index] for index in pager.starts])


HIDDEN = (
    "This sentence is white on white and nobody can read it.",
    "This sentence has no size and nobody can read it.",
    "This sentence stands beside the page and nobody can read it.",
    "This sentence is written and never painted.",
)


class _Artist:
    def __init__(self, case: Drawn, canvas: Any, look: Look, pager: Pager, source: random.Random) -> None:
        self.case, self.canvas, self.look, self.pager, self.random = case, canvas, look, pager, source
        self.hidden: list[str] = []
        self.outlined: set[str] = set()

    def page(self, page: PageLines, number: int) -> list[str]:
        """Draw one page and return its running lines."""
        canvas, case = self.canvas, self.case
        self._turned()
        for frame in page.frames:
            self._boxes(frame.placed)
            if frame.rule:
                canvas.setLineWidth(0.5)
                canvas.line(frame.x, frame.rule, frame.x + 120, frame.rule)
        running = self._running(number)
        for placed in self._ordered(page):
            self._line(placed)
        if case.hidden and number <= len(HIDDEN):
            self._hide(number)
        if case.front:
            self._label(number)
        canvas.showPage()
        if case.turn:
            canvas.setPageRotation(0)
        return running

    def labels(self, pages: int) -> tuple[str, ...]:
        """The page labels that the file declares."""
        if not self.case.front:
            return ()
        roman = ("i", "ii", "iii", "iv", "v", "vi")
        return tuple(
            roman[page - 1] if page <= self.case.front else str(page - self.case.front) for page in range(1, pages + 1)
        )

    def _label(self, number: int) -> None:
        if number == 1:
            self.canvas.addPageLabel(0, style="ROMAN_LOWER", start=1)
        elif number == self.case.front + 1:
            self.canvas.addPageLabel(number - 1, style="ARABIC", start=1)

    def _turned(self) -> None:
        """Turn the drawing so that it stands upright when the viewer turns the page."""
        canvas, look = self.canvas, self.look
        if not self.case.turn:
            return
        canvas.setPageRotation(self.case.turn)
        if self.case.turn == 90:
            canvas.transform(0, 1, -1, 0, look.height, 0)
        elif self.case.turn == 270:
            canvas.transform(0, -1, 1, 0, 0, look.width)
        else:
            canvas.transform(-1, 0, 0, -1, look.width, look.height)

    def _ordered(self, page: PageLines) -> list[Placed]:
        columns = [frame.placed for frame in page.frames]
        reading = [placed for column in columns for placed in column]
        if self.case.order == "across":
            return sorted(reading, key=lambda placed: (-round(placed.y), placed.x))
        if self.case.order == "lines":
            return self.random.sample(reading, len(reading))
        if self.case.order == "blocks":
            groups: dict[tuple[int, bool, int], list[Placed]] = {}
            for number, column in enumerate(columns):
                for placed in column:
                    groups.setdefault((placed.line.part, placed.note, number), []).append(placed)
            shuffled = self.random.sample(list(groups.values()), len(groups))
            return [placed for group in shuffled for placed in group]
        return reading

    def _boxes(self, column: Sequence[Placed]) -> None:
        boxes = sorted({placed.line.box for placed in column if placed.line.box and not placed.note})
        for box in boxes:
            lines = [placed for placed in column if placed.line.box == box and not placed.note]
            top = max(placed.y + placed.line.height for placed in lines)
            bottom = min(placed.y for placed in lines) - 6
            fill = self.look.box != "frame"
            self.canvas.setFillColorRGB(*((0.87, 0.92, 0.86) if fill else (1, 1, 1)))
            self.canvas.setLineWidth(0.8)
            left = min(placed.x - placed.line.left for placed in lines)
            self.canvas.rect(
                left, bottom, self.pager.width, top - bottom, fill=int(fill), stroke=int(self.look.box != "fill")
            )
            self.canvas.setFillColorRGB(0, 0, 0)

    def _line(self, placed: Placed) -> None:
        line, x = placed.line, placed.x
        if line.heading and self.case.outline:
            self._outlined(placed)
        start = x
        if line.link:
            width = sum(piece.width() for word in line.words for piece in word)
            self.canvas.linkURL(line.link, (start, placed.y - 2, start + width, placed.y + line.height * 0.7))
        if not self.case.words and all(len(word) == 1 for word in line.words):
            self._whole(placed)
            return
        for place, word in enumerate(line.words):
            x += line.spaced if place else 0.0
            for piece in word:
                self._piece(piece, x, placed.y)
                x += piece.width()

    def _whole(self, placed: Placed) -> None:
        """A line as one string, its spaces widened by the operator for it."""
        line = placed.line
        first = line.words[0][0]
        text = self.canvas.beginText(placed.x, placed.y)
        text.setFont(first.font, first.size)
        join = "" if self.case.language == "zh" else " "
        natural = Piece(" ", first.font, first.size).width() if join else 0.0
        single = first.font in ("Times-Roman", "Times-Bold", "Helvetica", "Helvetica-Bold")
        if single:
            text.setWordSpace(line.spaced - natural)
        elif line.spaced != natural:
            # Composite fonts know no word spacing: words are placed one by one, with their spaces.
            x = placed.x
            for place, word in enumerate(line.words):
                last = place == len(line.words) - 1
                self._piece(replace(word[0], text=word[0].text + ("" if last else join)), x, placed.y)
                x += word[0].width() + line.spaced
            return
        text.textOut(join.join(word[0].text for word in line.words))
        if single:
            text.setWordSpace(0)
        self.canvas.drawText(text)

    def _piece(self, piece: Piece, x: float, y: float) -> None:
        text, rise = piece.text, 0.0
        if piece.mark is not None:
            raised = piece.mark[0] >= 0 or self.look.note == "raised"
            rise = self.look.size * 0.33 if raised else 0.0
            text = self.pager.labels.get(piece.mark, text)
        self.canvas.setFont(piece.font, piece.size)
        self.canvas.drawString(x, y + rise, text)

    def _outlined(self, placed: Placed) -> None:
        part = self.pager.story.parts[placed.line.part]
        key = f"p{placed.line.part}"
        if key in self.outlined:
            return
        self.outlined.add(key)
        self.canvas.bookmarkPage(key)
        self.canvas.addOutlineEntry(part.text, key, level=part.level - 1)

    def _running(self, number: int) -> list[str]:
        look, canvas = self.look, self.canvas
        canvas.setFont(self.pager.setter.regular, 8)
        top, bottom = look.height - look.margin * 0.55, look.margin * 0.5
        right, lines = look.width - look.margin, []
        odd = number % 2 == 1
        if look.header == "un":
            lines.append(look.symbol)
            (
                canvas.drawRightString(right, top, look.symbol)
                if odd
                else canvas.drawString(look.margin, top, look.symbol)
            )
        elif look.header:
            lines.append(look.running)
            canvas.drawString(look.margin, top, look.running)
        if look.footer:
            shown = self.labels(number)[-1] if self.case.front else str(number)
            shown = {"number": shown, "of": f"- {shown} -", "word": f"page {shown}"}[look.footer]
            lines.append(shown)
            canvas.drawCentredString(look.width / 2, bottom, shown)
        return lines

    def _hide(self, number: int) -> None:
        canvas, look, words = self.canvas, self.look, HIDDEN[number - 1]
        self.hidden.append(words)
        text = canvas.beginText(look.margin, look.margin + 40 * number)
        text.setFont(self.pager.setter.regular, 9)
        if number == 1:
            text.setFillColorRGB(1, 1, 1)
        elif number == 2:
            text.setFont(self.pager.setter.regular, 0.01)
        elif number == 3:
            text.setTextOrigin(look.width + 30, look.height / 2)
        else:
            text.setTextRenderMode(3)
        text.textLine(words)
        if number == 4:
            text.setTextRenderMode(0)
        canvas.drawText(text)
        canvas.setFillColorRGB(0, 0, 0)


_PLAIN = Recipe(sections=5, paragraphs=4)
_LONG = Recipe(sections=10, paragraphs=4)
_NOTED = Recipe(sections=6, paragraphs=4, notes=0.5)


def cases() -> list[Case]:
    """All of them."""
    two = Look(columns=2, size=9.5, header="un")
    out: dict[str, Drawn] = {}
    for language in ("en", "fr", "es", "ru"):
        out[f"r_{language}_one"] = Drawn(
            language, _NOTED, Look(hyphens=True), ("one column", "hyphenated", "footnotes")
        )
        for order in ("across", "lines", "blocks"):
            out[f"r_{language}_two_{order}"] = Drawn(
                language, _LONG, two, ("two columns", "two columns shuffled"), order=order, words=order == "lines"
            )
    out |= {
        "r_en_one_lines": Drawn(
            "en", _NOTED, Look(), ("one column", "one column shuffled", "footnotes"), order="lines"
        ),
        "r_ru_one_words": Drawn("ru", _PLAIN, Look(hyphens=True), ("one column", "hyphenated"), words=True),
        "r_en_three_across": Drawn("en", _LONG, Look(columns=3, size=8, gap=16), ("three columns",), order="across"),
        "r_zh_one": Drawn("zh", _NOTED, Look(), ("Chinese", "footnotes")),
        "r_zh_two": Drawn("zh", _LONG, two, ("Chinese", "two columns", "two columns shuffled"), order="across"),
        "r_en_notes_restart": Drawn("en", _NOTED, Look(note="raised"), ("footnotes", "notes restart"), restart=True),
        "r_en_notes_two": Drawn("en", _NOTED, two, ("footnotes", "notes in columns", "two columns")),
        "r_en_notes_long": Drawn(
            "en", replace(_NOTED, long_notes=True), Look(height=600), ("footnotes", "long footnotes")
        ),
        "r_en_boxes": Drawn("en", Recipe(boxes=6, countries=True, sections=6), Look(box="frame"), ("boxes",)),
        "r_en_boxes_float": Drawn(
            "en", Recipe(boxes=5, sections=5, least=500), Look(height=600), ("boxes", "floating boxes"), floats=True
        ),
        "r_en_boxes_two": Drawn(
            "en", Recipe(boxes=6, countries=True, sections=8), replace(two, box="both"), ("boxes", "two columns")
        ),
        "r_en_breaks": Drawn(
            "en", Recipe(quotations=0.6, least=700, lists=0.1), Look(width=420, height=560, margin=48), ("page breaks",)
        ),
        "r_en_labels": Drawn("en", _LONG, Look(), ("page labels", "outline"), front=2, outline=True),
        "r_en_turned_90": Drawn("en", _PLAIN, Look(), ("rotated pages",), turn=90),
        "r_en_turned_180": Drawn("en", _PLAIN, Look(), ("rotated pages",), turn=180),
        "r_en_turned_270": Drawn("en", _PLAIN, two, ("rotated pages", "two columns"), turn=270),
        "r_en_thousands": Drawn(
            "en", Recipe(sections=2290, paragraphs=5, lists=0.0, restart=True), Look(size=15), ("2,000 pages",)
        ),
        "r_en_hidden": Drawn("en", _LONG, Look(), ("hidden text",), hidden=True),
    }
    return [Case(f"{name}.pdf", drawn.build) for name, drawn in out.items()]
