"""A receipt: a quotation with everything that is needed to check it later, on another machine, without us."""

from dataclasses import asdict, dataclass, fields
from datetime import UTC, date, datetime
from hashlib import sha256
from typing import Any

from advicehub import __version__
from assistant.citation import Citation, Quotation
from assistant.receipts.code import code_of
from ingest.passage import passage_id

FORMAT = 1
PROGRAM = f"advicehub {__version__}"


@dataclass(frozen=True, slots=True)
class Receipt:
    """What a receipt says. It holds nothing of the question nor of who asked, and the day alone of when.

    `sha256` is that of the source file, which came as `file` (its ending chooses the reader); `extractor` read it.
    `quote` stands at [start, end) of its canonical text, in code points; its passage `passage` at [passage_start,
    passage_end), on `pages` (1-based), which bear `page_labels`. `reread` is False where the words are those that OCR
    read when the document was added. `made` is a day (ISO 8601, UTC); `receipt` the format's number.
    """

    receipt: int
    made: str
    program: str
    edition: str
    document: str
    title: str
    symbol: str
    date: str
    status: str
    work: str
    sha256: str
    file: str
    extractor: str
    reread: bool
    passage: str
    passage_start: int
    passage_end: int
    label: str
    pages: tuple[int, ...]
    page_labels: tuple[str, ...]
    start: int
    end: int
    quote: str
    quote_sha256: str

    def __post_init__(self) -> None:
        if not 0 <= self.passage_start <= self.start < self.end <= self.passage_end:
            raise ValueError("the quotation is not inside its passage")
        if len(self.quote) != self.end - self.start or len(self.pages) != len(self.page_labels):
            raise ValueError("the quotation is not as long as its offsets say, or a page has no label")

    @property
    def quotation(self) -> Quotation:
        """What is quoted."""
        return Quotation(self.document, self.sha256, self.start, self.end, self.quote)

    @property
    def code(self) -> str:
        """The short code, made of everything above."""
        return code_of(_contents(self))

    @property
    def fits(self) -> bool:
        """Whether what it says twice agrees: the hash of the quotation, and the passage's id."""
        id_ = passage_id(self.sha256, self.passage_start, self.passage_end)
        return self.quote_sha256 == quote_hash(self.quote) and self.passage == id_


NAMES = tuple(field.name for field in fields(Receipt))


def receipt_of(citation: Citation, edition: str, made: date | None = None) -> Receipt:
    """The receipt of `citation`, found in `edition`, made today (UTC) unless a day is given."""
    about, passage, quotation = citation.about, citation.passage, citation.quotation
    return Receipt(
        receipt=FORMAT,
        made=(made or datetime.now(UTC).date()).isoformat(),
        program=PROGRAM,
        edition=edition,
        document=quotation.document,
        title=about.title,
        symbol=about.symbol,
        date=about.date,
        status=about.status,
        work=about.work,
        sha256=quotation.version,
        file=citation.file,
        extractor=citation.extractor,
        reread=citation.reread,
        passage=passage.id,
        passage_start=passage.start,
        passage_end=passage.end,
        label=passage.label,
        pages=passage.pages,
        page_labels=citation.page_labels,
        start=quotation.start,
        end=quotation.end,
        quote=quotation.text,
        quote_sha256=quote_hash(quotation.text),
    )


def quote_hash(quote: str) -> str:
    """SHA-256 (hex) of a quotation in UTF-8."""
    return sha256(quote.encode("utf-8", "surrogatepass")).hexdigest()


def receipt_json(receipt: Receipt) -> dict[str, Any]:
    """The receipt as the JSON object that is handed out: its fields, and "code"."""
    contents = _contents(receipt)
    return {"receipt": contents.pop("receipt"), "code": receipt.code, **contents}


def _contents(receipt: Receipt) -> dict[str, Any]:
    found = asdict(receipt)
    return {**found, "pages": list(receipt.pages), "page_labels": list(receipt.page_labels)}
