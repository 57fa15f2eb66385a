"""The text of one page: from pdfium's characters to lines in reading order."""

from collections.abc import Sequence
from dataclasses import dataclass

import pypdfium2 as pdfium

from ingest.ledger import Removed
from ingest.pdf.gutters import Gutters
from ingest.pdf.hidden import Seen, seen_of
from ingest.pdf.line import Line
from ingest.pdf.regions import Region
from ingest.pdf.steps import ALL, Steps
from ingest.pdf.text_layer import read_layer
from ingest.pdf.zones import lines_in


@dataclass(frozen=True, slots=True)
class PageText:
    """The lines of a page in reading order; its size in points after rotation.

    `hidden` names what was left out because nobody can see it. `ocr_layer` says that the text is the
    invisible layer under the image of a scanned page: whoever made the file put it through OCR. `nameless`
    counts the signs that are missing from the lines because the file names no character for them.
    """

    lines: tuple[Line, ...]
    hidden: tuple[Removed, ...]
    width: float
    height: float
    ocr_layer: bool = False
    nameless: int = 0


def read_text(
    page: pdfium.PdfPage,
    number: int,
    steps: Steps = ALL,
    regions: Sequence[Region] = (),
    gutters: Gutters | None = None,
) -> PageText:
    """The text of `page`, which is the file's page `number` (1-based); what stands in one of its drawn
    `regions` apart from the rest. `gutters` are those of the pages before.

    Raise `ValueError` when the page holds more than MOST_CHARS characters, and what pdfium raises on
    a page that it cannot read.
    """
    width, height = page.get_size()
    layer = read_layer(page)
    seen = seen_of(page, layer, number) if steps.hidden else Seen(layer.glyphs)
    lines = lines_in(seen.glyphs, regions, number, (width, height), steps, gutters)
    return PageText(tuple(lines), seen.hidden, width, height, seen.ocr_layer, layer.nameless)
