"""The lines of a text file: their pages, and whether they are wrapped at a width."""

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.labels import label_of

_ENDS = re.compile(r"[.!?:;…。！？؟؛]['\"”’»)\]*¹²³⁴⁵⁶⁷⁸⁹⁰]*$")


@dataclass(frozen=True, slots=True)
class TextLine:
    """One line without its line end, on `page` (1-based; None when the file has no form feeds)."""

    text: str
    page: int | None

    @property
    def blank(self) -> bool:
        return not self.text.strip()


@dataclass(frozen=True, slots=True)
class Wrapping:
    """Whether lines are broken at a width, and that width in characters."""

    wrapped: bool
    width: int


def lines_of(text: str) -> tuple[tuple[TextLine, ...], int]:
    """(lines, pages) of `text`: form feeds separate pages; 0 pages when there is none."""
    if "\f" not in text.rstrip("\f\n"):
        return tuple(TextLine(line, None) for line in text.replace("\f", "\n").split("\n")), 0
    pages = text.split("\f")
    if not pages[-1].strip():
        pages.pop()
    lines = [TextLine(line, number) for number, page in enumerate(pages, 1) for line in page.split("\n")]
    return tuple(lines), len(pages)


def ends_sentence(text: str) -> bool:
    """Whether `text` ends as a sentence, a lead-in or a clause of a list does."""
    return bool(_ENDS.search(text.rstrip()))


def wrapping_of(lines: Sequence[TextLine]) -> Wrapping:
    """Judge by neighbouring lines how the file is laid out.

    In a wrapped file many a line of running text breaks off in mid-sentence and the next one goes on
    in lower case, and lines share a width; where each line is a paragraph this is rare.
    """
    lengths = sorted(len(line.text.strip()) for line in lines if not line.blank)
    if len(lengths) < 3:
        return Wrapping(False, 0)
    width = lengths[int(len(lengths) * 0.95)]
    pairs = [(a.text.strip(), b.text.strip()) for a, b in itertools.pairwise(lines) if not a.blank and not b.blank]
    full = [(a, b) for a, b in pairs if len(a) > 0.7 * width]
    running = sum(1 for a, b in full if not ends_sentence(a) and label_of(b).kind == "none" and not b[:1].isupper())
    wrapped = width <= 160 and len(full) >= 3 and running >= 0.3 * len(full)
    return Wrapping(wrapped, width)
