"""Known PDFs rewritten by other programs: qpdf, ghostscript and Chromium."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from eval.extraction.built import Case
from eval.extraction.html import page_html, running_lines
from eval.extraction.page import Look
from eval.extraction.stock import Half
from eval.extraction.story import Recipe, tell
from eval.extraction.tool import run
from eval.extraction.truth import Truth
from eval.extraction.typeset import Typeset, dressed

Rewrite = Callable[[Path, Path], None]


@dataclass(frozen=True, slots=True)
class Varied:
    """A typeset document and what is done to its file. `front` counts the pages labelled i, ii and not 1, 2."""

    typeset: Typeset
    rewrite: Rewrite
    producer: str
    front: int = 0

    def build(self, path: Path, half: Half) -> Truth:
        """Set the document elsewhere and rewrite it to `path`."""
        with TemporaryDirectory() as folder:
            plain = Path(folder) / path.name
            truth = self.typeset.build(plain, half)
            self.rewrite(plain, path)
        labels = _labels(path, self.front) if self.front else ()
        return replace(truth, producer=self.producer, page_labels=labels)


def _labels(path: Path, front: int) -> tuple[str, ...]:
    from pypdf import PdfReader

    pages = len(PdfReader(path).pages)
    return tuple(("i", "ii", "iii", "iv")[:front]) + tuple(str(page) for page in range(1, pages - front + 1))


def _qpdf(*options: str) -> Rewrite:
    def rewrite(source: Path, target: Path) -> None:
        run("qpdf", "--deterministic-id", *options, source, target, fine=(0, 3))

    return rewrite


def _labelled(source: Path, target: Path) -> None:
    from pypdf import PdfWriter
    from pypdf.constants import PageLabelStyle

    writer = PdfWriter(clone_from=source)
    writer.set_page_label(0, 1, style=PageLabelStyle.LOWERCASE_ROMAN)
    writer.set_page_label(2, len(writer.pages) - 1, style=PageLabelStyle.DECIMAL, start=1)
    writer.write(target)


def _encrypted(source: Path, target: Path) -> None:
    run("qpdf", "--static-id", "--encrypt", "", "owner", "256", "--", source, target)


def _ghostscript(source: Path, target: Path) -> None:
    run("gs", "-q", "-dNOPAUSE", "-dBATCH", "-sDEVICE=pdfwrite", f"-sOutputFile={target}", source)


@dataclass(frozen=True, slots=True)
class Browser:
    """A story printed by Chromium; it places no footnotes."""

    language: str
    recipe: Recipe
    look: Look
    features: tuple[str, ...]

    def build(self, path: Path, half: Half) -> Truth:
        """Print the document at `path`."""
        from pypdf import PdfReader

        story = tell(self.language, half, path.stem, self.recipe)
        look = dressed(self.look, self.language, half, path.stem)
        with TemporaryDirectory() as folder:
            page = Path(folder) / "page.html"
            page.write_text(page_html(story, look, footnotes=False), encoding="utf-8")
            run(
                "chromium", "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder}/profile",
                "--no-pdf-header-footer", f"--print-to-pdf={path}", page.as_uri(), folder=Path(folder),
            )  # fmt: skip
        lines = running_lines(look, len(PdfReader(path).pages))
        return Truth(self.language, "Chromium", self.features, story.blocks(), furniture=lines)


def cases() -> list[Case]:
    """All of them."""
    long = Recipe(sections=6, paragraphs=4)
    noted = Typeset("en", replace(long, notes=0.4), Look(header="un"), ("one column", "footnotes", "rewritten files"))
    two = Typeset(
        "fr",
        replace(long, sections=9),
        Look(columns=2, size=9.5, hyphens=True),
        ("two columns", "hyphenated", "rewritten files"),
    )
    cyrillic = Typeset("ru", long, Look(hyphens=True, width=480), ("hyphenated", "rewritten files"))
    arabic = Typeset("ar", replace(long, lists=0.15), Look(), ("Arabic", "rewritten files"))
    labelled = Typeset("en", long, Look(), ("page labels",))
    out: dict[str, Varied | Browser] = {
        "v_en_streams": Varied(noted, _qpdf("--object-streams=generate"), "weasyprint, qpdf"),
        "v_fr_linear": Varied(two, _qpdf("--linearize"), "weasyprint, qpdf"),
        "v_en_locked": Varied(noted, _encrypted, "weasyprint, qpdf"),
        "v_en_labels": Varied(labelled, _labelled, "weasyprint, pypdf", front=2),
        "v_en_gs": Varied(noted, _ghostscript, "weasyprint, ghostscript"),
        "v_ru_gs": Varied(cyrillic, _ghostscript, "weasyprint, ghostscript"),
        "v_ar_gs": Varied(arabic, _ghostscript, "weasyprint, ghostscript"),
        "c_en_one": Browser("en", long, Look(), ("one column",)),
        "c_es_two": Browser(
            "es", replace(long, sections=9), Look(columns=2, size=9.5, hyphens=True), ("two columns", "hyphenated")
        ),
        "c_en_boxes": Browser("en", Recipe(boxes=6, countries=True), Look(box="both"), ("boxes",)),
        "c_en_cards": Browser("en", Recipe(cards=5, resources=8), Look(), ("action cards", "key resources")),
        "c_en_tables": Browser(
            "en", Recipe(tables=5, sections=5, paragraphs=3), Look(table="lines"), ("tables unruled",)
        ),
        "c_ru_one": Browser("ru", long, Look(header="un"), ("one column",)),
        "c_zh_one": Browser("zh", long, Look(), ("Chinese",)),
        "c_ar_one": Browser("ar", replace(long, lists=0.15), Look(), ("Arabic",)),
        "c_ar_two": Browser(
            "ar", replace(long, lists=0.15, sections=9), Look(columns=2, size=9.5), ("Arabic", "two columns")
        ),
    }
    return [Case(f"{name}.pdf", case.build) for name, case in out.items()]
