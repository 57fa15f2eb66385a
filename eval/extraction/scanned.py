"""Known scans: pages set by weasyprint, drawn as images, worn a little, and put in a PDF without text."""

import random
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from eval.extraction.built import Case
from eval.extraction.html import page_html, weasy_pdf
from eval.extraction.page import Look
from eval.extraction.stock import Half
from eval.extraction.story import Recipe, tell
from eval.extraction.truth import Truth
from eval.extraction.typeset import dressed


@dataclass(frozen=True, slots=True)
class Scanned:
    """A story, its look and its wear: dots per inch, skew in degrees, share of specks, quarter turns.

    With `declared` a turn is undone by the page's /Rotate; without, the page lies on its side.
    """

    language: str
    recipe: Recipe
    look: Look
    features: tuple[str, ...]
    dots: int = 200
    skew: float = 0.0
    specks: float = 0.0
    turn: int = 0
    declared: bool = True

    def build(self, path: Path, half: Half) -> Truth:
        """Make the scan at `path`."""
        story = tell(self.language, half, path.stem, self.recipe)
        look = replace(dressed(self.look, self.language, half, path.stem), header="", footer="")
        with TemporaryDirectory() as folder:
            printed = Path(folder) / "printed.pdf"
            weasy_pdf(page_html(story, look, footnotes=False), printed)
            self._scan(printed, path, look)
        return Truth(self.language, "scan", ("scans", *self.features), story.blocks(), ocr=True)

    def _scan(self, printed: Path, path: Path, look: Look) -> None:
        import pypdfium2
        from reportlab.lib.utils import ImageReader
        from reportlab.pdfgen.canvas import Canvas

        source = random.Random(path.stem)
        document = pypdfium2.PdfDocument(printed)
        canvas = Canvas(str(path), invariant=1)
        for page in document:
            image = self._worn(page.render(scale=self.dots / 72, grayscale=True).to_pil(), source)
            size = (look.width, look.height) if self.turn % 180 == 0 else (look.height, look.width)
            canvas.setPageSize(size if self.turn % 180 == 0 or not self.declared else size[::-1])
            canvas.setPageRotation(self.turn if self.declared else 0)
            canvas.drawImage(ImageReader(image), 0, 0, *size)
            canvas.showPage()
        canvas.save()
        document.close()

    def _worn(self, image: Any, source: random.Random) -> Any:
        if self.skew:
            image = image.rotate(self.skew * source.choice((-1, 1)), fillcolor=255, resample=3)
        if self.specks:
            width, height = image.size
            for _ in range(int(self.specks * width * height)):
                image.putpixel((source.randrange(width), source.randrange(height)), source.choice((0, 90, 160)))
        # The image is turned the other way, so that turning the page sets it upright.
        return image.rotate(self.turn, expand=True) if self.turn else image


_TEXT = Recipe(sections=3, paragraphs=3, lists=0.2)


def cases() -> list[Case]:
    """All of them."""
    plain, large = Look(size=11), Look(size=12)
    out = {
        "s_en": Scanned("en", _TEXT, plain, ("scans clean",)),
        "s_en_worn": Scanned("en", _TEXT, large, ("scans worn",), skew=0.7, specks=0.002),
        "s_fr": Scanned("fr", _TEXT, plain, ("scans clean",)),
        "s_es_worn": Scanned("es", _TEXT, plain, ("scans worn",), skew=0.5, specks=0.001),
        "s_ru": Scanned("ru", _TEXT, plain, ("scans clean",)),
        "s_ar": Scanned("ar", _TEXT, large, ("scans clean", "scans Arabic")),
        "s_zh": Scanned("zh", _TEXT, large, ("scans clean", "scans Chinese")),
        "s_en_two": Scanned("en", replace(_TEXT, sections=5), Look(size=10, columns=2), ("scans clean", "two columns")),
        "s_en_turned_90": Scanned("en", _TEXT, plain, ("scans rotated",), turn=90),
        "s_en_turned_180": Scanned("en", _TEXT, plain, ("scans rotated",), turn=180),
        "s_en_side": Scanned("en", _TEXT, plain, ("scans rotated",), turn=90, declared=False),
    }
    return [Case(f"{name}.pdf", scanned.build) for name, scanned in out.items()]
