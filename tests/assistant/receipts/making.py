"""Receipts of real passages, as an answer would make them."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from assistant.citation import Citation, Quotation
from assistant.receipts.receipt import Receipt, quote_hash, receipt_of
from assistant.verification import Verifier
from index.access import Access
from index.library import Library
from index.searcher import Searcher
from ingest.passage import Passage, passage_id

DAY = date(2026, 11, 22)


@dataclass(frozen=True, slots=True)
class Made:
    """A receipt of a passage, and what it was made of."""

    receipt: Receipt
    citation: Citation

    def saying(self, words: str) -> Receipt:
        """The same, but somebody made it say other words, and made the code anew."""
        receipt = self.receipt
        end = receipt.start + len(words)
        last = max(end, receipt.passage_end)
        return replace(receipt, quote=words, end=end, quote_sha256=quote_hash(words), passage_end=last,
                       passage=passage_id(receipt.sha256, receipt.passage_start, last))  # fmt: skip


def made_of(searcher: Searcher, library: Library, document: str, groups: tuple[str, ...] = ("unit",)) -> Made:
    """The receipt of the longest sentence-like stretch of the first passage of `document`."""
    return next(all_of(searcher, library, document, groups))


def all_of(searcher: Searcher, library: Library, document: str, groups: tuple[str, ...] = ()) -> Iterator[Made]:
    """A receipt of the second half of each passage of `document`."""
    access = Access.to(*groups)
    listed = next(each for each in searcher.documents(access) if each.id == document)
    reading = Verifier(library).reading(listed.version, listed.file)
    assert reading is not None
    for passage, text in searcher.passages(document, access):
        start = _middle(passage, text)
        quotation = Quotation(document, listed.version, start, passage.end, text[start - passage.start :])
        labels = tuple(listed.page_labels[page - 1] for page in passage.pages)
        citation = Citation(
            quotation, passage, text[passage.body - passage.start :], listed.about, labels, "exact",
            file=listed.file, extractor=reading.extractor,
        )  # fmt: skip
        yield Made(receipt_of(citation, searcher.edition(access), DAY), citation)


def _middle(passage: Passage, text: str) -> int:
    at = text.find(" ", (passage.body - passage.start + len(text)) // 2)
    return passage.start + at + 1 if 0 < at < len(text) - 1 else passage.body
