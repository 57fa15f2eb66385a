"""How much of a document was read, and how, in numbers: what lists and overviews show of its ledger."""

from collections import Counter
from dataclasses import dataclass

from ingest.document import Document


@dataclass(frozen=True, slots=True)
class Coverage:
    """Counts of pages: `pages` in all; `ocr` read by OCR; `second` read by the second reader; `without_text`
    that carry text nobody could read and need OCR; `troubled` named in the ledger with a trouble.

    `hidden` counts the stretches of text left out because nobody can see them, `furniture` the running
    lines and page numbers left out.
    """

    pages: int = 0
    ocr: int = 0
    second: int = 0
    without_text: int = 0
    troubled: int = 0
    hidden: int = 0
    furniture: int = 0

    @property
    def in_doubt(self) -> int:
        """How many pages a person should look at: without text, or with a trouble."""
        return self.without_text + self.troubled


NOTHING = Coverage()
"""The coverage of a source without pages."""


def coverage_of(document: Document) -> Coverage:
    """The coverage of `document`, counted from its pages and its ledger."""
    ledger = document.ledger
    how = Counter(account.how for account in ledger.accounts)
    without = set(ledger.without_text)
    return Coverage(
        pages=len(document.pages),
        ocr=sum(page.text_layer == "ocr" for page in document.pages),
        second=how["pypdf"],
        without_text=len(without),
        troubled=len({trouble.page for trouble in ledger.troubles} - without),
        hidden=sum(removed.why in ("hidden", "off the page") for removed in ledger.removed),
        furniture=ledger.furniture,
    )
