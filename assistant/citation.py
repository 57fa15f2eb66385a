"""A quotation with everything needed to find it again and to check it."""

from dataclasses import dataclass
from typing import Literal

from assistant.composing.also_in import AlsoIn
from index.text_store import Ocr
from ingest.description import Description
from ingest.passage import Passage

Verdict = Literal["exact", "changed", "missing"]


@dataclass(frozen=True, slots=True)
class Quotation:
    """`text` is what stands at [start, end) of the canonical text of the document with SHA-256 `version`."""

    document: str
    version: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Citation:
    """A quotation inside its passage. `paragraph` is the passage's text below its headings, which
    begins at `passage.body`; `about` describes its document.

    `page_labels` are the printed labels of the passage's pages, in order. `verdict` is "exact" only
    where the quotation equals, code point by code point, a fresh extraction of the source file; where
    `reread` is False, pages of the file were read by OCR, and it equals the reading made when the
    document was added, from bytes that have not changed since. `ocr` holds the confidence of each page
    of the passage that was read by OCR; `footnotes` are (label, text) of those the passage bears the
    markers of. `also_in` are passages that say nearly the same and are folded into this one. The
    source came as `file` and was read by `extractor`.
    """

    quotation: Quotation
    passage: Passage
    paragraph: str
    about: Description
    page_labels: tuple[str, ...]
    verdict: Verdict
    ocr: Ocr = ()
    footnotes: tuple[tuple[str, str], ...] = ()
    reread: bool = True
    also_in: tuple[AlsoIn, ...] = ()
    file: str = ""
    extractor: str = ""

    @property
    def marked(self) -> tuple[str, str, str]:
        """The paragraph before the quotation, the quotation, and the paragraph after it."""
        start = self.quotation.start - self.passage.body
        end = self.quotation.end - self.passage.body
        return self.paragraph[:start], self.paragraph[start:end], self.paragraph[end:]

    @property
    def secondary(self) -> bool:
        """Whether the document is one of our own notes: a summary, never the standard itself."""
        return self.about.type == "note"
