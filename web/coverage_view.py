"""The account of how a document was read, in parts that stay light."""

from dataclasses import dataclass

from ingest.account import LeftOut, PageRow, left_out_of, rows_of, totals_of
from ingest.document import Document
from web import account_words

PAGES = 100
"""Pages of a document that one part accounts for."""

GROUPS = 60
"""The most different texts that one part lists as left out."""


@dataclass(frozen=True, slots=True)
class CoverageView:
    """Part `number` of `count` of a document's account; `more` texts left out are not listed."""

    number: int
    count: int
    summary: list[tuple[str, str]]
    rows: list[PageRow]
    left_out: list[LeftOut]
    more: int


def coverage_view(document: Document, number: int) -> CoverageView | None:
    """Part `number` of the account of `document`; None when there is none."""
    count = max(1, -(-len(document.pages) // PAGES))
    if not 1 <= number <= count:
        return None
    pages = document.pages[(number - 1) * PAGES : number * PAGES]
    here = {page.number for page in pages}
    removed = [each for each in document.ledger.removed if each.page in here or (each.page is None and number == 1)]
    groups = left_out_of(removed)
    return CoverageView(
        number,
        count,
        account_words.summary(totals_of(document)),
        [account_words.row(each) for each in rows_of(document, pages, removed)],
        [account_words.left_out(each) for each in groups[:GROUPS]],
        max(0, len(groups) - GROUPS),
    )
