"""Boxes and tables take their places between the blocks of the running text."""

from collections.abc import Sequence

from ingest.draft import Draft
from ingest.pdf.boxes import box_drafts
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
            out += _drafts(*waiting.pop(0), vocabulary)
        out.append(draft)
        lines += len(paragraph)
    for number, inset in waiting:
        out += _drafts(number, inset, vocabulary)
    return out


def _drafts(number: int, inset: Inset, vocabulary: Vocabulary) -> list[Draft]:
    if inset.kind == "table":
        return [table_of(inset.lines, vocabulary)]
    return box_drafts(inset.lines, number, vocabulary)
