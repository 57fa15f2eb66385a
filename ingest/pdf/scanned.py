"""Pages that are pictures: put through OCR where it is installed, and named where it is not."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import pypdfium2 as pdfium

from ingest.language import language_of
from ingest.pdf.line import Line
from ingest.pdf.ocr import Reading, read_picture
from ingest.pdf.picture import has_broken_image, image_share, is_blank
from ingest.pdf.raw_page import RawPage
from ingest.pdf.tesseract import OcrFailed, is_off, tesseract
from ingest.run import Box
from ingest.watch import Watch

_FEW = 300
"""Characters: with fewer a page may be a picture that bears a stamp, a page number, a Bates number."""
_PICTURE = 0.3
"""The share of a page that its images cover when it is a picture."""
_SAMPLE = 3000
_BETTER = 1.2
"""Our own reading is taken instead of a file's own OCR layer when it holds so many times its characters."""
_PATIENCE = 3
_GIVEN_UP = "it is a picture: it needs OCR, which was given up after it failed on three pages of this file in a row"


@dataclass(slots=True)
class Scans:
    """Reads the pages of one file that are pictures. `declared` is the file's declared language, or ''."""

    watch: Watch
    declared: str = ""
    _seen: list[str] = field(default_factory=list)
    _failed: int = 0

    def read(self, pdf: pdfium.PdfDocument, page: RawPage) -> RawPage:
        """`page` itself, or what OCR reads of it when it is a picture. Pages come in order."""
        result = self._read(pdf, page) if _characters(page.lines) < _FEW else page
        if sum(map(len, self._seen)) < _SAMPLE:
            self._seen += [line.text for line in result.lines]
        return result

    def _read(self, pdf: pdfium.PdfDocument, page: RawPage) -> RawPage:
        number = page.page.number
        # A tesseract that hangs would hold up a file of three hundred scans for hours.
        if self._failed >= _PATIENCE:
            return page if page.lines else replace(page, trouble=page.trouble or _GIVEN_UP)
        if reason := self.watch.page(number, "ocr"):
            return page if page.lines else replace(page, trouble=page.trouble or reason)
        try:
            shown = pdf[number - 1]
        except pdfium.PdfiumError:
            return page
        try:
            result = self._picture(shown, page)
            self._failed = 0
            return result
        except (OcrFailed, MemoryError, ValueError, pdfium.PdfiumError) as error:
            self._failed += isinstance(error, OcrFailed)
            if page.lines:
                return page
            reason = str(error) if isinstance(error, OcrFailed) else "it cannot be drawn"
            return replace(page, trouble=page.trouble or f"it has no text layer, and {reason}")
        finally:
            shown.close()

    def _picture(self, shown: pdfium.PdfPage, page: RawPage) -> RawPage:
        if page.lines and image_share(shown) < _PICTURE:
            return page
        if not page.lines and is_blank(shown):
            broken = has_broken_image(shown)
            return replace(page, trouble=page.trouble or "its picture is damaged") if broken else page
        engine = tesseract()
        if engine is None:
            return page if page.lines else replace(page, trouble=_needs_ocr())
        language = language_of(" ".join(self._seen)) or self.declared
        return _merged(page, read_picture(shown, page.page.number, engine, language))


def _needs_ocr() -> str:
    why = "OCR is switched off" if is_off() else "tesseract is not installed"
    return f"it is a picture: it needs OCR, and {why}"


def _merged(page: RawPage, reading: Reading) -> RawPage:
    """`page` with what OCR read of it."""
    hidden = (*page.hidden, *reading.unsure)
    own, read = _characters(page.lines), _characters(reading.lines)
    if not read:
        if own:
            return page
        poor = bool(reading.unsure)
        trouble = (
            "it is a picture that OCR cannot read well enough to be quoted" if poor else "OCR found no words on it"
        )
        return replace(page, how="none" if poor else "tesseract", hidden=hidden, trouble=page.trouble or trouble)
    if page.page.text_layer == "ocr" and read < _BETTER * own:
        return page
    kept = () if page.page.text_layer == "ocr" else page.lines
    shown = replace(page.page, text_layer="ocr", confidence=reading.confidence)
    lines = _together(kept, reading.lines)
    trouble = page.trouble or (f"OCR gave no words for {reading.wordless} of its lines" if reading.wordless else "")
    return RawPage(shown, "tesseract", lines, links=page.links, hidden=hidden, trouble=trouble)


def _together(text: Sequence[Line], read: Sequence[Line]) -> tuple[Line, ...]:
    """Lines of the text layer (stamps, page numbers) and of OCR: what both have is taken from the text layer,
    unless it is a part of a longer line of OCR's.
    """
    ours = [line for line in read if not any(_inside(_box(line), other.box) for other in text)]
    theirs = [line for line in text if not any(_inside(line.box, _box(other)) for other in ours)]
    if not ours:
        return tuple(theirs)
    top = min(_box(line)[1] for line in ours)
    return (*(line for line in theirs if line.box[1] < top), *ours, *(line for line in theirs if line.box[1] >= top))


def _box(line: Line) -> Box:
    """Where a line of OCR's stands on the page as it is shown, which may lie on its side."""
    return line.pieces[0].box or line.box


def _inside(box: Box, other: Box) -> bool:
    """Whether at least half of `box` lies in `other`."""
    width = min(box[2], other[2]) - max(box[0], other[0])
    height = min(box[3], other[3]) - max(box[1], other[1])
    return width > 0 and height > 0 and 2 * width * height >= (box[2] - box[0]) * (box[3] - box[1])


def _characters(lines: Sequence[Line]) -> int:
    return sum(len("".join(line.text.split())) for line in lines)
