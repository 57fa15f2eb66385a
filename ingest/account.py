"""The ledger of a document in words for a person: for the terminal and for pages of the web application."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ingest.document import Document
from ingest.ledger import PageAccount, Removed, Why
from ingest.page import Page
from ingest.page_ranges import ranges

_SHOWN = 110
_REASON = 160
_HOW = {"pdfium": "text layer", "pypdf": "second reader", "tesseract": "OCR", "file": "file", "none": "not read"}
_LEFT_OUT: dict[Why, str] = {
    "running line": "running line", "page number": "page number", "hidden": "hidden text",
    "off the page": "text off the page", "menu": "menu", "script": "script", "unreadable": "unreadable text",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class PageRow:
    """A page: how it was read, its characters, shares in percent ('' where there is none), what was left out, and
    what went wrong; `doubtful` pages want a look; `left` is (what was left out, how often)."""

    number: int
    label: str
    how: str
    characters: str
    agreement: str
    confidence: str
    left_out: str
    trouble: str
    doubtful: bool
    left: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A text that was left out for one reason, on `pages` (ranges), `times` in all."""

    why: str
    text: str
    pages: str
    times: int


@dataclass(frozen=True, slots=True)
class Totals:
    """What was read of a document as a whole, counted; `confidence` is the mean of OCR's, 0 to 1, None for none.

    `need_ocr`, `not_read`, `empty` (nothing to read on them) and `in_part` are the numbers of pages, ascending.
    """

    pages: int
    text_layer: int
    second: int
    ocr: int
    confidence: float | None
    need_ocr: tuple[int, ...]
    not_read: tuple[int, ...]
    empty: tuple[int, ...]
    in_part: tuple[int, ...]
    furniture: int
    hidden: int
    menus: int
    repairs: int
    notes: tuple[str, ...]


def totals_of(document: Document) -> Totals:
    """The account of `document` as a whole."""
    ledger = document.ledger
    how = Counter(account.how for account in ledger.accounts)
    ocr = [page for page in document.pages if page.text_layer == "ocr"]
    sure = [page.confidence for page in ocr if page.confidence is not None]
    why = Counter(removed.why for removed in ledger.removed)
    without = frozenset(ledger.without_text)
    pictures = {trouble.page for trouble in ledger.troubles if _needs_ocr(trouble.reason)}
    return Totals(
        pages=len(document.pages),
        text_layer=how["pdfium"],
        second=how["pypdf"],
        ocr=len(ocr),
        confidence=sum(sure) / len(sure) if sure else None,
        need_ocr=tuple(page for page in ledger.without_text if page in pictures),
        not_read=tuple(page for page in ledger.without_text if page not in pictures),
        empty=tuple(sorted({page.number for page in document.pages if page.text_layer == "none"} - without)),
        in_part=tuple(sorted({trouble.page for trouble in ledger.troubles} - without)),
        furniture=ledger.furniture,
        hidden=why["hidden"] + why["off the page"],
        menus=why["menu"] + why["script"],
        repairs=len(document.repairs),
        notes=tuple(ledger.notes),
    )


def summary_of(document: Document) -> list[tuple[str, str]]:
    """(what, how much) for the document as a whole; what did not happen is left out."""
    read = totals_of(document)
    mean = f", mean confidence {100 * read.confidence:.0f} %" if read.confidence is not None else ""
    counts = [
        ("Pages", f"{read.pages:,}" if read.pages else "none: this kind of file has no pages"),
        ("Read from their text layer", f"{read.text_layer:,}" if read.text_layer else ""),
        ("Read by the second reader", f"{read.second:,}" if read.second else ""),
        ("Read by OCR", f"{read.ocr:,}{mean}" if read.ocr else ""),
        ("Not read, need OCR", _places(read.need_ocr)),
        ("Not read", _places(read.not_read)),
        ("Nothing to read on them", _places(read.empty)),
        ("Read in part", _places(read.in_part)),
        ("Running lines and page numbers left out", f"{read.furniture:,}" if read.furniture else ""),
        ("Hidden text left out", _times(read.hidden)),
        ("Menus and scripts left out", _times(read.menus)),
        ("Repairs recorded", f"{read.repairs:,}"),
        ("Remarks", "; ".join(read.notes)[: 4 * _REASON]),
    ]
    return [(what, said) for what, said in counts if said]


def _places(pages: Sequence[int]) -> str:
    return f"{len(pages):,}: p. {ranges(pages)}"[:_REASON] if pages else ""


def _needs_ocr(trouble: str) -> bool:
    """Whether a page's trouble is that it is a picture; a damaged page may be something else."""
    return "OCR" in trouble


def _times(count: int) -> str:
    return "" if not count else "once" if count == 1 else f"{count:,} times"


def rows_of(document: Document, pages: Sequence[Page], removed: Iterable[Removed]) -> list[PageRow]:
    """A row for each of `pages` of `document`, from which `removed` was left out."""
    accounts = {account.page: account for account in document.ledger.accounts}
    troubles: dict[int, list[str]] = defaultdict(list)
    for trouble in document.ledger.troubles:
        troubles[trouble.page].append(trouble.reason)
    left: dict[int | None, Counter[str]] = defaultdict(Counter)
    for each in removed:
        left[each.page][_LEFT_OUT[each.why]] += 1
    without = frozenset(document.ledger.without_text)
    return [
        _row(
            page, accounts.get(page.number), "; ".join(troubles[page.number]), left[page.number], page.number in without
        )
        for page in pages
    ]


def _row(page: Page, account: PageAccount | None, trouble: str, left: Counter[str], without: bool) -> PageRow:
    how = _HOW[account.how] if account else {"ocr": "OCR", "text": "text", "none": "not read"}[page.text_layer]
    if page.text_layer == "none":
        how = "no text on it" if not without else "not read: needs OCR" if _needs_ocr(trouble) else "not read"
    return PageRow(
        number=page.number,
        label=page.label,
        how=how,
        characters=f"{account.characters:,}" if account else "",
        agreement=_percent(account.agreement if account else None),
        confidence=_percent(page.confidence),
        left_out=", ".join(f"{count} × {what}" if count > 1 else what for what, count in left.items()),
        trouble=_cut(trouble, _REASON),
        doubtful=without or bool(trouble),
        left=tuple(left.items()),
    )


def _percent(share: float | None) -> str:
    return "" if share is None else f"{100 * share:.0f} %"


def left_out_of(removed: Iterable[Removed]) -> list[LeftOut]:
    """`removed` with equal texts together: first what nobody can see, then the rest, most frequent first."""
    places: dict[tuple[Why, str], list[int | None]] = defaultdict(list)
    for each in removed:
        places[each.why, _cut(" ".join(each.text.split()), _SHOWN)].append(each.page)
    groups = [
        LeftOut(_LEFT_OUT[why], text, ranges(sorted({page for page in pages if page})), len(pages))
        for (why, text), pages in places.items()
    ]
    return sorted(groups, key=lambda group: (group.why not in ("hidden text", "text off the page"), -group.times))


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else text[:most].rstrip() + "…"
