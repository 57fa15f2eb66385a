"""Text that nobody can see: it is kept out of the lines, and named."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from ingest.ledger import Removed, Why
from ingest.pdf.glyphs import Glyphs
from ingest.pdf.ink import Ink
from ingest.pdf.place import shown, turned_back
from ingest.pdf.text_layer import TextLayer
from ingest.pdf.text_style import Doubt

_SAMPLE = 200
_FILLING = 0.5
"""An image over this share of the page is a scan, and the unseen text before it what OCR read on it."""
_MOST_FORMS = 4


@dataclass(frozen=True, slots=True)
class Seen:
    """The glyphs of a page that can be seen, what was left out, and whether they are the OCR of a scan."""

    glyphs: list[Glyphs]
    hidden: tuple[Removed, ...] = ()
    ocr_layer: bool = False


def seen_of(page: pdfium.PdfPage, layer: TextLayer, number: int) -> Seen:
    """What can be seen of the text `layer` of `page`, which is the file's page `number` (1-based).

    Left out is text without ink, in the colour of what lies behind it, smaller than a point, or beside
    the page. Text without ink over an image that fills the page stays: it is the text of a scan.
    """
    if not layer.doubts:
        return Seen(layer.glyphs)
    kinds = {doubt for doubt, _ in layer.doubts.values()}
    gone: dict[int, Doubt] = {
        index: doubt for index, (doubt, _) in layer.doubts.items() if doubt in ("tiny", "outside")
    }
    ocr_layer = False
    off = [index for index, doubt in gone.items() if doubt == "outside"]
    if off and _length(layer, off) == _length(layer, range(len(layer.glyphs))) and not _scanned(page):
        gone = {}  # all of it beside the page: the file gives the page a wrong size
    if "invisible" in kinds:
        bare = [index for index, (doubt, _) in layer.doubts.items() if doubt == "invisible"]
        scan = _scanned(page)
        ocr_layer = scan and 2 * _length(layer, bare) > _length(layer, range(len(layer.glyphs)))
        if not scan:
            gone |= dict.fromkeys(bare, "invisible")
    if "faint" in kinds:
        gone |= _unseen(page, layer)
    kept = [glyphs for index, glyphs in enumerate(layer.glyphs) if index not in gone]
    return Seen(kept, tuple(_removed(layer, gone, number)), ocr_layer)


def _length(layer: TextLayer, indices: Iterable[int]) -> int:
    return sum(len(layer.glyphs[index].text.strip()) for index in indices)


def _unseen(page: pdfium.PdfPage, layer: TextLayer) -> dict[int, Doubt]:
    """Faint text that nothing sets off from what lies around it."""
    faint: dict[int, list[int]] = {}
    for index, (doubt, owner) in layer.doubts.items():
        if doubt == "faint":
            faint.setdefault(owner, []).append(index)
    width, height = page.get_size()
    ink = Ink(page, faint)
    gone: dict[int, Doubt] = {}
    for indices in faint.values():
        glyphs = [layer.glyphs[index] for index in indices]
        if not ink.shows(turned_back(each.turn, width, height).box(each[1:5]) for each in glyphs):
            gone |= dict.fromkeys(indices, "faint")
    return gone


def _removed(layer: TextLayer, gone: Mapping[int, Doubt], number: int) -> Iterator[Removed]:
    """An entry for each stretch of text that was left out for one reason."""
    inside = [(index, glyphs) for index, glyphs in enumerate(layer.glyphs) if glyphs.text.strip()]
    for why, stretch in groupby(inside, key=lambda each: gone.get(each[0], "")):
        if why:
            words = [glyphs.text for _, glyphs in stretch]
            reason: Why = "off the page" if why == "outside" else "hidden"
            yield Removed(number, reason, " ".join(words)[:_SAMPLE], sum(map(len, words)))


def _scanned(page: pdfium.PdfPage) -> bool:
    """Whether an image fills (most of) the page."""
    width, height = page.get_size()
    place = shown(page)
    for image in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=_MOST_FORMS):
        left, top, right, bottom = place.box(image.get_bounds())
        area = max(min(right, width) - max(left, 0), 0) * max(min(bottom, height) - max(top, 0), 0)
        if area > _FILLING * width * height:
            return True
    return False
