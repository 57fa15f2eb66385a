"""Known documents by way of LibreOffice: PDF, DOCX and ODT from flat OpenDocument text."""

import shutil
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from eval.extraction.built import Case
from eval.extraction.flat import flat_text
from eval.extraction.page import Look
from eval.extraction.stock import Half
from eval.extraction.story import Recipe, tell
from eval.extraction.tool import run
from eval.extraction.truth import Truth
from eval.extraction.typeset import dressed

_FILTERS = {".pdf": "pdf:writer_pdf_Export", ".docx": "docx:MS Word 2007 XML", ".odt": "odt"}


@dataclass(frozen=True, slots=True)
class Office:
    """A story and its look."""

    language: str
    recipe: Recipe
    look: Look
    features: tuple[str, ...]

    def build(self, path: Path, half: Half) -> Truth:
        """Have LibreOffice write the document at `path`."""
        story = tell(self.language, half, path.stem, self.recipe)
        look = replace(dressed(self.look, self.language, half, path.stem), box=self.look.box)
        convert(flat_text(story, look), path)
        lines = _running(look, path) if path.suffix == ".pdf" else ()
        return Truth(self.language, "LibreOffice", self.features, story.blocks(), story.notes(), lines)


def convert(flat: str, path: Path) -> None:
    """Write at `path`, in the format of its suffix, what LibreOffice makes of the text of a .fodt file."""
    with TemporaryDirectory() as folder:
        source = Path(folder) / "in" / f"{path.stem}.fodt"
        source.parent.mkdir()
        source.write_text(flat, encoding="utf-8")
        office(source, path, Path(folder))


def office(source: Path, path: Path, folder: Path) -> None:
    """Convert `source` to `path` with a profile of its own in `folder`."""
    run(
        "soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to",
        _FILTERS[path.suffix], "--outdir", folder / "out", source,
    )  # fmt: skip
    shutil.move(folder / "out" / f"{source.stem}{path.suffix}", path)


def _running(look: Look, path: Path) -> tuple[str, ...]:
    from pypdf import PdfReader

    pages = len(PdfReader(path).pages)
    return tuple(line for page in range(1, pages + 1) for line in (look.running, str(page)))


_PLAIN = Recipe(sections=5, paragraphs=4)
_NOTED = Recipe(sections=5, paragraphs=4, notes=0.45)


def cases() -> list[Case]:
    """All of them."""
    two = Look(columns=2, size=9.5)
    out = {
        "l_en_one.pdf": Office("en", _NOTED, Look(), ("one column", "footnotes")),
        "l_fr_hyphen.pdf": Office("fr", _NOTED, Look(hyphens=True, width=480), ("hyphenated", "footnotes")),
        "l_es_two.pdf": Office(
            "es", replace(_PLAIN, sections=9), replace(two, hyphens=True), ("two columns", "hyphenated")
        ),
        "l_ru_one.pdf": Office("ru", _NOTED, Look(), ("one column", "footnotes")),
        "l_zh_one.pdf": Office("zh", _NOTED, Look(), ("Chinese", "footnotes")),
        "l_ar_one.pdf": Office("ar", replace(_NOTED, lists=0.15), Look(), ("Arabic", "footnotes")),
        "l_ar_plain.pdf": Office("ar", replace(_PLAIN, sections=7, lists=0.15), Look(justified=False), ("Arabic",)),
        "l_en_boxes_frame.pdf": Office("en", Recipe(boxes=5, countries=True), Look(box="frame"), ("boxes",)),
        "l_en_boxes_fill.pdf": Office("en", Recipe(boxes=5), Look(box="fill"), ("boxes",)),
        "l_en_cards.pdf": Office("en", Recipe(cards=5, resources=8), Look(), ("action cards", "key resources")),
        "l_en_tables_ruled.pdf": Office(
            "en", Recipe(tables=5, sections=5, paragraphs=3), Look(table="ruled"), ("tables ruled",)
        ),
        "l_en_tables_bare.pdf": Office(
            "en", Recipe(tables=5, sections=5, paragraphs=3), Look(table="bare"), ("tables unruled",)
        ),
        "l_en_notes.docx": Office("en", replace(_NOTED, tables=2), Look(), ("DOCX", "footnotes")),
        "l_en_cards.docx": Office(
            "en", Recipe(cards=4, resources=6), Look(), ("DOCX", "action cards", "key resources")
        ),
        "l_en_boxes.docx": Office("en", Recipe(boxes=4, tables=2), Look(box="frame"), ("DOCX", "DOCX text boxes")),
        "l_ar_notes.docx": Office("ar", _NOTED, Look(), ("DOCX", "footnotes")),
        "l_en_notes.odt": Office("en", replace(_NOTED, tables=2), Look(), ("ODT", "footnotes")),
    }
    return [Case(name, case.build) for name, case in out.items()]
