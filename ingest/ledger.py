"""What was and was not read of a file, page by page."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PageTrouble:
    """Page `page` (1-based) could not be read in full; `reason` is a sentence for a person."""

    page: int
    reason: str


@dataclass(frozen=True, slots=True)
class Ledger:
    """The account a reader gives of a file.

    `pages` counts the file's pages (0 for sources without pages). `without_text` lists the pages
    that carry no text layer (1-based): they need OCR and are never silently empty. `troubles` lists
    pages read only in part or by the second reader. `furniture` counts the running headers, footers
    and page numbers left out of the canonical text. `notes` are remarks on the file as a whole.
    """

    pages: int = 0
    without_text: tuple[int, ...] = ()
    troubles: tuple[PageTrouble, ...] = ()
    furniture: int = 0
    notes: tuple[str, ...] = ()
