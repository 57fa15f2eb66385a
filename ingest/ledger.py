"""What was and was not read of a file, page by page."""

from dataclasses import dataclass
from typing import Literal

How = Literal["pdfium", "pypdf", "tesseract", "file", "none"]
"""What gave a page's text: a PDF reader, OCR, the file itself (formats without layout), or nothing."""

Why = Literal["running line", "page number", "hidden", "off the page", "menu", "script", "unreadable"]


@dataclass(frozen=True, slots=True)
class PageTrouble:
    """Page `page` (1-based) could not be read in full; `reason` is a sentence for a person."""

    page: int
    reason: str


@dataclass(frozen=True, slots=True)
class PageAccount:
    """How page `page` (1-based) was read, and how much of it.

    `characters` counts the code points the reader gave, white space left out, before anything was
    removed. `agreement` is the share (0 to 1) of the page's words on which a second reader agrees,
    None where it was not asked.
    """

    page: int
    how: How
    characters: int
    agreement: float | None = None


@dataclass(frozen=True, slots=True)
class Removed:
    """`text` (at most 200 characters of it) was left out of the canonical text, and `why`.

    `page` is 1-based, None for sources without pages; `characters` counts all that was left out.
    """

    page: int | None
    why: Why
    text: str
    characters: int


@dataclass(frozen=True, slots=True)
class Ledger:
    """The account a reader gives of a file.

    `pages` counts the file's pages (0 for sources without pages), and `accounts` has one entry for
    each. `without_text` lists the pages that carry no text layer and were not read by OCR (1-based):
    they need OCR and are never silently empty. `troubles` lists pages read only in part or by the
    second reader. `furniture` counts the running headers, footers and page numbers left out of the
    canonical text; `removed` names them and everything else that was left out. `notes` are remarks
    on the file as a whole.
    """

    pages: int = 0
    without_text: tuple[int, ...] = ()
    troubles: tuple[PageTrouble, ...] = ()
    furniture: int = 0
    notes: tuple[str, ...] = ()
    accounts: tuple[PageAccount, ...] = ()
    removed: tuple[Removed, ...] = ()
