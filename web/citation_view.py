"""A citation as a page shows it: every value in words, every address ready."""

from dataclasses import dataclass

from assistant.citation import Citation
from assistant.composing.also_in import AlsoIn
from index.access import PUBLIC
from index.ocr_words import ocr_in_words
from index.searcher import Searcher
from ingest.document import Document
from web import source_words
from web.addresses import document_address, passage_address
from web.cite_passage import CopyForm, copy_forms
from web.inventory import Inventory
from web.page_address import WIDTHS, page_address, picture_address
from web.paragraphs import Paragraph, paragraphs
from web.parts import Text, part_of
from web.receipt_view import ReceiptView, receipt_view
from web.repair_words import Counted, repairs_in_words
from web.source_row import named
from web.terms import PlainHelp, plain_help


@dataclass(frozen=True, slots=True)
class Neighbour:
    """The passage before or after."""

    label: str
    language: str
    paragraphs: list[Paragraph]


@dataclass(frozen=True, slots=True)
class AlsoInView:
    """Another place that says nearly the same."""

    title: str
    language: str
    place: str
    address: str


@dataclass(frozen=True, slots=True)
class PrintedPage:
    """The page on which the quotation begins: its printed label, its address and that of its picture.

    `width` and `height` are the picture's, in pixels.
    """

    label: str
    address: str
    picture: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class CitationView:
    """`number` counts the answer's citations from 1. `ocr` says that the passage was read by OCR, or is ''; `guesses`
    are remarks by field.

    `repairs` are what was changed between the source file and what is shown of it here, `repairs_elsewhere` how
    many changes the rest of the document has. `summary_of`, `superseded_by` and `siblings` are (name, address)
    pairs, the address '' where there is no page: the sources a note summarises, the document that superseded
    this one, the same work in other languages by code. `page` is None for a source that has no pages. `forms`
    are what can be copied.
    """

    number: int
    citation: Citation
    kind: str
    binding: str
    place: str
    role: str
    ocr: str
    guesses: dict[str, str]
    paragraphs: list[Paragraph]
    before: Neighbour | None
    after: Neighbour | None
    address: str
    summary_of: list[tuple[str, str]]
    superseded_by: tuple[str, str] | None
    siblings: list[tuple[str, str]]
    also_in: list[AlsoInView]
    page: PrintedPage | None
    repairs: list[Counted]
    repairs_elsewhere: int
    forms: list[CopyForm]
    receipt: ReceiptView
    help: PlainHelp


def citation_view(
    number: int, citation: Citation, edition: str, searcher: Searcher, inventory: Inventory
) -> CitationView:
    """The answer's `number`-th citation, with what stands around it in `searcher`'s edition."""
    about, passage = citation.about, citation.passage
    around = searcher.passages(passage.document, PUBLIC)
    at = next((i for i, (each, _) in enumerate(around) if each.id == passage.id), -1)
    unmarked, marked, _ = citation.marked
    mark = len(unmarked), len(unmarked) + len(marked)
    listed = inventory.holdings.listed(passage.document)
    document = searcher.document(passage.document, PUBLIC)
    repairs, elsewhere = _repairs(citation, document) if document else ([], 0)
    return CitationView(
        number=number,
        citation=citation,
        kind=source_words.kind(about),
        binding=source_words.binding(about),
        place=source_words.place(passage, citation.page_labels),
        role=source_words.role(passage),
        ocr=ocr_in_words(citation.ocr),
        guesses={name: source_words.guess(about, name) for name in about.guessed},
        paragraphs=paragraphs(citation.paragraph, 0, mark),
        before=_neighbour(around[at - 1]) if at > 0 else None,
        after=_neighbour(around[at + 1]) if 0 <= at < len(around) - 1 else None,
        address=passage_address(passage.document, part_of(around, passage.id), passage.id),
        summary_of=[named(source, inventory) for source in about.summary_of],
        superseded_by=named(about.superseded_by, inventory) if about.superseded_by else None,
        siblings=[(d.about.language, document_address(d.id)) for d in inventory.holdings.siblings(passage.document)],
        also_in=[_also_in(each, searcher) for each in citation.also_in],
        page=_page(citation, document) if document else None,
        repairs=repairs,
        repairs_elsewhere=elsewhere,
        receipt=receipt_view(citation, edition),
        help=plain_help(citation, inventory),
        forms=copy_forms(citation, listed, edition, inventory) if listed else [],
    )


def _neighbour(item: Text) -> Neighbour:
    passage, text = item
    return Neighbour(
        source_words.paragraph(passage.label), passage.language, paragraphs(text, passage.body - passage.start)
    )


def _also_in(also: AlsoIn, searcher: Searcher) -> AlsoInView:
    part = part_of(searcher.passages(also.document, PUBLIC), also.passage)
    return AlsoInView(
        also.title,
        also.language,
        source_words.paragraph(also.label),
        passage_address(also.document, part, also.passage),
    )


def _page(citation: Citation, document: Document) -> PrintedPage | None:
    quotation = citation.quotation
    span = quotation.start, quotation.end
    number = min((run.page for run in document.runs if run.start < span[1] and span[0] < run.end), default=0)
    if not number:
        return None
    page, width = document.pages[number - 1], WIDTHS[0]
    return PrintedPage(
        page.label,
        page_address(document.id, number, *span),
        picture_address(document.id, number, *span),
        width,
        round(width * page.height / page.width) if page.width > 0 else width,
    )


def _repairs(citation: Citation, document: Document) -> tuple[list[Counted], int]:
    """What was changed inside the passage, its footnotes included, in words; and how often outside it."""
    passage = citation.passage
    shown = [(passage.body, passage.end), *((note.start, note.end) for note in passage.footnotes)]
    inside = [
        repair
        for repair in document.repairs
        if any(start <= repair.start and repair.end <= end for start, end in shown)
    ]
    return repairs_in_words(inside), len(document.repairs) - len(inside)
