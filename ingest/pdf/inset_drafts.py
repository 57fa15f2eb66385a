"""Boxes and tables take their places between the blocks of the running text."""

from collections.abc import Sequence
from dataclasses import replace

from ingest.captions import is_box_caption
from ingest.draft import Draft
from ingest.pdf.boxes import BOX_LEVEL, box_drafts
from ingest.pdf.insets import Inset
from ingest.pdf.paragraphs import Paragraph
from ingest.pdf.tables import table_of
from ingest.vocabulary import Vocabulary


def with_insets(
    drafts: Sequence[Draft], paragraphs: Sequence[Paragraph], insets: Sequence[Inset], vocabulary: Vocabulary
) -> list[Draft]:
    """`drafts` (one for each of `paragraphs`) with those of `insets` between them.

    An inset beside or inside a paragraph comes after it, so that none is cut in two.
    """
    out: list[Draft] = []
    waiting = list(enumerate(insets, 1))
    lines = 0
    for draft, paragraph in zip(drafts, paragraphs, strict=True):
        while waiting and waiting[0][1].after <= lines:
            _put(_drafts(*waiting.pop(0), vocabulary), out)
        out.append(draft)
        lines += len(paragraph)
    for number, inset in waiting:
        _put(_drafts(number, inset, vocabulary), out)
    return out


def _put(drafts: Sequence[Draft], out: list[Draft]) -> None:
    """Add the drafts of an inset; a caption such as "Box 3: …" right above a box without a title is its title."""
    box = drafts[0].box if drafts else 0
    if box and drafts[0].kind != "heading" and out and not out[-1].box and is_box_caption(out[-1].text.strip()):
        out[-1] = replace(out[-1], kind="heading", level=BOX_LEVEL, box=box)
    out += drafts


def _drafts(number: int, inset: Inset, vocabulary: Vocabulary) -> list[Draft]:
    if inset.kind == "table":
        return [table_of(inset.lines, vocabulary)]
    return box_drafts(inset.lines, number, vocabulary)
