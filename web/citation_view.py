"""A citation as a page shows it: every value in words, every address ready."""

from dataclasses import dataclass

from assistant.citation import Citation
from index.access import PUBLIC
from index.ocr_words import ocr_in_words
from index.searcher import Searcher
from web import source_words
from web.addresses import document_address, passage_address
from web.inventory import Inventory
from web.paragraphs import Paragraph, paragraphs
from web.parts import Text, part_of
from web.source_row import named


@dataclass(frozen=True, slots=True)
class Neighbour:
    """The passage before or after."""

    label: str
    language: str
    paragraphs: list[Paragraph]


@dataclass(frozen=True, slots=True)
class CitationView:
    """`ocr` says that the passage was read by OCR, or is ''; `guesses` are remarks by field.

    `summary_of`, `superseded_by` and `siblings` are (name, address) pairs, the address '' where there is no
    page: the sources a note summarises, the document that superseded this one, the same work in other
    languages by code.
    """

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
    plain: str


def citation_view(citation: Citation, edition: str, searcher: Searcher, inventory: Inventory) -> CitationView:
    """`citation`, with what stands around it in `searcher`'s edition."""
    about, passage, quotation = citation.about, citation.passage, citation.quotation
    around = searcher.passages(passage.document, PUBLIC)
    at = next((i for i, (each, _) in enumerate(around) if each.id == passage.id), -1)
    unmarked, marked, _ = citation.marked
    mark = len(unmarked), len(unmarked) + len(marked)
    return CitationView(
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
        plain=source_words.plain_citation(
            quotation.text, about, passage, citation.page_labels, quotation.start, quotation.end, edition, citation.ocr
        ),
    )


def _neighbour(item: Text) -> Neighbour:
    passage, text = item
    return Neighbour(
        source_words.paragraph(passage.label), passage.language, paragraphs(text, passage.body - passage.start)
    )
