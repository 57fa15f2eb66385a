"""Sets the notes in this folder as PDFs in `corpus/notes`, each with a sidecar of its front matter.

    python corpus/typeset/build.py

The same sources give the same bytes. Needs reportlab, which comes with the development packages.
"""

import json
import re
from pathlib import Path
from typing import Any

import yaml
from reportlab.lib import colors
from reportlab.lib.enums import TA_LEFT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, KeepTogether, PageTemplate, Paragraph, Spacer, Table

HERE = Path(__file__).parent
TARGET = HERE.parent / "notes"

BODY = ParagraphStyle("body", fontName="Times-Roman", fontSize=10.5, leading=14, spaceAfter=6, alignment=TA_LEFT)
NUMBERED = ParagraphStyle("numbered", BODY, leftIndent=20, firstLineIndent=-20)
ITEM = ParagraphStyle("item", BODY, leftIndent=34, bulletIndent=22, spaceAfter=3)
HEADINGS = {
    1: ParagraphStyle("h1", fontName="Helvetica-Bold", fontSize=17, leading=21, spaceAfter=10),
    2: ParagraphStyle("h2", fontName="Helvetica-Bold", fontSize=13, leading=16, spaceBefore=10, spaceAfter=6),
    3: ParagraphStyle("h3", fontName="Helvetica-Bold", fontSize=11, leading=14, spaceBefore=6, spaceAfter=4),
}


class Outlined(Paragraph):
    """A heading that is also an entry of the PDF's outline."""

    def __init__(self, text: str, level: int) -> None:
        super().__init__(text, HEADINGS[level])
        self._level = level

    def draw(self) -> None:
        key = f"{self._level}-{self.getPlainText()}"
        self.canv.bookmarkPage(key)
        self.canv.addOutlineEntry(self.getPlainText(), key, self._level - 1)
        super().draw()


class Note(BaseDocTemplate):
    """A page with the short title above and the page number below."""

    def __init__(self, file: Path, about: dict[str, Any]) -> None:
        super().__init__(
            str(file),
            pagesize=A4,
            margins=22 * mm,
            title=about["title"],
            author=about["issuer"],
            lang=about["language"],
            invariant=1,
            pageCompression=1,
        )
        frame = Frame(22 * mm, 24 * mm, A4[0] - 44 * mm, A4[1] - 48 * mm, id="page")
        self.addPageTemplates(PageTemplate(frames=[frame], onPage=self._furniture))
        self._running = about["short_title"]

    def _furniture(self, canvas: Any, _document: BaseDocTemplate) -> None:
        canvas.setFont("Helvetica", 8)
        canvas.drawString(22 * mm, A4[1] - 15 * mm, f"Advice Hub note · {self._running}")
        canvas.drawCentredString(A4[0] / 2, 13 * mm, str(canvas.getPageNumber()))


def build(source: Path, target: Path) -> None:
    """Set one note."""
    _, front, body = source.read_text(encoding="utf-8").split("---\n", 2)
    about = yaml.safe_load(front)
    file = target / f"{source.stem}.pdf"
    Note(file, about).build(flowables(body))
    file.with_name(file.name + ".toml").write_text(sidecar(about), encoding="utf-8")


def sidecar(about: dict[str, Any]) -> str:
    """The front matter as TOML; every value here is text, a list of texts or a boolean, which JSON writes alike."""
    values = {key: str(value) if key == "date" else value for key, value in about.items()}
    return "".join(f"{key} = {json.dumps(value, ensure_ascii=False)}\n" for key, value in values.items())


def flowables(body: str) -> list[Flowable]:
    """Headings, numbered paragraphs, lists and country boxes, in order."""
    found: list[Flowable] = []
    box: list[Flowable] | None = None
    for line in (line for line in body.splitlines() if line.strip()):
        heading = re.match(r"(#{1,3}) (.*)", line)
        if heading:
            found += [_boxed(box)] if box else []
            level = len(heading[1])
            box = [Paragraph(_inline(heading[2]), HEADINGS[3])] if heading[2].startswith("Country example") else None
            if box is None:
                found.append(Outlined(_inline(heading[2]), level))
            continue
        (found if box is None else box).append(_paragraph(line))
    return found + ([_boxed(box)] if box else [])


def _paragraph(line: str) -> Flowable:
    if line.startswith("- "):
        return Paragraph(_inline(line[2:]), ITEM, bulletText="•")
    return Paragraph(_inline(line), NUMBERED if re.match(r"\d+\. ", line) else BODY)


def _boxed(content: list[Flowable]) -> Flowable:
    table = Table([[content]], colWidths=[A4[0] - 50 * mm])
    table.setStyle([("BOX", (0, 0), (-1, -1), 0.8, colors.grey), ("BACKGROUND", (0, 0), (-1, -1), colors.whitesmoke)])
    return KeepTogether([Spacer(1, 4), table, Spacer(1, 4)])


def _inline(text: str) -> str:
    escaped = text.replace("&", "&amp;").replace("<", "&lt;")
    return re.sub(r"\*\*(.+?)\*\*", r"<b>\1</b>", escaped)


if __name__ == "__main__":
    for note in sorted(HERE.glob("*.md")):
        build(note, TARGET)
        print(f"{note.stem}.pdf")
