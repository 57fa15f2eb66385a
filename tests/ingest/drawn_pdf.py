"""Draws PDFs for tests with reportlab: text, boxes and rules at places counted from the page's top left corner."""

import random
from collections.abc import Callable
from pathlib import Path

from reportlab.lib.utils import simpleSplit
from reportlab.pdfgen.canvas import Canvas

from ingest.document import Document
from ingest.pdf.reader import PdfReader
from tests.contracts.reader import check_document

WIDTH, HEIGHT = 595.0, 842.0


class Drawing:
    """A PDF that is being drawn; y grows downward."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.canvas = Canvas(str(path), pagesize=(WIDTH, HEIGHT), invariant=1)

    def line(self, x: float, y: float, text: str, size: float = 10, bold: bool = False) -> None:
        """One line of Helvetica with its baseline at y."""
        self.canvas.setFillGray(0)
        self.canvas.setFont("Helvetica-Bold" if bold else "Helvetica", size)
        self.canvas.drawString(x, HEIGHT - y, text)

    def text(self, x: float, y: float, text: str, width: float = 450, size: float = 10) -> float:
        """`text` wrapped at `width`; where the next line would stand."""
        for row in simpleSplit(text, "Helvetica", size, width):
            self.line(x, y, row, size)
            y += 1.25 * size
        return y

    def box(
        self, x: float, y: float, width: float, height: float, fill: float | None = 0.9, line: bool = False
    ) -> None:
        """A rectangle with a grey ground (None for none), framed or not."""
        self.canvas.setFillGray(1 if fill is None else fill)
        self.canvas.rect(x, HEIGHT - y - height, width, height, stroke=int(line), fill=int(fill is not None))

    def rule(self, x0: float, y0: float, x1: float, y1: float) -> None:
        """A straight line."""
        self.canvas.line(x0, HEIGHT - y0, x1, HEIGHT - y1)

    def page(self) -> None:
        """End the page."""
        self.canvas.showPage()


def drawn(tmp_path: Path, *pages: Callable[[Drawing], None]) -> Document:
    """The document of a PDF whose pages are drawn by `pages`, checked as any reader's."""
    drawing = Drawing(tmp_path / "x.pdf")
    for page in pages:
        page(drawing)
        drawing.page()
    drawing.canvas.save()
    document = PdfReader().read(drawing.path)
    check_document(document)
    return document


def texts(document: Document, kind: str = "") -> list[str]:
    """The texts of the document's blocks, or of those of one kind."""
    return [document.text[b.start : b.end] for b in document.blocks if kind in ("", b.kind)]


def sentences(count: int, begin: str = "") -> str:
    """Running text of `count` sentences; texts that begin differently have hardly a line in common."""
    made = []
    for number in range(count):
        pick = random.Random(f"{begin}/{number}")
        who, did, what, where = (pick.choice(words) for words in (_WHO, _DID, _WHAT, _WHERE))
        made.append(f"The {who} of place {begin}{number} {did} {what} {where}.")
    return " ".join(made)


_WHO = ("officers", "detainees", "lawyers", "judges", "doctors", "visitors", "witnesses", "inspectors")
_DID = ("keep", "read", "sign", "ask for", "publish", "compare", "never saw", "look after", "return")
_WHAT = ("a full record", "the register", "every complaint", "the medical file", "the video", "their reasons")
_WHERE = ("at once", "in each station", "before the interview begins", "when somebody is hurt", "every single week")
