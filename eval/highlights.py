"""Do the marks on a page's picture cover the quotation, and nothing else?"""

import random
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from advicehub.errors import SourceError
from eval.interval import Estimate, ratio
from eval.word_places import LetterPlace, letter_places
from ingest.cut import cut
from ingest.document import Document
from ingest.jail import read_file
from ingest.page_image import mark_boxes
from ingest.pdf.right_to_left import is_rtl
from ingest.run import Box
from ingest.sentences import sentences
from ingest.stretches import stretches_of
from ingest.tokens import TokenCounter
from ingest.vocabulary import CJK

Script = Literal["latin and cyrillic", "arabic", "chinese"]
_CJK = re.compile(f"[{CJK}]")
LEAST_LETTERS = 20
"""Shorter sentences are seldom quoted, and many are headings."""


@dataclass(frozen=True, slots=True)
class Marked:
    """A quotation of `file`, [start, end) of its text, whose marks leave `missing` letters out and hold `more`.

    `pages` are those it stands on, `lines` how many lines. It is `seen` when the judge finds its letters on its
    pages at all: text that lies beside the page, or in an annotation, it does not.
    """

    file: str
    start: int
    end: int
    script: Script
    pages: tuple[int, ...]
    lines: int
    missing: int
    more: int
    seen: bool

    @property
    def right(self) -> bool:
        """Whether the letters in the marks are those of the quotation, each as often."""
        return not self.missing and not self.more


@dataclass(frozen=True, slots=True)
class HighlightReport:
    """`right` of the `quotations` in `files` that the judge sees; the interval resamples files, whose quotations
    are alike.

    `over_pages` counts quotations that run over the end of a page, `unseen` those that the judge does not see.
    """

    files: int
    quotations: int
    over_pages: int
    unseen: int
    right: Estimate


def marked_quotations(path: Path, most: int, counter: TokenCounter, seed: int = 0) -> list[Marked]:
    """At most `most` quotations of the PDF at `path`, each judged; none for one that is refused or has no pages.

    Sentences are drawn by `seed` from its passages, as an answer quotes them. Pages that OCR read are left out:
    the judge cannot see them.
    """
    try:
        document = read_file(path)
        spans = _spans(document, counter)
        chosen = random.Random(f"{seed}/{path.name}").sample(spans, min(most, len(spans)))
        return list(_judged(path, document, sorted(chosen)))
    except SourceError:
        return []


def highlight_reports(marked: Iterable[Marked]) -> dict[str, HighlightReport]:
    """The report of all, and of each script by itself."""
    by: dict[str, list[Marked]] = {}
    for each in marked:
        for name in (each.script, "all"):
            by.setdefault(name, []).append(each)
    return {name: _report(by[name]) for name in sorted(by, key=lambda name: (name == "all", name))}


def _report(marked: Sequence[Marked]) -> HighlightReport:
    files: dict[str, list[Marked]] = {}
    judged = [each for each in marked if each.seen]
    for each in judged:
        files.setdefault(each.file, []).append(each)
    rights = [float(sum(each.right for each in own)) for own in files.values()]
    wholes = [float(len(own)) for own in files.values()]
    over = sum(len(each.pages) > 1 for each in judged)
    return HighlightReport(len(files), len(judged), over, len(marked) - len(judged), ratio(rights, wholes))


def _spans(document: Document, counter: TokenCounter) -> list[tuple[int, int]]:
    """The sentences of a document's passages that stand on pages whose text the judge can see."""
    unseen = {page.number for page in document.pages if page.text_layer != "text"}
    starts = {
        (passage.body + start, passage.body + end)
        for passage in cut(document, counter)
        for start, end in sentences(document.text[passage.body : passage.end], passage.language)
    }
    return sorted(
        (start, end)
        for start, end in starts
        if sum(_letters(document.text[start:end]).values()) >= LEAST_LETTERS
        and (pages := {run.page for run in document.runs if run.start < end and start < run.end})
        and not pages & unseen
    )


def _judged(path: Path, document: Document, spans: Sequence[tuple[int, int]]) -> Iterator[Marked]:
    asked = [stretches_of(document.text, document.runs, *span) for span in spans]
    found = iter(mark_boxes(path, [stretch for each in asked for stretch in each]))
    seen: dict[int, list[LetterPlace]] = {}
    for (start, end), stretches in zip(spans, asked, strict=True):
        marks: dict[int, list[Box]] = {}
        for stretch in stretches:
            marks.setdefault(stretch.page, []).extend(next(found))
        for page in marks:
            seen[page] = seen[page] if page in seen else letter_places(path, page)
        text, pages = document.text[start:end], tuple(sorted(marks))
        wanted, inside = _letters(text), _inside(marks, seen)
        missing, more = (wanted - inside).total(), (inside - wanted).total()
        there = _letters("".join(place.letter for page in pages for place in seen[page]))
        yield Marked(
            path.name, start, end, _script(text), pages, len(stretches), missing, more, wanted <= there
        )  # fmt: skip


def _inside(marks: Mapping[int, Sequence[Box]], seen: Mapping[int, Sequence[LetterPlace]]) -> Counter[str]:
    """The letters whose middle lies in a mark."""
    return _letters(
        "".join(
            place.letter
            for page, boxes in marks.items()
            for place in seen[page]
            if any(left <= place.x <= right and top <= place.y <= bottom for left, top, right, bottom in boxes)
        )
    )


def _letters(text: str) -> Counter[str]:
    """The letters and digits of `text`, without accents and forms: hyphens and stops are spelled in many ways."""
    folded = unicodedata.normalize("NFKD", text).casefold()
    return Counter(char for char in folded if char.isalnum() and unicodedata.category(char) != "Lm")


def _script(text: str) -> Script:
    if is_rtl(text):
        return "arabic"
    return "chinese" if 2 * len(_CJK.findall(text)) > len(text) else "latin and cyrillic"
