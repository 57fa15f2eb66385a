"""Sets pages for tests: with reportlab, or as glyphs without any file."""

import io
from collections.abc import Callable, Iterable

import pypdfium2 as pdfium
from reportlab.pdfgen.canvas import Canvas

from ingest.pdf.glyphs import LINE_END, SPACE, Glyphs
from ingest.pdf.page_text import PageText, read_text
from ingest.pdf.steps import ALL, Steps

WIDTH, HEIGHT = 595.0, 842.0
EM = 10.0
"""The size of glyphs that are set without a file; each is half as wide."""


def page_text(draw: Callable[[Canvas], None], steps: Steps = ALL, turn: int = 0) -> PageText:
    """What is read of a page that `draw` fills, which the file shows turned by `turn` degrees."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(WIDTH, HEIGHT))
    canvas.setFont("Helvetica", 10)
    draw(canvas)
    canvas.save()
    with pdfium.PdfDocument(buffer.getvalue()) as file:
        page = file[0]
        page.set_rotation(turn)
        return read_text(page, 1, steps)


def texts(page: PageText) -> list[str]:
    """The lines of a page, in the order in which they are read."""
    return [line.text.strip() for line in page.lines]


def visual(text: str, x: float = 100.0, y: float = 100.0) -> list[Glyphs]:
    """`text` as it is seen from left to right, one glyph for each character; spaces leave a gap."""
    out = []
    for char in text:
        if char != " ":
            out.append(Glyphs(char, x, y - 8, x + EM / 2, y + 2, y, EM))
        x += EM / 2
    return out


def words(text: str, x: float, y: float, size: float = EM) -> list[Glyphs]:
    """A line of left-to-right words."""
    out: list[Glyphs] = []
    for word in text.split():
        right = x + 0.5 * size * len(word)
        out += [Glyphs(word, x, y - 0.8 * size, right, y + 0.2 * size, y, size), SPACE]
        x = right + 0.3 * size
    return [*out, LINE_END]


def flat(lines: Iterable[list[Glyphs]]) -> list[Glyphs]:
    return [glyph for line in lines for glyph in line]
